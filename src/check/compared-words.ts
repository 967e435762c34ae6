import { lettersOf } from '../search/words/letters.js';
import { keyOf, tokensOf, type Word, weightOf } from './words.js';

/**
 * A word as it is compared: of one dictionary the same word is the same object, wherever it is. Runs on file are kept as lists of them, which
 * take a tenth of the memory of words with their places, and comparing two words costs nothing.
 */
export interface ComparedWord {
  /** As in `Word`. */
  readonly key: string;
  readonly weight: number;
  /** As `lettersOf` gives them: words with too many letters apart are no slips of each other. */
  readonly letters: number;
}

/** The words of runs on file. What is pasted adds none to them. */
export class WordDictionary {
  readonly #byKey = new Map<string, ComparedWord>();
  /** By word as written: most are written in one way or two, and bringing one into its form costs more than looking it up. */
  readonly #asWritten = new Map<string, ComparedWord>();

  /** How many words it holds, in all the ways in which they are written. */
  get size(): number {
    return this.#asWritten.size;
  }

  /** The words of a text on file, in order, without the marks at both ends. */
  filed(text: string): readonly ComparedWord[] {
    return tokensOf(text).map((token) => {
      const known = this.#asWritten.get(token);
      if (known !== undefined) return known;
      const word = this.#add(keyOf(token));
      this.#asWritten.set(token, word);
      return word;
    });
  }

  /** The words of a paste, as they are in the runs read so far: runs that are read later may have a word that counts as another here. */
  pasted(words: readonly Word[]): readonly ComparedWord[] {
    return words.map(({ key }) => this.#byKey.get(key) ?? comparedWord(key));
  }

  #add(key: string): ComparedWord {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const word = comparedWord(key);
    this.#byKey.set(key, word);
    return word;
  }
}

export const weightOfAll = (words: readonly ComparedWord[]): number => weightBetween(words, 0, words.length);

/** The weight of the words between two places. */
export function weightBetween(words: readonly ComparedWord[], from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += (words[at] as ComparedWord).weight;
  return sum;
}

const comparedWord = (key: string): ComparedWord => ({ key, weight: weightOf({ key }), letters: lettersOf(key) });
