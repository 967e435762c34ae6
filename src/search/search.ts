import type { DayMention } from '../language/words/days.js';
import type { RecordEvent, Source } from '../record/entries.js';
import type { EntryId } from '../record/entry-base.js';
import type { Figure, Statement } from '../record/statement.js';
import type { Hit } from './hit.js';
import type { StatementRef } from './index/entry-index.js';
import type { Suggestion } from './suggestion.js';
import type { TextAnalyzer } from './text-analyzer.js';

export type { Hit, Suggestion };

/** What narrows a question for figures. */
export interface FigureFilters {
  readonly metric?: EntryId;
  readonly event?: EntryId;
  /** ISO day: only figures counted on or before it. */
  readonly 'as-of'?: string;
}

/** What narrows a search; ids are entry ids, dates ISO `YYYY-MM-DD`. */
export interface Filters {
  readonly speaker?: EntryId;
  readonly event?: EntryId;
  readonly since?: string;
  readonly until?: string;
  readonly form?: string;
}

/**
 * The outcome of a search, in three bands: `answered` (sure enough to show), `offered` (choices to pick from: near names, or several
 * bearers of one name), `none` (not on file; `suggestions` are the nearest names there are).
 */
export type Found<T> =
  | {
      readonly band: 'answered';
      readonly hits: readonly Hit<T>[];
      /** Whether there are more hits than these. */
      readonly more?: boolean;
      /** A few more that match only a part of what was asked, where the hits are few. */
      readonly related?: readonly Hit<T>[];
      readonly reading: string;
      /** Of several whose words are asked for, those of whom none of the hits is. */
      readonly silent?: readonly EntryId[];
      /** Words of the query that are on file nowhere, folded: what is found says nothing of them. */
      readonly notLookedFor?: readonly string[];
      /** The days that the question limits itself to; `reading` is without them. */
      readonly days?: readonly DayMention[];
      readonly subjects: readonly Suggestion[];
      /** Whether the words, or counts, of somebody in particular are asked for. */
      readonly byWhom?: boolean;
    }
  | {
      readonly band: 'offered';
      /** `named`: these are on file by just that name, and nothing of what is asked for rests on them. */
      readonly reason: 'near' | 'ambiguous' | 'named';
      readonly suggestions: readonly Suggestion[];
      readonly silentOn?: SilentOn;
    }
  | {
      readonly band: 'none';
      readonly suggestions: readonly Suggestion[];
      readonly silentOn?: SilentOn;
      /** Where a part of the query has an answer and the whole has none. */
      readonly wider?: WiderQuery;
    };

/** Somebody with statements, whom the query names for certain, and the rest of the query, which none of their statements matches. */
export interface SilentOn {
  readonly speaker: EntryId;
  readonly rest: string;
  /** Whether the rest is names on file, so that nothing else can be meant by it. */
  readonly isOnFile: boolean;
}

/** The part of a query that has an answer, and the limit that is left out of it: days, or what else was asked. */
export type WiderQuery = { readonly query: string } & (
  | { readonly limit: 'days'; readonly days: readonly DayMention[] }
  | { readonly limit: 'words'; readonly without: string }
);

/** Somebody on file who has no statement, and what else is on file about them: figures, events, and what others say. */
export interface WithoutStatement {
  readonly id: EntryId;
  readonly entries: readonly EntryId[];
}

/** Which entries autocomplete offers. */
export type SuggestScope = 'claims' | 'figures' | 'event' | 'who' | 'source' | 'speaker' | 'metric';

/**
 * Finds entries of one record. Every query goes through the same reading: entry id, exact label, alias, ranked search.
 * Methods are async so that an engine in another process can take its place.
 */
export interface Search {
  statements(query: string, filters?: Filters): Promise<Found<StatementRef>>;
  /** The one person or body whom a query for statements asks for, where none of theirs is on file: others' words would be taken for theirs. */
  withoutStatement(query: string): Promise<WithoutStatement | undefined>;
  figures(query: string, filters?: FigureFilters): Promise<Found<Figure>>;
  events(query: string): Promise<Found<RecordEvent>>;
  /** The share of a question that an entry meets, 0 to 1, on one scale for entries of all kinds. */
  meets(question: string, id: EntryId): Promise<number>;
  /** People, organisations and places by name. */
  who(query: string): Promise<Found<{ readonly id: EntryId }>>;
  sources(query: string): Promise<Found<Source>>;
  /** Completions for half-typed text, best first, at most 25; for empty text the newest or most important entries. */
  suggest(scope: SuggestScope, text: string): Promise<readonly Suggestion[]>;
  /** The statements that share most with a text, rarest words first: what a quotation is compared with. */
  sharingWords(text: string, limit: number): Promise<readonly Statement[]>;
}

/** What an engine offers over one record: it finds entries, and reads texts. */
export type SearchEngine = Search & TextAnalyzer;
