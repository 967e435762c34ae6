import type { EntryId } from './entry-base.js';
import type { VerbatimRecord } from './record.js';

/** What an answer shows. Whatever views show beside it comes along. */
export interface SliceRequest {
  /**
   * Entries that are shown, or named by an id: with their sources and proofs; statements with those that relate to them and that they
   * relate to, those that are on the same matter as an accusation, and how much is on file of the speaker; figures with the statement that
   * gives them.
   */
  readonly entries?: readonly EntryId[];
  /** Counts that are shown, by `countKey`, with all their figures. */
  readonly counts?: readonly string[];
  /** Events that are shown whole: what was said on them and on their parts, their figures, and all that the account rests on. */
  readonly events?: readonly EntryId[];
  /** All figures of some metrics, and of every metric of which a figure states one of some numbers or phrases. */
  readonly figuresLike?: { readonly numbers: readonly (number | string)[]; readonly metrics: readonly EntryId[] };
  /** Sources of which is shown what rests on them. */
  readonly sources?: readonly EntryId[];
  /** Entries that are exported, with all that `selectEntries` takes along with them. */
  readonly exported?: readonly EntryId[];
  /** People and bodies of whom is shown how much is on file, and the latest of it. */
  readonly voices?: readonly EntryId[];
}

/**
 * Statements, figures, sources and their proofs, which may be in another process. Names, places, events and all that is named in them are
 * in every process. Methods reject where the archive cannot be asked: nothing found then would not mean "not on file".
 */
export interface Archive {
  /**
   * A record in which views find everything that an answer shows: names and events whole, statements, figures and sources as far as they
   * were asked for. Over a record in memory it is that record.
   */
  slice(request: SliceRequest): Promise<VerbatimRecord>;
  /** The ids that begin as typed, in the order of the record; of drafts there are none. */
  idsBeginning(typed: string, wanted: IdsWanted): Promise<readonly EntryId[]>;
  /**
   * The ids that follow one, or the first ones, in an order that stays the same; of drafts there are none.
   * @returns undefined where there is no entry of the id to follow
   */
  idsAfter(id: EntryId | undefined, most: number): Promise<readonly EntryId[] | undefined>;
  /** A record that holds every entry that was corrected or withdrawn, and what these are labelled by. */
  corrected(): Promise<VerbatimRecord>;
}

/** Which ids are wanted. */
export interface IdsWanted {
  readonly most: number;
  /** Only those of live statements and figures. */
  readonly ofWords: boolean;
}

/** The archive of a record whose entries are all in memory: each slice is the whole of it. */
export const archiveInMemory = (record: VerbatimRecord): Archive => ({
  slice: async () => record,
  async idsBeginning(typed, { most, ofWords }) {
    const found: EntryId[] = [];
    for (const [id, { entry, status }] of record.byId) {
      if (found.length === most) break;
      const isOfWords = status === 'live' && (entry === 'statement' || entry === 'figure');
      if (status !== 'draft' && (isOfWords || !ofWords) && id.startsWith(typed)) found.push(id);
    }
    return found;
  },
  async idsAfter(id, most) {
    const shown = [...record.byId.values()].filter(({ status }) => status !== 'draft');
    const before = id === undefined ? 0 : shown.findIndex((entry) => entry.id === id) + 1;
    if (id !== undefined && before === 0) return undefined;
    return shown.slice(before, before + most).map((entry) => entry.id);
  },
  corrected: async () => record,
});
