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

/** Kinds of source that are somebody's own words from the first to the last, so that nothing in them is in quotation marks. */
export const OWN_WORDS_KINDS = ['transcript', 'speech', 'press-release', 'post'] as const;

/** Where words came from: one published report or document. */
export interface Source extends EntryBase {
  readonly entry: 'source';
  readonly publisher: string;
  /** Absent where no headline was seen: it is never invented. */
  readonly title?: string;
  readonly url?: string;
  readonly byline?: string;
  /** Absent for a report, in which other people's words are in quotation marks. */
  readonly kind?: (typeof OWN_WORDS_KINDS)[number];
  /** Whose words a transcript, speech, press release or post gives. */
  readonly wordsOf: readonly EntryId[];
  readonly published: RecordDate;
  readonly retrieved?: RecordDate;
  /** BCP 47 tag of the language the source is printed in, such as `en`. */
  readonly language?: string;
  /** Whose voice or country the publisher belongs to: a description, not a grade. */
  readonly perspective?: string;
  /** `primary`, `publisher`, `copy`, `aggregator` or `encyclopedia`. */
  readonly standing?: string;
  /** Who published it first, where this is a reprint. */
  readonly republishedFrom?: string;
  /** The wire agency the report credits. */
  readonly wire?: string;
  /** What the source's own publisher did to it later. */
  readonly revision?: { readonly kind: 'corrected' | 'withdrawn'; readonly date: RecordDate; readonly note?: string };
  /** Whether the full text is in the archive (here or on the machine that proved it). */
  readonly archived: boolean;
}

/** A post that a person held, and when; without dates it holds for the whole record. */
export interface Role {
  readonly title: string;
  /** An organisation's id, or its name in words. */
  readonly organisation?: string;
  readonly from?: RecordDate;
  readonly to?: RecordDate;
}

/** A person who speaks, or is spoken about. */
export interface Person extends EntryBase {
  readonly entry: 'person';
  readonly name: string;
  readonly aliases: readonly Alias[];
  readonly roles: readonly Role[];
}

/** A body that speaks: a ministry, an outlet, an unnamed group. */
export interface Organisation extends EntryBase {
  readonly entry: 'organisation';
  readonly name: string;
  readonly aliases: readonly Alias[];
  readonly kind?: string;
  readonly country?: string;
}

/** A place, with each side's own name for it. */
export interface Place extends EntryBase {
  readonly entry: 'place';
  readonly name: string;
  readonly aliases: readonly Alias[];
  readonly namesUsedBy: readonly OwnedName[];
  /** Adjective and people, such as `Ruritanian` and `Ruritanians`. */
  readonly demonyms: readonly string[];
  readonly partOf?: EntryId;
}

/** A sentence of an event's summary, and the entries it rests on. */
export interface SummarySentence {
  readonly text: string;
  readonly entries: readonly EntryId[];
}

/** Something that happened, under a neutral name. */
export interface RecordEvent extends EntryBase {
  readonly entry: 'event';
  readonly name: string;
  readonly aliases: readonly Alias[];
  readonly start: RecordDate;
  readonly end?: RecordDate;
  readonly place?: EntryId;
  readonly partOf?: EntryId;
  /** What this event came after. */
  readonly follows: readonly EntryId[];
  readonly namesUsedBy: readonly OwnedName[];
  readonly summary: readonly SummarySentence[];
}

/** What is counted: `killed`, `displaced`, `duration` and so on. */
export interface Metric extends EntryBase {
  readonly entry: 'metric';
  readonly name: string;
  readonly unit?: string;
  /** The heading that metrics of one family share, such as `casualties`. */
  readonly group?: string;
  readonly aliases: readonly Alias[];
}

/** The kinds of statement, named after what the speaker does. */
export const STATEMENT_KINDS = [
  'assertion',
  'accusation',
  'denial',
  'demand',
  'appeal',
  'promise',
  'warning',
  'condemnation',
  'explanation',
  'forecast',
  'question',
  'no-position',
  'narration',
  'action',
] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** How the day of saying is known. */
export type DateBasis = 'source' | 'inferred' | 'external';

export const RELATION_KINDS = ['denies', 'answers', 'contradicts', 'repeats', 'corrects'] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

/** What a statement does to another entry, or to words of an unknown speaker (`described`). */
export interface Relation {
  readonly kind: RelationKind;
  readonly entry?: EntryId;
  /** The words denied or answered, as the source describes them. Never attributed to a person. */
  readonly described?: string;
  readonly certainty?: 'low' | 'high';
  readonly note?: string;
}

/** The place of a statement or figure in its source text: its first and last words. */
export interface Passage {
  readonly first: string;
  readonly last?: string;
}

/** The same remark in another outlet's words, or the same words carried by another outlet. */
export interface Rendering {
  readonly source: EntryId;
  /** Absent where the outlet carries the very same words. */
  readonly says?: string;
  readonly passage?: Passage;
  readonly language?: string;
}

/** One attributed statement. `says` completes the sentence that begins with the speaker's name. */
export interface Statement extends EntryBase {
  readonly entry: 'statement';
  /** A person's or organisation's id, or `outlet` for the source's own voice. */
  readonly speaker: EntryId | 'outlet';
  readonly says: string;
  readonly source: EntryId;
  readonly said: RecordDate;
  readonly saidBasis: DateBasis;
  /** How the date was worked out, in the editor's words. */
  readonly saidNote?: string;
  readonly event?: EntryId;
  readonly passage?: Passage;
  /** How it is known who says it, where the source does not name the speaker near the words. In the editor's words. */
  readonly attribution?: string;
  /** An entry id or plain words. */
  readonly addressee?: string;
  /** An address, a post, an interview: how it was said. */
  readonly occasion?: string;
  /** Who passed the words on, outermost first; ids or plain words. */
  readonly reportedBy: readonly string[];
  readonly kind?: StatementKind;
  readonly topics: readonly string[];
  /** BCP 47 tag of the quoted words as printed. */
  readonly language?: string;
  readonly translatedBy?: string;
  /** The role as the source gives it, for a speaker with no role on file for that day. */
  readonly roleInSource?: string;
  readonly relations: readonly Relation[];
  readonly renderings: readonly Rendering[];
}

/** One number, as one claimant gave it on one date in one report. */
export interface Figure extends EntryBase {
  readonly entry: 'figure';
  readonly statement?: EntryId;
  /** A person's or organisation's id, or `outlet` for the source's own voice. */
  readonly claimant: EntryId | 'outlet';
  readonly source: EntryId;
  /** The day the count speaks of. */
  readonly asOf: RecordDate;
  readonly asOfBasis?: string;
  readonly metric: EntryId;
  /** Words and number exactly as in the source: `more than 200`. Never taken apart for display. */
  readonly value: string;
  /** Who or what is counted, as in the source. */
  readonly population: string;
  /** The event being counted. */
  readonly of?: EntryId;
  readonly place?: EntryId;
  readonly unit?: string;
  readonly passage?: Passage;
}

export type Entry = Source | Person | Organisation | Place | RecordEvent | Metric | Statement | Figure;
export type EntryKind = Entry['entry'];
