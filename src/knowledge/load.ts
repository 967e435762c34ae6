import type { Entry } from '../record/entries.js';
import { buildRecord, type VerbatimRecord } from '../record/record.js';
import { analyse } from './analyse.js';
import { sha256 } from './archive.js';
import type { Progress } from './collect-archive.js';
import type { Problem } from './problems.js';

/** Where the record and its source texts are. */
export interface LoadOptions {
  /** The folder of YAML files, usually `knowledge`. */
  readonly knowledgeDir: string;
  /** The folder of source texts, usually `archive`; it need not exist. */
  readonly archiveDir: string;
  /** Told now and then how far a large archive has been read. */
  readonly onProgress?: (progress: Progress) => void;
  /** The moment that counts as now; the clock when absent. */
  readonly now?: Date;
}

/** A whole record, or every reason why there is none. */
export type LoadResult =
  | { readonly ok: true; readonly record: VerbatimRecord; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What a reload left standing: the new record, or the last good one with the reasons why the new one was refused. */
export interface ReloadResult {
  readonly record: VerbatimRecord;
  readonly reloaded: boolean;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/**
 * Reads, checks and proves the record. Bad content never throws: every problem comes back at once.
 * @param options where the files are
 */
export async function loadRecord(options: LoadOptions): Promise<LoadResult> {
  const now = options.now ?? new Date();
  const { built, states, proofs, problems, warnings } = await analyse({
    ...options,
    today: now.toISOString().slice(0, 10),
  });
  if (problems.length > 0) return { ok: false, problems };
  const entries = built.map(
    ({ entry }): Entry =>
      entry.entry === 'source'
        ? { ...entry, archived: entry.archived || Object.hasOwn(proofs.sources, entry.id) }
        : entry,
  );
  const record = buildRecord({ version: versionOf(entries), loadedAt: now.toISOString(), entries, proofs: states });
  return { ok: true, record, warnings };
}

function versionOf(entries: readonly Entry[]): string {
  const sorted = [...entries].sort((a, b) => (a.id < b.id ? -1 : 1));
  return sha256(
    JSON.stringify(sorted, (key, value: unknown) => (key === 'position' ? undefined : inOrder(value))),
  ).slice(0, 8);
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Loads again; keeps the last good record when the new one has problems. */
export async function reloadRecord(previous: VerbatimRecord, options: LoadOptions): Promise<ReloadResult> {
  const result = await loadRecord(options);
  return result.ok
    ? { record: result.record, reloaded: true, problems: [], warnings: result.warnings }
    : { record: previous, reloaded: false, problems: result.problems, warnings: [] };
}
