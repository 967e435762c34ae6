import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Problem } from '../problems.js';
import { explainFileError } from '../read/file-errors.js';
import { writeAtomically } from '../read/write-atomically.js';
import { type FileProofs, type ProofsFile, proofsPath, proofsText } from './proofs-file.js';

/** What became of the files of proofs, as shown to people. */
export interface WrittenProofs {
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Writes the proofs of every file beside it, each whole and only where it changes, and then removes the files that hold nothing now.
 * @param proofs by the file of the record, as shown
 * @param before the files of proofs as they were read
 * @returns what was done, or the first file that could not be written; those before it are written and true
 */
export async function writeProofs(
  proofs: ReadonlyMap<string, FileProofs>,
  before: readonly ProofsFile[],
): Promise<WrittenProofs | Problem> {
  const old = new Map(before.map(({ shown, text }) => [shown, text]));
  const written: string[] = [];
  const removed: string[] = [];
  const kept = new Set<string>();
  for (const [file, one] of [...proofs].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const text = proofsText(one);
    if (text === undefined) continue;
    const shown = proofsPath(file);
    kept.add(shown);
    if (old.get(shown) === text) continue;
    try {
      await writeAtomically(resolve(shown), text);
    } catch (error) {
      return trouble(shown, `the proofs ${explainFileError(error, 'written')}`);
    }
    written.push(shown);
  }
  for (const { path, shown } of before) {
    if (kept.has(shown)) continue;
    try {
      await rm(path, { force: true });
    } catch (error) {
      return trouble(shown, `the file ${explainFileError(error, 'removed')}`);
    }
    removed.push(shown);
  }
  return { written, removed };
}

const trouble = (file: string, wrong: string): Problem => ({
  file,
  line: 1,
  column: 1,
  wrong,
  right: 'make the folder writable',
});
