import type { Subject } from '../names/subject.js';

/** Words of a query that name something: one subject, or several bearers of one name. */
export interface Group {
  readonly words: readonly string[];
  readonly subjects: readonly Subject[];
  readonly how: 'exact' | 'sound' | 'typo' | 'part';
}

/** A word of a query that occurs in the texts, as the stems it was found under. */
export interface Content {
  readonly word: string;
  readonly stems: readonly string[];
  readonly fuzzy: boolean;
}

/** What a query is written in, as far as it changes how its names are read. */
export type QueryScript = 'latin' | 'cyrillic' | 'other';

/** A query, understood. */
export interface Reading {
  readonly words: readonly string[];
  readonly groups: readonly Group[];
  readonly content: readonly Content[];
  /** Words found nowhere. */
  readonly unknown: readonly string[];
  /** People one small step away from an unknown word: to be offered, never answered. */
  readonly near: readonly Subject[];
  /** Share of the query's weight that was found, 0 to 1. */
  readonly coverage: number;
  /** A surname is next to an unknown word that may be another first name. */
  readonly strangerName: boolean;
}
