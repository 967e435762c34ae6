import { type Slips, slipsBetween } from './slips.js';

/** A known word near a typed one. */
export interface NearWord {
  readonly word: string;
  readonly slips: Slips;
}

/**
 * Known words by the pairs of letters they hold, so that only words that share enough pairs with a typed one are compared with it.
 * Source of the count filter: Ukkonen, "Approximate string matching with q-grams and maximal matches" (1992); one slip spoils at most
 * three pairs.
 */
export class FuzzyIndex {
  readonly #words: readonly string[];
  readonly #sorted: readonly string[];
  readonly #pairs = new Map<string, number[]>();
  readonly #counts: Uint8Array;

  /** @param words distinct folded words; those with digits are left out, because digits are never guessed at */
  constructor(words: Iterable<string>) {
    this.#words = [...words].filter((word) => word.length >= 3 && word.length <= LONGEST && !/\d/.test(word));
    this.#sorted = [...this.#words].sort();
    this.#words.forEach((word, index) => {
      for (const pair of pairsOf(word)) {
        const list = this.#pairs.get(pair);
        if (list) list.push(index);
        else this.#pairs.set(pair, [index]);
      }
    });
    this.#counts = new Uint8Array(this.#words.length);
  }

  /**
   * The known words that begin as typed, in alphabetical order.
   * @param typed the beginning
   * @param most how many are wanted at most
   */
  startingWith(typed: string, most: number): string[] {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? '') < typed) low = middle + 1;
      else high = middle;
    }
    const found: string[] = [];
    for (let at = low; found.length < most && this.#sorted[at]?.startsWith(typed); at += 1)
      found.push(this.#sorted[at] ?? '');
    return found.filter((word) => word !== typed);
  }

  /**
   * The known words within so many slips, nearest first.
   * @param typed a folded word
   * @param most the slips allowed
   */
  near(typed: string, most: number): NearWord[] {
    if (most < 1 || typed.length > LONGEST || /\d/.test(typed)) return [];
    const pairs = pairsOf(typed);
    const touched: number[] = [];
    for (const pair of pairs) {
      for (const index of this.#pairs.get(pair) ?? []) {
        if (this.#counts[index] === 0) touched.push(index);
        this.#counts[index] = (this.#counts[index] ?? 0) + 1;
      }
    }
    const needed = Math.max(1, pairs.length - 3 * most);
    const found: NearWord[] = [];
    for (const index of touched) {
      const enough = (this.#counts[index] ?? 0) >= needed;
      this.#counts[index] = 0;
      const word = this.#words[index] ?? '';
      if (!enough || Math.abs(word.length - typed.length) > most) continue;
      const slips = slipsBetween(typed, word);
      if (slips.count <= most) found.push({ word, slips });
    }
    return found.sort((a, b) => a.slips.cost - b.slips.cost || (a.word < b.word ? -1 : 1));
  }
}

/** Nobody's name or word is longer; what is, is a paste without spaces. */
const LONGEST = 40;

const pairsOf = (word: string): string[] => {
  const framed = `^${word}$`;
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < framed.length; at += 1) pairs.add(framed.slice(at, at + 2));
  return [...pairs];
};
