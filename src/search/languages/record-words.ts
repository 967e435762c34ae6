import type { SearchIndex } from '../index/search-index.js';
import type { Vocabulary } from '../names/vocabulary.js';
import { isNoise } from '../words/stem.js';

/** A record's words, as far as a question in another language is read against them. */
export interface RecordWords {
  readonly vocabulary: Vocabulary;
  /** In how many entries of the texts a folded word is. */
  held(word: string): number;
  /** Whether one statement holds all of some folded words. */
  areTogether(words: readonly string[]): Promise<boolean>;
}

/** The words of the record that an index is of. */
export function recordWords({ vocabulary, statements, figures, events }: SearchIndex): RecordWords {
  const dictionaries = [statements.dictionary, figures.dictionary, events.dictionary];
  return {
    vocabulary,
    held: (word) => dictionaries.reduce((sum, one) => sum + one.count(vocabulary.stem(word)), 0),
    async areTogether(words) {
      const stems = words.filter((one) => !isNoise(one)).map(vocabulary.stem);
      const mayBe = stems.length > 0 && stems.every((stem) => statements.dictionary.has(stem));
      return mayBe && statements.hasTogether(stems);
    },
  };
}
