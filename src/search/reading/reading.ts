import type { Subject } from '../names/subject.js';
import { BAND } from '../weights.js';

/** Words of a query that name something: one subject, or several bearers of one name. */
export interface Group {
  readonly words: readonly string[];
  readonly subjects: readonly Subject[];
  readonly how: 'exact' | 'sound' | 'typo' | 'part' | 'post' | 'related';
  /** For counted groups of several sides: whether figures of all of them together are asked for. */
  readonly together?: boolean;
  /** Whether any of several matters will do: "fraud or theft". */
  readonly isEither?: boolean;
  /** What the question asks of them, where its words say so. */
  readonly slot?: Slot;
  /** Whether others' words for or against them are asked for, of whom they are none: "who blames the ministry". */
  readonly isObject?: boolean;
}

/** Whose words are asked for; what they are about; whom they answer or deny. */
export type Slot = 'by' | 'about' | 'against';

/** A word of a query that occurs in the texts, as the stems it was found under. */
export interface Content {
  /** The kinds of statement that are asked for with it, such as `denial`. */
  readonly kinds?: readonly string[];
  readonly word: string;
  readonly stems: readonly string[];
  /** Whether the stems are guessed by their letters. */
  readonly fuzzy: boolean;
  /** Where the stems are other words: of the same meaning or family, or wider and narrower ones. */
  readonly related?: 'same' | 'wider';
  /** Of a word of asking, topics that are called by a word of its family: "justify" asks for justifications. */
  readonly topics?: readonly Subject[];
}

/** What a query is written in, as far as it changes how its names are read. */
export type QueryScript = 'latin' | 'cyrillic' | 'other';

/** A query, understood. */
export interface Reading {
  readonly words: readonly string[];
  readonly groups: readonly Group[];
  readonly content: readonly Content[];
  /** Words that the question is only put with, and that some texts hold as well: they order what is found, and limit nothing. */
  readonly asking: readonly Content[];
  /** Words found nowhere. */
  readonly unknown: readonly string[];
  /** People one small step away from an unknown word: to be offered, never answered. */
  readonly near: readonly Subject[];
  /** Share of the query's weight that was found, 0 to 1. */
  readonly coverage: number;
  /** Words for people of whom nothing is counted. */
  readonly uncounted: readonly string[];
  /** Whether that is too little, but points at a very few entries. */
  readonly isNarrow: boolean;
  /** Whether too little was found as spelt, so that words of a near meaning answer only together with nearly all the rest. */
  readonly needsAll: boolean;
  /** A surname is next to an unknown word that may be another first name. */
  readonly strangerName: boolean;
}

/** Whether enough of a query was understood to answer it. */
export const isUnderstood = ({ coverage, isNarrow, needsAll, unknown }: Reading): boolean =>
  isNarrow || (coverage >= BAND.minCoverage && !(needsAll && unknown.length > 0));
