import { hash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { inTime } from '../read/guarded-file.js';

/** One entry of a file, without what it says. */
export interface KnownEntry {
  readonly id: string;
  /** Whether it is a statement, a figure or a source; all others are names that any text may hold. */
  readonly isFiled: boolean;
  /** Hash of the entry as it is written. */
  readonly hash: string;
}

/** What was in a file of the record when it was read. */
export interface KnownRecordFile {
  readonly stamp: string | undefined;
  readonly entries: readonly KnownEntry[];
  /** SHA-256 of a JSON Lines file. */
  readonly sha256?: string;
}

/** What was in a file of proofs when it was read: a hash of each proof, by a key of its own. */
export interface KnownProofsFile {
  readonly stamp: string | undefined;
  readonly proofs: ReadonlyMap<string, string>;
}

/** A file changed this recently may change again within the resolution of its times. */
const FRESH_MS = 2_000;
const HASH_LENGTH = 22;

/** A short hash of a text. */
export const shortHash = (text: string): string => hash('sha256', text, 'base64url').slice(0, HASH_LENGTH);

/**
 * Size and times of a file, taken before it is read: as long as they are the same, so is the file.
 * @returns undefined where they say nothing
 */
export async function stampOfFile(path: string, now = Date.now()): Promise<string | undefined> {
  try {
    const { ino, size, mtimeMs, ctimeMs } = await inTime(stat(path));
    return now - Math.max(mtimeMs, ctimeMs) < FRESH_MS ? undefined : [ino, size, mtimeMs, ctimeMs].join(' ');
  } catch {
    return undefined;
  }
}
