import type { RecordDate } from './dates.js';
import type { EntryBase, EntryId, Reading } from './entry-base.js';

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

/**
 * Somebody who has no entry, in the source's own words: `officials in both countries`, `a spokeswoman of the ministry`. Readers see these
 * words; nobody on file is taken for them.
 */
export interface DescribedSpeaker {
  readonly described: string;
  /** People, bodies and places whom they speak for, as the source has it. Somebody close to a body does not speak for it. */
  readonly for: readonly EntryId[];
}

/** Who says something or gives a number: the id of a person or body, `outlet` for the source's own voice, or somebody without an entry. */
export type Speaker = EntryId | 'outlet' | DescribedSpeaker;

/** How the day of saying is known. */
export type DateBasis = 'source' | 'inferred' | 'external';

export const RELATION_KINDS = ['denies', 'answers', 'contradicts', 'repeats', 'corrects', 'retracts'] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

/** What a statement does to another entry, or to words of an unknown speaker (`described`). */
export interface Relation {
  readonly kind: RelationKind;
  readonly entry?: EntryId;
  /** The words denied or answered, as the source describes them. Never attributed to a person. */
  readonly described?: string;
  /** `low` where it is not sure that the statement does so: readers see it as possible, with the note as the reason. */
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

/** A quotation put into another language by somebody else: never the speaker's own words. */
export interface Translation {
  /** BCP 47 tag of the language it is in. */
  readonly language: string;
  /** Completes the sentence that begins with the speaker, as `says` does. */
  readonly says: string;
  /** Whose translation it is: an entry id or plain words. */
  readonly by: string;
  /** Where the translation is printed. */
  readonly source?: EntryId;
}

/** What is known of the place of an entry's words in a recording. */
interface TimeInRecording {
  /** The second at which they are said, where the source is a recording with a transcript. Never written: it comes with the proof. */
  readonly second?: number;
}

/** One attributed statement. `says` completes the sentence that begins with the speaker's name. */
export interface Statement extends EntryBase, TimeInRecording {
  readonly entry: 'statement';
  readonly speaker: Speaker;
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
  /** Topics by id, or plain words. */
  readonly topics: readonly string[];
  /** BCP 47 tag of the quoted words as printed. */
  readonly language?: string;
  /** Who made the translation that the source printed in place of the speaker's words. */
  readonly translatedBy?: string;
  /** The role as the source gives it, for a speaker with no role on file for that day. */
  readonly roleInSource?: string;
  readonly relations: readonly Relation[];
  readonly renderings: readonly Rendering[];
  readonly read?: Reading;
  readonly translations: readonly Translation[];
}

/** One number, as one claimant gave it on one date in one report. */
export interface Figure extends EntryBase, TimeInRecording {
  readonly entry: 'figure';
  readonly statement?: EntryId;
  readonly claimant: Speaker;
  readonly source: EntryId;
  /** The day the count speaks of. */
  readonly asOf: RecordDate;
  readonly asOfBasis?: string;
  readonly metric: EntryId;
  /** Words and number exactly as in the source: `more than 200`. Never taken apart for display. */
  readonly value: string;
  /** Who or what is counted, as in the source; absent where nothing is: money, percent, degrees. */
  readonly population?: string;
  /** The groups that the number counts, together. */
  readonly counted?: readonly EntryId[];
  /** The event being counted. */
  readonly of?: EntryId;
  readonly place?: EntryId;
  readonly unit?: string;
  readonly passage?: Passage;
  readonly read?: Reading;
}
