import type { VerbatimRecord } from '../../record/record.js';
import { buildVocabulary, type Vocabulary } from '../../search/names/vocabulary.js';
import { countDictionaries, type Dictionaries } from '../documents/dictionary-counts.js';

/** The names of a record, and the counts of its words. */
export interface NamesAndWords {
  readonly vocabulary: Vocabulary;
  readonly dictionaries: Dictionaries;
}

/** Reads the names of a record, and counts its words. */
export function namesAndWords(record: VerbatimRecord): NamesAndWords {
  const vocabulary = buildVocabulary(record);
  return { vocabulary, dictionaries: countDictionaries(record, vocabulary) };
}
