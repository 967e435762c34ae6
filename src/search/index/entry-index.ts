import type { Entry, Source } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import type { Figure, Statement } from '../../record/statement.js';
import type { Hit } from '../hit.js';
import type { Subject } from '../names/subject.js';
import type { Dictionary, SubjectField } from './dictionary.js';
import type { Ranked, RankingRequest } from './ranking.js';

/** What a statement is known by before it is shown. */
export type StatementRef = Pick<Statement, 'id' | 'speaker'>;

/** The terms that one document holds. */
export interface DocumentTerms {
  /** Whether it holds a subject in a field. */
  holds(field: SubjectField, subject: Subject): boolean;
  /** What the weightiest field weighs that holds a stem, 0 to 1; 0 where none does. */
  weightOf(stem: string): number;
}

/**
 * Documents of one kind, in the order in which equal hits are shown. The documents may be in another process. Every method rejects with a
 * `SearchUnavailableError` where that does not answer in time or in part only: nothing found then would not mean "not on file".
 */
export interface EntryIndex<T> {
  readonly dictionary: Dictionary;
  /** Ranks the documents that a request asks for. */
  rank(request: RankingRequest): Promise<Ranked<T>>;
  /**
   * The documents that are an entry or rest on it, in the order of the index: the one with its id, those of a source, the statement of a
   * figure or the figures of a statement.
   */
  filedUnder(entry: Entry): Promise<readonly T[]>;
  /** The ids of the first documents, in the order of the index, that hold a subject in a field. */
  holding(field: SubjectField, subject: Subject, most: number): Promise<readonly EntryId[]>;
  /** Those of some subjects, in their order, whom any of the hits holds in any of the fields. */
  heldIn(
    hits: readonly Hit<T>[],
    subjects: readonly Subject[],
    fields: readonly SubjectField[],
  ): Promise<readonly Subject[]>;
  /** The terms of one document; undefined where there is none of that id. */
  termsOf(id: EntryId): Promise<DocumentTerms | undefined>;
}

/** A stem that a text shares with documents, and what it weighs. */
export interface SharedStem {
  readonly stem: string;
  readonly weight: number;
}

/** Statements: newest first; of one day, the speaker's own proven words first; else in the order of the record. */
export interface StatementIndex extends EntryIndex<StatementRef> {
  /**
   * The statements that share most with a text: each stem adds its weight whatever field holds it; of equals in the order of the index.
   * @param most how many are wanted
   */
  sharing(stems: readonly SharedStem[], most: number): Promise<readonly Statement[]>;
  /** The first statements in the order of the index. */
  first(most: number): Promise<readonly Statement[]>;
  /** Whether any one statement holds all of these stems. */
  hasTogether(stems: readonly string[]): Promise<boolean>;
  /**
   * The events of the statements by and about some subjects, each once: subject by subject, statements by it before those about it, each
   * in the order of the index.
   */
  eventsOf(subjects: readonly Subject[]): Promise<readonly EntryId[]>;
}

/** Figures: those counted last first, else in the order of the record. */
export type FigureIndex = EntryIndex<Figure>;

/** Sources, newest first, else in the order of the record. A source holds the words of `sourceText` and of its label. */
export interface SourceIndex {
  /** The first sources. */
  first(most: number): Promise<readonly Source[]>;
  /** The sources that hold every one of some stems. */
  holdingAll(stems: readonly string[]): Promise<readonly Source[]>;
  /** The sources that hold any of some stems, those that hold most of them first; a stem that is listed twice counts twice. */
  holdingMost(stems: readonly string[], most: number): Promise<readonly Source[]>;
  /** The sources of whose words (of `sourceText`, unstemmed) each of some beginnings begins one. */
  beginning(beginnings: readonly string[], most: number): Promise<readonly Source[]>;
}
