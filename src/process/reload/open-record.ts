import { cachePath, readCache, writeCache } from '../../knowledge/cache/cache.js';
import { type Fingerprint, fingerprintOf } from '../../knowledge/cache/fingerprint.js';
import { type LoadOptions, loadRecord } from '../../knowledge/load.js';
import type { Problem } from '../../knowledge/problems.js';
import type { Logger } from '../../log.js';
import type { Entry } from '../../record/entries.js';
import type { ProofState } from '../../record/proofs.js';
import { buildRecord, type VerbatimRecord } from '../../record/record.js';
import { restoreIndex, type SavedIndex, saveIndex } from '../../search/index/saved-index.js';
import { buildIndex, type SearchIndex } from '../../search/index/search-index.js';

/** A record from this many bytes on is kept in a cache: reading a smaller one takes less than a second. */
const LARGE_FROM = 2_000_000;

/** All code of the bot: any change of it could make another record or index from the same files. */
const CODE = [`${import.meta.dirname}/../..`];

/** Where the record is, and where a large one may be kept. */
export interface OpenOptions extends LoadOptions {
  /** The folder of caches; absent: nothing is kept. */
  readonly cacheDir?: string;
  /** A record of at least this many bytes is kept in the cache. */
  readonly largeFrom?: number;
  readonly log: Logger;
}

/** A record and its index, or every reason why there is none. */
export type Opened =
  | {
      readonly ok: true;
      readonly record: VerbatimRecord;
      readonly index: SearchIndex;
      readonly warnings: readonly Problem[];
      /** Whether it came from the cache. */
      readonly cached: boolean;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What a cache holds: a checked record and its index. */
interface Kept {
  readonly version: string;
  /** The entries as JSON, which is read faster than V8's own format; the files of their positions by number. */
  readonly entries: Uint8Array;
  readonly files: readonly string[];
  readonly proofs: ReadonlyMap<string, ProofState>;
  readonly warnings: readonly Problem[];
  readonly index: SavedIndex;
}

/**
 * Opens a record with its index. A large one is taken from the cache when nothing it is made from has changed; else it is read, checked
 * and proved, and kept for the next start.
 * @param options where everything is
 */
export async function openRecord(options: OpenOptions): Promise<Opened> {
  const before = options.cacheDir === undefined ? undefined : await fingerprint(options);
  if (before === undefined || before.bytes < (options.largeFrom ?? LARGE_FROM) || options.cacheDir === undefined)
    return openFiles(options);
  const path = cachePath(options.cacheDir, options.knowledgeDir);
  const kept = await readCache(path, before.key);
  if ('value' in kept) {
    try {
      return fromKept(kept.value as Kept, options);
    } catch (error) {
      options.log.warn({ error: String(error) }, 'the cache of the record does not fit it: it is made again');
    }
  } else options.log.info({ cache: path }, `the record is read from its files, because of its cache ${kept.missing}`);
  const opened = await openFiles(options);
  if (opened.ok) await keep(opened, path, before, options);
  return opened;
}

/**
 * What a record is made from, as it is on disk now.
 * @param options where everything is
 * @returns its hash, and whether it is large enough to be kept; nothing where it cannot be read
 */
export async function fingerprintNow(
  options: Pick<OpenOptions, 'knowledgeDir' | 'archiveDir' | 'largeFrom'>,
): Promise<{ readonly key: string; readonly large: boolean } | undefined> {
  const now = await fingerprint(options);
  return now === undefined ? undefined : { key: now.key, large: now.bytes >= (options.largeFrom ?? LARGE_FROM) };
}

async function fingerprint({
  knowledgeDir,
  archiveDir,
}: Pick<OpenOptions, 'knowledgeDir' | 'archiveDir'>): Promise<Fingerprint | undefined> {
  return fingerprintOf({ knowledgeDir, archiveDir, code: CODE });
}

async function openFiles(options: OpenOptions): Promise<Opened> {
  const loaded = await loadRecord(options);
  if (!loaded.ok) return loaded;
  return { ...loaded, index: buildIndex(loaded.record), cached: false };
}

function fromKept(kept: Kept, { now = new Date() }: OpenOptions): Opened {
  const { version, proofs, warnings, index } = kept;
  const record = buildRecord({ version, loadedAt: now.toISOString(), entries: unpack(kept), proofs });
  return { ok: true, record, index: restoreIndex(index, record), warnings, cached: true };
}

async function keep(
  { record, index, warnings }: Extract<Opened, { ok: true }>,
  path: string,
  before: Fingerprint,
  options: OpenOptions,
): Promise<void> {
  // What was edited while it was read must not be kept under the old name.
  if ((await fingerprint(options))?.key !== before.key) return;
  const kept: Kept = {
    version: record.version,
    ...pack([...record.byId.values()]),
    proofs: record.proofs,
    warnings,
    index: saveIndex(index),
  };
  try {
    await writeCache(path, before.key, kept);
    options.log.info({ cache: path }, 'the record is kept for a quick start next time');
  } catch (error) {
    options.log.warn(
      { cache: path, error: String(error) },
      'the record could not be kept: the next start reads it again',
    );
  }
}

function pack(entries: readonly Entry[]): Pick<Kept, 'entries' | 'files'> {
  const files = [...new Set(entries.map(({ position }) => position.file))];
  const numbers = new Map(files.map((file, number) => [file, number]));
  const packed = entries.map((entry) => ({
    ...entry,
    position: { ...entry.position, file: numbers.get(entry.position.file) },
  }));
  return { entries: Buffer.from(JSON.stringify(packed)), files };
}

function unpack({ entries, files }: Kept): Entry[] {
  const packed = JSON.parse(
    Buffer.from(entries.buffer, entries.byteOffset, entries.length).toString('utf8'),
  ) as Entry[];
  for (const { position } of packed) (position as { file: string }).file = files[Number(position.file)] ?? '';
  return packed;
}
