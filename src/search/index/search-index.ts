import type { Entry, RecordEvent } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import type { YearsOnFile } from '../days.js';
import type { Corpus } from '../embedded/corpus.js';
import type { Subject } from '../names/subject.js';
import type { Vocabulary } from '../names/vocabulary.js';
import type { Dictionary } from './dictionary.js';
import type { FigureIndex, SourceIndex, StatementIndex } from './entry-index.js';

/** Events are few: they are in memory in every process, those that most hangs on first. */
export interface EventIndex {
  readonly documents: Corpus<RecordEvent>;
  readonly dictionary: Dictionary;
}

/**
 * What a search asks. Names, the dictionaries of `statements`, `figures` and `events`, and the events themselves are in memory in every
 * process, so that queries are read without asking anybody; statements, figures and sources are asked for, and may be in another process.
 */
export interface SearchIndex {
  readonly vocabulary: Vocabulary;
  /** How much hangs on each subject: documents that it is `by` count twice, documents that are `about` it once (statements and figures). */
  readonly importance: ReadonlyMap<Subject, number>;
  /** How many dates of statements, figures and events lie in each month. */
  readonly years: YearsOnFile;
  /** The metrics of live figures. */
  readonly counted: ReadonlySet<EntryId>;
  readonly events: EventIndex;
  readonly statements: StatementIndex;
  readonly figures: FigureIndex;
  readonly sources: SourceIndex;
  /** The entry of an id, or of one that it had before. */
  entry(id: EntryId): Promise<Entry | undefined>;
  /**
   * The entry that a query names by its id, with other marks between the words of the id or among words of asking: of the ids that
   * `idsNamed` reads in the query, the first that is on file. Drafts are not found. A query that is no id should cost no round trip.
   */
  named(query: string): Promise<Entry | undefined>;
}
