import type { RecordDate } from './dates.js';

/** Identifier of an entry: kebab-case, unique across the whole record, never reused. */
export type EntryId = string;

/** The place of an entry in the file it was read from; lines and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `draft` entries are never answered; `withdrawn` ones answer only with their withdrawal notice. */
export type EntryStatus = 'draft' | 'live' | 'withdrawn';

/** One correction of an entry: what it said, what it says now, why, and who changed it. */
export interface Revision {
  readonly date: RecordDate;
  readonly was?: string;
  readonly now?: string;
  readonly why: string;
  readonly by?: string;
}

/** What every entry carries, whatever its kind. */
export interface EntryBase {
  readonly id: EntryId;
  /** Ids that it had before; each still leads to this entry. */
  readonly formerly?: readonly EntryId[];
  readonly status: EntryStatus;
  readonly revisions: readonly Revision[];
  /** After this day the entry is shown with a line that says it has not been reviewed since. */
  readonly reviewBy?: RecordDate;
  /** The editor's note to the reader, in the editor's words. */
  readonly note?: string;
  readonly position: Position;
}

/** Another name for something: strong names identify it alone, weak ones (a common surname, a nickname) only hint. */
export interface Alias {
  readonly name: string;
  readonly strength: 'strong' | 'weak';
}

/** What a side calls a place or an event: the name, and whose name it is (an entry id or plain words). */
export interface OwnedName {
  readonly owner: string;
  readonly name: string;
}

/** Names by language (a BCP 47 tag); the first of a language is the one its readers see. Each is among the entry's aliases too. */
export type LocalNames = Readonly<Record<string, readonly string[]>>;

/** How much of a source somebody had: all of it, or only its opening. */
export const EXTENTS = ['whole', 'opening'] as const;
export type Extent = (typeof EXTENTS)[number];

/** That the words of an entry were compared by eye with a stored copy of its source: less than a proof. */
export interface Reading {
  readonly on: RecordDate;
  /** How much of the source the copy held. */
  readonly extent: Extent;
  /** In the editor's words. */
  readonly note?: string;
}
