import { LRUCache } from 'lru-cache';
import { addToGroup } from '../../record/group-by.js';
import { leastSlips, lettersOf } from './letters.js';
import { type Slips, slipsBetween } from './slips.js';
import { SortedWords } from './sorted-words.js';

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
  readonly #sorted: SortedWords;
  readonly #pairs = new Map<string, number[]>();
  readonly #counts: Uint8Array;
  /** The letters of each word, as `lettersOf` gives them. */
  readonly #letters: Int32Array;
  /** What was near words that were looked up lately: a text has the same words many times. */
  readonly #near = new LRUCache<string, readonly NearWord[]>({ max: MAX_KEPT_WORDS });

  /** @param words distinct folded words; those with digits are left out, because digits are never guessed at */
  constructor(words: Iterable<string>) {
    this.#words = [...words].filter((word) => word.length >= 3 && word.length <= MAX_WORD_LENGTH && !/\d/.test(word));
    this.#sorted = new SortedWords(this.#words);
    this.#words.forEach((word, index) => {
      for (const pair of pairsOf(word)) addToGroup(this.#pairs, pair, index);
    });
    this.#counts = new Uint8Array(this.#words.length);
    this.#letters = Int32Array.from(this.#words, lettersOf);
  }

  /**
   * Whether a word could be one of these, or of others of the same language: every pair of its letters is usual among them. A slip of the
   * finger mostly makes a pair that is not.
   * @param word a folded word
   * @param others more words
   */
  isPlausible(word: string, others: FuzzyIndex): boolean {
    const known = this.#words.length + others.#words.length;
    if (known < MIN_WORDS_TO_KNOW_PAIRS) return true;
    const usual = Math.max(2, known / 1_000);
    return pairsOf(word).every(
      (pair) => (this.#pairs.get(pair)?.length ?? 0) + (others.#pairs.get(pair)?.length ?? 0) >= usual,
    );
  }

  /**
   * The known words that begin as typed, in alphabetical order.
   * @param typed the beginning
   * @param limit the most words wanted
   */
  startingWith(typed: string, limit: number): string[] {
    return this.#sorted.startingWith(typed, limit);
  }

  /**
   * The known words that share most pairs of letters with a typed one.
   * @param typed a folded word
   * @param limit the most words wanted
   */
  alike(typed: string, limit: number): string[] {
    const touched = this.#count(pairsOf(typed));
    const found = touched.map((index) => ({ word: this.#words[index] ?? '', shared: this.#counts[index] ?? 0 }));
    for (const index of touched) this.#counts[index] = 0;
    const enough = found.filter(({ shared }) => shared >= 2);
    // Not in the order of the words, which come in another one when a record was changed piece by piece.
    return enough
      .sort((a, b) => b.shared - a.shared || (a.word < b.word ? -1 : 1))
      .slice(0, limit)
      .map(({ word }) => word);
  }

  /** Counts for each known word the pairs it shares; the caller sets the counts back. */
  #count(pairs: readonly string[]): number[] {
    const touched: number[] = [];
    for (const pair of pairs) {
      for (const index of this.#pairs.get(pair) ?? []) {
        if (this.#counts[index] === 0) touched.push(index);
        this.#counts[index] = (this.#counts[index] ?? 0) + 1;
      }
    }
    return touched;
  }

  /**
   * The known words within a number of slips, nearest first.
   * @param typed a folded word
   * @param limit the slips allowed
   */
  near(typed: string, limit: number): readonly NearWord[] {
    if (limit < 1 || typed.length > MAX_WORD_LENGTH || /\d/.test(typed)) return [];
    const key = `${limit} ${typed}`;
    const found = this.#near.get(key) ?? this.#findNear(typed, limit);
    this.#near.set(key, found);
    return found;
  }

  #findNear(typed: string, limit: number): NearWord[] {
    const pairs = pairsOf(typed);
    const touched = this.#count(pairs);
    const needed = Math.max(1, pairs.length - 3 * limit);
    const letters = lettersOf(typed);
    const found: NearWord[] = [];
    for (const index of touched) {
      const enough = (this.#counts[index] ?? 0) >= needed;
      this.#counts[index] = 0;
      const word = this.#words[index] ?? '';
      if (!enough || Math.abs(word.length - typed.length) > limit) continue;
      if (leastSlips(letters, this.#letters[index] ?? 0) > limit) continue;
      const slips = slipsBetween(typed, word, limit);
      if (slips.count <= limit) found.push({ word, slips });
    }
    return found.sort((a, b) => a.slips.cost - b.slips.cost || (a.word < b.word ? -1 : 1));
  }
}

/** Among fewer words than this any pair of letters may be new. */
const MIN_WORDS_TO_KNOW_PAIRS = 1_000;

const MAX_KEPT_WORDS = 1_000;

/** Nobody's name or word is longer; what is, is a paste without spaces. */
const MAX_WORD_LENGTH = 40;

const pairsOf = (word: string): string[] => {
  const framed = `^${word}$`;
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < framed.length; at += 1) pairs.add(framed.slice(at, at + 2));
  return [...pairs];
};
