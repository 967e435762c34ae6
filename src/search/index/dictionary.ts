import type { Subject } from '../names/subject.js';
import type { FuzzyIndex } from '../words/fuzzy-index.js';

/**
 * The fields of a document that hold subjects: whose words or count it is (`by`), what it is about, for which bodies and places it speaks
 * (`voiceOf`), whose words it denies, contradicts or answers (`against`), and the groups whose people alone it counts (`countsOnly`).
 */
export type SubjectField = 'by' | 'about' | 'voiceOf' | 'against' | 'countsOnly';

/**
 * The terms of all documents of one kind, with in how many documents each one is. It is in memory in every process, wherever the documents
 * are: a query is read against it without asking anybody.
 */
export interface Dictionary {
  /** How many documents there are. */
  readonly size: number;
  /** The stems of the texts, to find those near a typed word. */
  readonly stems: FuzzyIndex;
  /** Whether any document is by anybody: nobody speaks in events. */
  readonly hasSpeakers: boolean;
  /** Whether any document holds a stem. */
  has(stem: string): boolean;
  /**
   * In how many documents a stem is.
   * @param minWeight counts only documents that hold it in a field of at least this weight, 0 to 1; either 0 (the default) or
   *   `RANK.minFieldOfRelated`
   */
  count(stem: string, minWeight?: number): number;
  /** How many statements are of a kind, such as `denial`; 0 for what is no kind of any. */
  countOfKind(kind: string): number;
  /** How many documents hold a subject in a field. */
  countOf(field: SubjectField, subject: Subject): number;
  /**
   * Whether a word of people's names is an everyday word as well: of the documents that hold its stem, more are not by any of its bearers
   * than are documents by them at all.
   * @param stem the word's stem
   * @param bearers everybody on file who has the word for a name
   */
  isEverydayWord(stem: string, bearers: readonly Subject[]): boolean;
}
