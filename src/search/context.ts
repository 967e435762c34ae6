import type { VerbatimRecord } from '../record/record.js';
import type { FindNearest } from './names/nearest.js';
import type { Subject } from './names/subject.js';
import type { Vocabulary } from './names/vocabulary.js';
import type { QueryReader } from './reading/query-reader.js';

/** What every kind of search over one record shares. */
export interface SearchContext extends QueryReader {
  readonly record: VerbatimRecord;
  readonly vocabulary: Vocabulary;
  readonly findNearest: FindNearest;
  /** How much hangs on each subject. */
  readonly importance: ReadonlyMap<Subject, number>;
}
