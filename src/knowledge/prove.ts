import type { ProofState } from '../record/proofs.js';
import { type LoadOptions, loadRecord } from './load.js';
import { loadEntries } from './load-entries.js';
import type { Problem } from './problems.js';
import { proofsPath, proofsText } from './proof/proofs-file.js';
import { explainFileError } from './read/file-errors.js';
import { shownPath } from './read/record-files.js';
import { writeAtomically } from './read/write-atomically.js';
import { readFiles } from './read-files.js';

export interface ProveOptions extends LoadOptions {
  /** The day written beside each new proof, `2023-09-22`. */
  readonly today: string;
}
export interface ProveResult {
  readonly ok: boolean;
  readonly proven: number;
  readonly unproven: number;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}
export interface CheckResult extends ProveResult {
  /** How many entries of each kind are on file. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Proves every quoted word and value, and stores the proofs when all of it holds. */
export async function proveRecord(options: ProveOptions): Promise<ProveResult> {
  const files = options.files ?? (await readFiles(options));
  const { states, proofs, problems, warnings } = await loadEntries({ ...options, files });
  const counted = { proven: countProven(states), unproven: count(states, 'unproven') };
  if (problems.length > 0) return { ok: false, ...counted, problems, warnings: [] };
  const path = proofsPath(options.knowledgeDir);
  const text = proofsText(proofs);
  try {
    if (files.proofs.text !== text) await writeAtomically(path, text);
  } catch (error) {
    const problem = {
      file: shownPath(path),
      line: 1,
      column: 1,
      wrong: `the proofs ${explainFileError(error, 'written')}`,
      right: 'make the folder writable',
    };
    return { ok: false, ...counted, problems: [problem], warnings };
  }
  return { ok: true, ...counted, problems: [], warnings: [] };
}

/** Checks the record and counts what is on file. */
export async function checkRecord(options: LoadOptions): Promise<CheckResult> {
  const result = await loadRecord(options);
  if (!result.ok) return { ok: false, proven: 0, unproven: 0, problems: result.problems, warnings: [], counts: {} };
  const { sources, people, organisations, places, events, metrics, statements, figures, proofs } = result.record;
  const lists = { sources, people, organisations, places, events, metrics, statements, figures };
  const counts = Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.length]));
  return {
    ok: true,
    proven: countProven(proofs),
    unproven: count(proofs, 'unproven'),
    problems: [],
    warnings: result.warnings,
    counts,
  };
}

const countProven = (states: ReadonlyMap<string, ProofState>): number =>
  count(states, 'proven') + count(states, 'value-proven');

function count(states: ReadonlyMap<string, ProofState>, state: ProofState): number {
  return [...states.values()].filter((each) => each === state).length;
}
