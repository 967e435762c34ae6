import { randomUUID } from 'node:crypto';
import { cachePath, readCache, writeCache } from '../../knowledge/cache/cache.js';
import { type Fingerprint, fingerprintOf, hashCode } from '../../knowledge/cache/fingerprint.js';
import { type LoadOptions, loadRecord } from '../../knowledge/load.js';
import type { Problem } from '../../knowledge/problems.js';
import { type RecordFiles, readFiles } from '../../knowledge/read-files.js';
import type { Logger } from '../../log.js';
import { withoutDrafts } from '../../record/without-drafts.js';
import { buildIndex } from '../../search/embedded/embedded-index.js';
import { type IndexedRecord, type PackedRecord, packRecord, unpackRecord } from './packed-record.js';

/** Smaller records are read in less than a second. */
const MIN_CACHED_BYTES = 2_000_000;
/** Max attempts while files keep changing; then they are loaded as they are. */
const MAX_ATTEMPTS = 4;

/** Where the record is, and where a large one may be cached. */
export interface OpenOptions extends Omit<LoadOptions, 'files'> {
  /** The folder of caches; absent: none is written. */
  readonly cacheDir?: string;
  /** Size from which a record is cached, in bytes. */
  readonly largeFrom?: number;
  /** Hash of the bot's code, where it was taken already. */
  readonly codeHash?: string;
  readonly log: Logger;
}

/** A record and its index, or every problem that prevents it. */
export type Opened =
  | (IndexedRecord & {
      readonly ok: true;
      /** Whether it came from the cache. */
      readonly cached: boolean;
      /** Hash of everything it was made from. */
      readonly fingerprint: string;
    })
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * The hash of all code of the bot: any change of it could make another record or index from the same files. Where the code cannot be read
 * it is like no other, so that no cache is used.
 */
export const hashOwnCode = (): Promise<string> => hashCode([`${import.meta.dirname}/../..`]).catch(() => randomUUID());

/**
 * Opens a record with its index. A large one comes from the cache when nothing it is made from has changed; else it is read, checked,
 * proved, and cached for the next start.
 */
export async function openRecord(options: OpenOptions): Promise<Opened> {
  const codeHash = options.codeHash ?? (await hashOwnCode());
  const files = await readFiles(options);
  const before = await fingerprintOf(files, codeHash);
  const opened = await openFiles(options, files, before);
  if (opened.ok && !opened.cached && isCached(before, options)) {
    // A record that was edited while it was read must not be cached under the hash of the old files.
    const after = await fingerprintOf(await readFiles(options), codeHash);
    if (after.key === before.key) await writeToCache(opened, before, options);
  }
  return opened;
}

/**
 * Opens a record that may be changing right now: what was written while it was read could be half of a change, so it is read again until
 * it stays the same.
 * @param known the fingerprint of the record that answers
 * @returns undefined when nothing has changed since then
 */
export async function reopenRecord(options: OpenOptions, known: string | undefined): Promise<Opened | undefined> {
  const codeHash = options.codeHash ?? (await hashOwnCode());
  let files = await readFiles(options);
  let before = await fingerprintOf(files, codeHash);
  for (let attempt = 1; ; attempt += 1) {
    if (before.key === known) return undefined;
    const opened = await openFiles(options, files, before);
    files = await readFiles(options);
    const after = await fingerprintOf(files, codeHash);
    const isSettled = after.key === before.key;
    if (isSettled && opened.ok && !opened.cached && isCached(before, options))
      await writeToCache(opened, before, options);
    if (isSettled || attempt === MAX_ATTEMPTS) return opened;
    before = after;
  }
}

const isCached = ({ bytes }: Fingerprint, { cacheDir, largeFrom = MIN_CACHED_BYTES }: OpenOptions): boolean =>
  cacheDir !== undefined && bytes >= largeFrom;

async function openFiles(options: OpenOptions, files: RecordFiles, fingerprint: Fingerprint): Promise<Opened> {
  if (isCached(fingerprint, options)) {
    const cached = await openCache(options, fingerprint);
    if (cached !== undefined) return { ok: true, ...cached, cached: true, fingerprint: fingerprint.key };
  }
  const loaded = await loadRecord({ ...options, files });
  if (!loaded.ok) return loaded;
  // Nothing that answers knows of a draft, so nothing can name one.
  const record = withoutDrafts(loaded.record);
  return { ...loaded, record, index: buildIndex(record), cached: false, fingerprint: fingerprint.key };
}

async function openCache(options: OpenOptions, { key }: Fingerprint): Promise<IndexedRecord | undefined> {
  const { cacheDir = '', knowledgeDir, log, now = new Date() } = options;
  const path = cachePath(cacheDir, knowledgeDir);
  const found = await readCache(path, key);
  if ('missing' in found) {
    log.info({ cache: path }, `reading the record from its files, because its cache ${found.missing}`);
    return undefined;
  }
  try {
    return unpackRecord(found.value as PackedRecord, now);
  } catch (error) {
    log.warn({ error: String(error) }, 'the cache of the record cannot be used: reading the files');
    return undefined;
  }
}

async function writeToCache(opened: IndexedRecord, { key }: Fingerprint, options: OpenOptions): Promise<void> {
  const { cacheDir = '', knowledgeDir, log } = options;
  const path = cachePath(cacheDir, knowledgeDir);
  try {
    await writeCache(path, key, packRecord(opened));
    log.info({ cache: path }, 'cached the record for the next start');
  } catch (error) {
    log.warn({ cache: path, error: String(error) }, 'the record could not be cached: the next start reads it again');
  }
}
