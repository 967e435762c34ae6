import type { Entry } from '../record/entries.js';
import { mapOnDemand } from '../record/on-demand.js';
import { buildRecord, type VerbatimRecord } from '../record/record.js';
import { loadEntries } from './load-entries.js';
import type { Problem } from './problems.js';
import type { SourceProof } from './proof/proofs-file.js';
import type { Progress } from './read/parse-json-lines.js';
import type { RecordFiles, RecordFolders } from './read-files.js';
import type { EntrySpools } from './spool/spooled-entries.js';
import { VersionMaker } from './version.js';

export interface LoadOptions extends RecordFolders {
  /** The files, where they have been read already. */
  readonly files?: RecordFiles;
  /** Where entries are kept that are not to be in memory; all are unless given. */
  readonly spools?: EntrySpools;
  /** Whether only problems are looked for: nobody reads the warnings, which may be millions. */
  readonly withoutWarnings?: boolean;
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
  const { built, states, provenOn, seconds, sourceProofs, lost, warnings, jsonLinesHashes, ...loaded } =
    await loadEntries({
      ...options,
      today: now.toISOString().slice(0, 10),
    });
  const problems = [...loaded.problems, ...lost];
  if (problems.length > 0) return { ok: false, problems };
  options.spools?.settle();
  const entries = mapOnDemand(built, ({ entry }) =>
    withProof(entry, sourceProofs.get(entry.id), seconds.get(entry.id)),
  );
  const record = buildRecord({
    version: new VersionMaker().versionOf(entries, jsonLinesHashes),
    loadedAt: now.toISOString(),
    entries,
    proofs: states,
    provenOn,
  });
  return { ok: true, record, warnings };
}

/**
 * An entry with what its proof tells: a source’s text, and when the words of a statement or figure are said in a recording.
 * @param second of a recording
 */
export function withProof(entry: Entry, proof: SourceProof | undefined, second: number | undefined): Entry {
  if ((entry.entry === 'statement' || entry.entry === 'figure') && second !== undefined) return { ...entry, second };
  if (entry.entry !== 'source' || proof === undefined) return entry;
  const { sha256: hash, length, extent = 'whole' } = proof;
  return { ...entry, archived: true, extent, text: { sha256: hash, length } };
}
