import type { RecordDate } from './dates.js';
import type { EntryId } from './entry-base.js';
import type { ProofShare } from './proof-share.js';
import type { VerbatimRecord } from './record.js';

/** Figures compete where they count the same metric of the same event, or of none. */
export interface CountRef {
  readonly metric: EntryId;
  readonly of?: EntryId;
}

/** What an answer shows. Whatever views show beside it comes along. */
export interface SliceRequest {
  /**
   * Entries that are shown, or named by an id: with their sources and proofs; statements with those that relate to them and that they
   * relate to, figures with the statement that gives them; with what makes an accusation answered, and whether its speaker is alone.
   */
  readonly entries?: readonly EntryId[];
  /** Counts that are shown, with all their figures. */
  readonly counts?: readonly CountRef[];
  /** Events that are shown whole: their statements and those of their parts, their figures, and all that the account rests on. */
  readonly events?: readonly EntryId[];
  /** Sources of which is shown what rests on them. */
  readonly sources?: readonly EntryId[];
  /** People and bodies of whom is shown how much is on file, and the latest of it. */
  readonly voices?: readonly EntryId[];
}

/** How much is on file, for help and for operators. Withdrawn entries do not count. */
export interface ArchiveTotals {
  readonly statements: number;
  readonly figures: number;
  readonly sources: number;
  /** The date of the newest source; undefined without sources. */
  readonly newest: RecordDate | undefined;
  readonly proofs: ProofShare;
}

/**
 * Statements, figures, sources and their proofs, which may be in another process. Names, places, events and all that is named in them are
 * in every process. Methods reject where the archive cannot be asked: nothing found then would not mean "not on file".
 */
export interface Archive {
  readonly totals: ArchiveTotals;
  /**
   * A record in which views find everything that an answer shows: names and events whole, statements, figures and sources as far as they
   * were asked for. Over a record in memory it is that record.
   */
  slice(request: SliceRequest): Promise<VerbatimRecord>;
}
