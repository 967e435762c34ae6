import { distance } from 'fastest-levenshtein';
import type { EntryKind } from '../../record/entries.js';
import { nearestWords } from '../problems.js';
import type { Collection } from '../read/collector.js';
import { builtInMetrics } from './metrics.js';

/** Among a hundred thousand ids a hint costs a moment: a file full of slips gets hints for the first ones. */
const MAX_HINTS = 200;

/** Every id that an entry may name, and the nearest ones to an id that is not on file. */
export class KnownIds {
  readonly #kinds: ReadonlyMap<string, EntryKind>;
  readonly #perhaps: ReadonlySet<string>;
  /** Whether a file could not be read at all, so that any id may be in it. */
  readonly blind: boolean;
  readonly #hints = new Map<string, readonly string[]>();

  /** @param collection what the files hold; the built-in metrics are known besides */
  constructor({ kinds, perhaps, blind }: Pick<Collection, 'kinds' | 'perhaps' | 'blind'>) {
    const all = new Map(kinds);
    for (const { id } of builtInMetrics()) if (!all.has(id)) all.set(id, 'metric');
    this.#kinds = all;
    this.#perhaps = perhaps;
    this.blind = blind;
  }

  /**
   * The kind of entry an id names.
   * @param id the id
   */
  kindOf(id: string): EntryKind | undefined {
    return this.#kinds.get(id);
  }

  /**
   * Whether an id may stand in a file that could not be read.
   * @param id the id
   */
  mayBe(id: string): boolean {
    return this.#perhaps.has(id);
  }

  /**
   * The nearest ids of some kinds.
   * @param id an id that is not on file
   * @param wanted the kinds
   */
  near(id: string, wanted: readonly EntryKind[]): readonly string[] {
    return this.#hint(`${wanted.join(' ')} ${id}`, () =>
      nearestWords(
        id,
        [...this.#kinds].filter(([, each]) => wanted.includes(each)).map(([each]) => each),
      ),
    );
  }

  /**
   * The ids that plain words may be a slip of: those at most two letters away.
   * @param words the words
   */
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
