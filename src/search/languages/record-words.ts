import type { Corpus } from '../embedded/corpus.js';
import { type DocSet, intersectionOf } from '../embedded/doc-set.js';
import type { EmbeddedIndex } from '../embedded/embedded-index.js';
import type { Vocabulary } from '../names/vocabulary.js';
import { isNoise } from '../words/stem.js';

/** A record's words, as far as a question in another language is read against them. */
export interface RecordWords {
  readonly vocabulary: Vocabulary;
  /** In how many entries of the texts a folded word is. */
  held(word: string): number;
  /** Whether one statement holds all of some folded words. */
  areTogether(words: readonly string[]): boolean;
}

/** The words of the record that an index is of. */
export function recordWords({ vocabulary, statements, figures, events }: EmbeddedIndex): RecordWords {
  const docsIn = ({ postings }: Corpus<unknown>, word: string): DocSet | undefined =>
    postings.get(vocabulary.stem(word))?.docs;
  return {
    vocabulary,
    held: (word) => [statements, figures, events].reduce((sum, one) => sum + (docsIn(one, word)?.length ?? 0), 0),
    areTogether(words) {
      let together: DocSet | undefined;
      for (const word of words.filter((one) => !isNoise(one))) {
        const docs = docsIn(statements, word);
        if (docs === undefined) return false;
        together = together === undefined ? docs : intersectionOf(together, docs);
      }
      return together !== undefined && together.length > 0;
    },
  };
}
