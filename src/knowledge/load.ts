import type { Entry } from '../record/entries.js';
import { buildRecord, type VerbatimRecord } from '../record/record.js';
import { loadEntries } from './load-entries.js';
import type { Problem } from './problems.js';
import type { SourceProof } from './proof/proofs-file.js';
import { sha256 } from './proof/sha256.js';
import type { Progress } from './read/parse-json-lines.js';
import type { RecordFiles, RecordFolders } from './read-files.js';

export interface LoadOptions extends RecordFolders {
  /** The files, where they have been read already. */
  readonly files?: RecordFiles;
  /** Called after every piece of a JSON Lines file. */
  readonly onProgress?: (progress: Progress) => void;
  /** The moment that counts as now; the clock when absent. */
  readonly now?: Date;
}

/** A whole record, or every problem that prevents it. */
export type LoadResult =
  | { readonly ok: true; readonly record: VerbatimRecord; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads, checks and proves the record. Bad content never throws: every problem comes back at once. */
export async function loadRecord(options: LoadOptions): Promise<LoadResult> {
  const now = options.now ?? new Date();
  const { built, states, provenOn, sourceProofs, lost, warnings, jsonLinesHashes, ...loaded } = await loadEntries({
    ...options,
    today: now.toISOString().slice(0, 10),
  });
  const problems = [...loaded.problems, ...lost];
  if (problems.length > 0) return { ok: false, problems };
  const entries = built.map(({ entry }): Entry => withText(entry, sourceProofs.get(entry.id)));
  const record = buildRecord({
    version: versionOf(entries, jsonLinesHashes),
    loadedAt: now.toISOString(),
    entries,
    proofs: states,
    provenOn,
  });
  return { ok: true, record, warnings };
}

/** A source with what is known of its text. */
function withText(entry: Entry, proof: SourceProof | undefined): Entry {
  if (entry.entry !== 'source' || proof === undefined) return entry;
  const { sha256: hash, length, extent = 'whole' } = proof;
  return { ...entry, archived: true, extent, text: { sha256: hash, length } };
}

/** Entries of JSON Lines files count by the hash of their file, which is taken while it is read. */
function versionOf(entries: readonly Entry[], jsonLinesHashes: ReadonlyMap<string, string>): string {
  const sorted = entries
    .filter(({ position }) => !jsonLinesHashes.has(position.file))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const written = JSON.stringify(sorted, (key, value: unknown) => (key === 'position' ? undefined : inOrder(value)));
  return sha256(written + [...jsonLinesHashes.values()].sort().join(' ')).slice(0, 8);
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
