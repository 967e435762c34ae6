import type { Source } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { RelationKind } from '../../record/statement.js';
import type { Tier } from '../found.js';
import type { Span } from '../span.js';

/** A key of an entry, and its value. */
export type KeyToWrite = readonly [key: string, value: unknown];

/** A relation that an editor is asked about, and the entries on file that it may be to. */
export interface RelationAsked {
  readonly kind: RelationKind;
  readonly entries: readonly EntryId[];
}

/** An entry to be written: its keys in order, and what an editor should know beside it. */
export interface EntryToWrite {
  readonly list: 'sources' | 'people' | 'metrics' | 'statements' | 'figures';
  readonly tier: Tier;
  readonly comments: readonly string[];
  readonly keys: readonly KeyToWrite[];
  /** Of a statement: what it may be related to. Only asked, never written. */
  readonly related?: readonly RelationAsked[];
  /** Of a statement: where it is in the text, and the words by which that names the speaker. */
  readonly place?: Span;
  readonly speaker?: Span;
}

/** What drafts are made to fit: names, and how entries are filed. */
export type OnFile = Pick<
  VerbatimRecord,
  'byId' | 'people' | 'organisations' | 'places' | 'events' | 'topics' | 'groups' | 'metrics' | 'figures' | 'statements'
>;

/** What entries are made with. */
export interface ComposeOptions {
  readonly text: string;
  readonly source: Source;
  /** What is on file beside it. */
  readonly record: OnFile;
  /** Whose the text’s own words are: `outlet`, or whoever published it. */
  readonly ownVoice: string;
  /** Whether somebody on file has a post on the day of the text. */
  isPostKnown(id: EntryId): boolean;
  /** Ids that are in use. */
  readonly taken: ReadonlySet<string>;
  /** The entry on file that has a place of the text, in words for an editor: the place is left out. */
  onFile(place: Span, words: string, who: EntryId | undefined): string | undefined;
  /** Where else the words of a quotation are on file, in words for an editor. */
  elsewhere(words: string): string | undefined;
}

/** The level of a draft in words for an editor. */
export const LEVEL: Readonly<Record<Tier, string>> = { sure: 'Sure', likely: 'Likely', look: 'Look at it' };

/** Words on one line. */
export const inLine = (words: string): string => words.replace(/\s+/gu, ' ');

/** A key where there is a value for it. */
export const withKey = (key: string, value: unknown): readonly KeyToWrite[] =>
  value === undefined ? [] : [[key, value]];
