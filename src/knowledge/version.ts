import type { Entry } from '../record/entries.js';
import { sha256 } from './proof/sha256.js';

const LENGTH = 8;

/** Makes the versions of a record as it changes. What was made of an entry is remembered as long as there is that entry. */
export class VersionMaker {
  readonly #hashes = new WeakMap<Entry, string>();

  /**
   * A short hash of all entries, wherever in their files they are. Those of JSON Lines files count by the hash of their file, which is taken
   * while it is read.
   */
  versionOf(entries: readonly Entry[], jsonLinesHashes: ReadonlyMap<string, string>): string {
    const hashes = entries
      .filter(({ position }) => !jsonLinesHashes.has(position.file))
      .map((entry) => this.#hashOf(entry))
      .sort();
    return sha256([...hashes, ...[...jsonLinesHashes.values()].sort()].join(' ')).slice(0, LENGTH);
  }

  #hashOf(entry: Entry): string {
    const known = this.#hashes.get(entry);
    if (known !== undefined) return known;
    const hash = sha256(
      JSON.stringify(entry, (key, value: unknown) => (key === 'position' ? undefined : inOrder(value))),
    );
    this.#hashes.set(entry, hash);
    return hash;
  }
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
