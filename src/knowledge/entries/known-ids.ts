import { distance } from 'fastest-levenshtein';
import type { EntryKind } from '../../record/entries.js';
import { nearestWords } from '../problems.js';
import type { ParsedEntries } from '../read/collector.js';
import { builtInMetrics } from './metrics.js';

/** Max ids that get a hint: with 100,000 ids on file a hint takes milliseconds, and a file may be full of slips. */
const MAX_HINTS = 200;

/** Every id that an entry may name, and the nearest ones to an id that is not on file. */
export class KnownIds {
  readonly #kinds: ReadonlyMap<string, EntryKind>;
  readonly #possibleIds: ReadonlySet<string>;
  /** Whether a file could not be read at all, so that any id may be in it. */
  readonly hasUnreadableFile: boolean;
  readonly #hints = new Map<string, readonly string[]>();

  constructor({
    kinds,
    possibleIds,
    hasUnreadableFile,
  }: Pick<ParsedEntries, 'kinds' | 'possibleIds' | 'hasUnreadableFile'>) {
    const all = new Map(kinds);
    for (const { id } of builtInMetrics()) if (!all.has(id)) all.set(id, 'metric');
    this.#kinds = all;
    this.#possibleIds = possibleIds;
    this.hasUnreadableFile = hasUnreadableFile;
  }

  /** The kind of entry an id names. */
  kindOf(id: string): EntryKind | undefined {
    return this.#kinds.get(id);
  }

  /** Whether an id was seen in a file that could not be parsed. */
  mayExist(id: string): boolean {
    return this.#possibleIds.has(id);
  }

  /** The nearest ids of some kinds. */
  near(id: string, wanted: readonly EntryKind[]): readonly string[] {
    return this.#hint(`${wanted.join(' ')} ${id}`, () =>
      nearestWords(
        id,
        [...this.#kinds].filter(([, each]) => wanted.includes(each)).map(([each]) => each),
      ),
    );
  }

  /** The ids that plain words may be a slip of: those at most two letters away. */
  slipsOf(words: string): readonly string[] {
    return this.#hint(words, () =>
      nearestWords(
        words,
        [...this.#kinds.keys()].filter((id) => Math.abs(id.length - words.length) <= 2),
      ).filter((id) => distance(words, id) <= 2),
    );
  }

  #hint(key: string, find: () => readonly string[]): readonly string[] {
    const there = this.#hints.get(key);
    if (there !== undefined) return there;
    if (this.#hints.size >= MAX_HINTS) return [];
    const found = find();
    this.#hints.set(key, found);
    return found;
  }
}
