import type { RecordDate } from './dates.js';
import type { Alias, EntryBase, EntryId, Extent, LocalNames, OwnedName } from './entry-base.js';
import type { Figure, Statement } from './statement.js';

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
  /** `primary`, `publisher`, `copy`, `machine-translation`, `aggregator` or `encyclopedia`. */
  readonly standing?: string;
  /** Who published it first, where this is a reprint. */
  readonly republishedFrom?: string;
  /** The wire agency the report credits. */
  readonly wire?: string;
  /** What the source's own publisher did to it later. */
  readonly revision?: SourceRevision;
  /** Whether its text is in the archive (here or on the machine that proved it). */
  readonly archived: boolean;
  /** How much of it is in the archive; absent where nothing is, or nobody wrote how much. */
  readonly extent?: Extent;
  /** The text that its words were proven against. */
  readonly text?: { readonly sha256: string; readonly length: number };
}

/** What a publisher did to its own report after it came out. */
export interface SourceRevision {
  readonly kind: 'corrected' | 'withdrawn';
  readonly date: RecordDate;
  readonly note?: string;
  /** The entries whose words it touches; absent where it touches the whole report. */
  readonly concerns?: readonly EntryId[];
}

/** A post that a person held, and when; without dates it holds for the whole record. */
export interface Role {
  readonly title: string;
  /** An organisation's id, or its name in words. */
  readonly organisation?: string;
  /** The country that the holder speaks for: a place's id, or words. */
  readonly country?: string;
  readonly from?: RecordDate;
  readonly to?: RecordDate;
}

/** A person who speaks, or is spoken about. */
export interface Person extends EntryBase {
  readonly entry: 'person';
  readonly name: string;
  readonly names?: LocalNames;
  readonly aliases: readonly Alias[];
  readonly roles: readonly Role[];
}

/** A body that speaks: a ministry, an outlet, an unnamed group. */
export interface Organisation extends EntryBase {
  readonly entry: 'organisation';
  readonly name: string;
  readonly names?: LocalNames;
  readonly aliases: readonly Alias[];
  /** `government` for a body that speaks for its country. */
  readonly kind?: string;
  /** A place's id, or words. */
  readonly country?: string;
  /** The body or place that it is a part of. */
  readonly parent?: EntryId;
  /** The countries and bodies that it consists of. They do not speak for it. */
  readonly members: readonly EntryId[];
}

/** A place, with each side's own name for it. */
export interface Place extends EntryBase {
  readonly entry: 'place';
  readonly name: string;
  readonly names?: LocalNames;
  readonly aliases: readonly Alias[];
  readonly namesUsedBy: readonly OwnedName[];
  /** Adjective and people, such as `Ruritanian` and `Ruritanians`. */
  readonly demonyms: readonly string[];
  readonly partOf?: EntryId;
  /** The place whose government sits here, and is called by this name. */
  readonly capitalOf?: EntryId;
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
  readonly names?: LocalNames;
  readonly aliases: readonly Alias[];
  readonly start: RecordDate;
  readonly end?: RecordDate;
  /** Whether it has begun and nothing on file says that it ended. */
  readonly ongoing?: boolean;
  /** Whether it is only planned: the record does not say that it took place. */
  readonly planned?: boolean;
  readonly place?: EntryId;
  readonly partOf?: EntryId;
  /** What this event came after. */
  readonly follows: readonly EntryId[];
  readonly namesUsedBy: readonly OwnedName[];
  readonly summary: readonly SummarySentence[];
}

/** What is counted or measured: votes, revenue, rainfall, duration. */
export interface Metric extends EntryBase {
  readonly entry: 'metric';
  readonly name: string;
  readonly names?: LocalNames;
  /** What its values are in, where they do not say so themselves. */
  readonly unit?: string;
  /** What metrics of one kind are called together. */
  readonly family?: string;
  readonly aliases: readonly Alias[];
}

/** What statements are about: `rail safety`, `prisoner exchange`. */
export interface Topic extends EntryBase {
  readonly entry: 'topic';
  readonly name: string;
  readonly names?: LocalNames;
  readonly aliases: readonly Alias[];
  /** The wider topic that it belongs to. */
  readonly partOf?: EntryId;
}

/** Who is counted: `Ruritanian soldiers`, `registered voters`. */
export interface CountedGroup extends EntryBase {
  readonly entry: 'group';
  readonly name: string;
  readonly names?: LocalNames;
  readonly aliases: readonly Alias[];
  /** The place or organisation whose people they are. */
  readonly side?: EntryId;
  /** `civilians`, `soldiers`, `children`, `all`, or the editor's own word. */
  readonly kind?: string;
  /** The wider groups whose members all of these are. */
  readonly partOf: readonly EntryId[];
}

export type Entry =
  | Source
  | Person
  | Organisation
  | Place
  | RecordEvent
  | Metric
  | Topic
  | CountedGroup
  | Statement
  | Figure;
export type EntryKind = Entry['entry'];
