import { cachePath, readCache, writeCache } from '../../knowledge/cache/cache.js';
import { type Fingerprint, fingerprintOf } from '../../knowledge/cache/fingerprint.js';
import { type LoadOptions, loadRecord } from '../../knowledge/load.js';
import type { Problem } from '../../knowledge/problems.js';
import type { Logger } from '../../log.js';
import { buildIndex } from '../../search/index/search-index.js';
import { type CachedRecord, fromCache, type IndexedRecord, toCache } from './cached-record.js';

/** Smaller records are read in less than a second. */
const MIN_CACHED_BYTES = 2_000_000;

/** All code of the bot: any change of it could make another record or index from the same files. */
const CODE = [`${import.meta.dirname}/../..`];

/** Where the record is, and where a large one may be cached. */
export interface OpenOptions extends LoadOptions {
  /** The folder of caches; absent: none is written. */
  readonly cacheDir?: string;
  /** Size from which a record is cached, in bytes. */
  readonly largeFrom?: number;
  readonly log: Logger;
}

/** A record and its index, or every problem that prevents it. */
export type Opened =
  | (IndexedRecord & {
      readonly ok: true;
      /** Whether it came from the cache. */
      readonly cached: boolean;
      /** Hash of everything it was made from, taken before that was read; undefined when a file could not be read. */
      readonly fingerprint: string | undefined;
    })
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Opens a record with its index. A large one comes from the cache when nothing it is made from has changed; else it is read, checked,
 * proved, and cached for the next start.
 */
export async function openRecord(options: OpenOptions, before?: Fingerprint): Promise<Opened> {
  return open(options, before ?? (await fingerprintNow(options)));
}

async function open(options: OpenOptions, before: Fingerprint | undefined): Promise<Opened> {
  const { cacheDir, knowledgeDir, log, now = new Date() } = options;
  if (cacheDir === undefined || before === undefined || !isLarge(before, options)) return openFiles(options, before);
  const path = cachePath(cacheDir, knowledgeDir);
  const found = await readCache(path, before.key);
  if ('value' in found) {
    try {
      return { ok: true, ...fromCache(found.value as CachedRecord, now), cached: true, fingerprint: before.key };
    } catch (error) {
      log.warn({ error: String(error) }, 'the cache of the record cannot be used: reading the files');
    }
  } else log.info({ cache: path }, `reading the record from its files, because its cache ${found.missing}`);
  const opened = await openFiles(options, before);
  if (opened.ok) await cache(opened, path, before, options);
  return opened;
}

/** The fingerprint of everything that a record is made from, as it is on disk now; undefined when a file cannot be read. */
export const fingerprintNow = ({
  knowledgeDir,
  archiveDir,
}: Pick<OpenOptions, 'knowledgeDir' | 'archiveDir'>): Promise<Fingerprint | undefined> =>
  fingerprintOf({ knowledgeDir, archiveDir, code: CODE });

/** Whether a record is large enough for the cache. */
export const isLarge = (
  { bytes }: Fingerprint,
  { largeFrom = MIN_CACHED_BYTES }: Pick<OpenOptions, 'largeFrom'>,
): boolean => bytes >= largeFrom;

async function openFiles(options: OpenOptions, before: Fingerprint | undefined): Promise<Opened> {
  const loaded = await loadRecord(options);
  if (!loaded.ok) return loaded;
  return { ...loaded, index: buildIndex(loaded.record), cached: false, fingerprint: before?.key };
}

async function cache(opened: IndexedRecord, path: string, before: Fingerprint, options: OpenOptions): Promise<void> {
  // A record that was edited while it was read must not be cached under the hash of the old files.
  if ((await fingerprintNow(options))?.key !== before.key) return;
  const { log } = options;
  try {
    await writeCache(path, before.key, toCache(opened));
    log.info({ cache: path }, 'cached the record for the next start');
  } catch (error) {
    log.warn({ cache: path, error: String(error) }, 'the record could not be cached: the next start reads it again');
  }
}
