import type { Suggestion } from './suggestion.js';

/** Something that a text names. */
export interface Mention extends Suggestion {
  /** The words that name it, folded to plain letters. */
  readonly words: readonly string[];
  /** Whether the name is spelt there as it is on file, in some spelling of it; not a slip and not a part. */
  readonly sure: boolean;
}

/** Reads texts against the names and words of one record. It finds no entries: that is what `Search` is for. */
export interface TextAnalyzer {
  /** People, organisations, places, events and metrics that a sentence names; of several bearers of a name, each. */
  mentions(sentence: string): Promise<readonly Mention[]>;
  /** The same of running text, where a name is written as one: what is in small letters there is no slip of a name. */
  mentionsInText(sentence: string): Promise<readonly Mention[]>;
  /** Whether `mentionsInText` may find a metric. It costs a part of that, and where it says no there is none. */
  mayNameMetric(sentence: string): Promise<boolean>;
  /** The words of a text, folded to plain letters, that are in no name and no text on file. */
  unknownWords(text: string): Promise<readonly string[]>;
  /**
   * The words of a query that carry meaning here, cut to a length, so that a button can carry them and lead to the same answer.
   * @param maxLength in UTF-16 units
   */
  condense(query: string, maxLength: number): Promise<string>;
  /** A question in another language of the bot, word by word in English; one in English as it is. */
  inEnglish(question: string): Promise<string>;
}
