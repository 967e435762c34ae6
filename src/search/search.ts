import type { EntryId, EntryKind, Figure, RecordEvent, Source, Statement } from '../record/entries.js';

/** Something that can be named in a query. `topic` and `metric` ids are topic words and metric ids. */
export interface Suggestion {
  readonly kind: EntryKind | 'topic';
  /** The entry's id; for a topic, the topic itself. */
  readonly id: string;
  /** What the reader sees: the name, or `Xankəndi → Stepanakert` when another name matched. At most 100 code points. */
  readonly label: string;
  /** The neutral or usual name, without the matched alias. */
  readonly name: string;
}

/** What narrows a search; ids are entry ids, dates ISO `YYYY-MM-DD`. */
export interface Filters {
  readonly speaker?: EntryId;
  readonly event?: EntryId;
  readonly since?: string;
  readonly until?: string;
  readonly form?: string;
}

/** One entry found, and why. */
export interface Hit<T> {
  readonly item: T;
  /** 0 (nothing in common) to 1 (exact). */
  readonly score: number;
  /** In words: which name, which words, which edits. */
  readonly why: readonly string[];
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
      readonly subjects: readonly Suggestion[];
    }
  | { readonly band: 'offered'; readonly reason: 'near' | 'ambiguous'; readonly suggestions: readonly Suggestion[] }
  | { readonly band: 'none'; readonly suggestions: readonly Suggestion[] };

/** Something that a text names. */
export interface Mention extends Suggestion {
  /** The words that name it, folded to plain letters. */
  readonly words: readonly string[];
  /** Whether the name stands there as it is on file, in some spelling of it; not a slip and not a part. */
  readonly sure: boolean;
}

/** Which entries autocomplete offers. */
export type SuggestScope = 'claims' | 'figures' | 'event' | 'who' | 'source' | 'speaker' | 'metric';

/**
 * A search engine over one record. Every query goes through the same reading: entry id, exact label, alias, ranked search.
 * Methods may be async so that an engine elsewhere can stand in.
 */
export interface Search {
  statements(query: string, filters?: Filters): Promise<Found<Statement>>;
  figures(query: string, filters?: { readonly metric?: EntryId; readonly event?: EntryId }): Promise<Found<Figure>>;
  events(query: string): Promise<Found<RecordEvent>>;
  /** People, organisations and places by name. */
  who(query: string): Promise<Found<{ readonly id: EntryId }>>;
  sources(query: string): Promise<Found<Source>>;
  /** Completions for half-typed text, best first, at most 25; for empty text the newest or most important entries. */
  suggest(scope: SuggestScope, text: string): Promise<readonly Suggestion[]>;
  /**
   * The statements that share most with a text, rarest words first: what a quotation is compared with.
   * @param most how many are wanted at most
   */
  sharingWords(text: string, most: number): Promise<readonly Statement[]>;
  /** People, organisations, places, events and metrics that a sentence names; of several bearers of a name, each. */
  mentions(sentence: string): Promise<readonly Mention[]>;
  /** The words of a text, folded to plain letters, that stand in no name and no text on file. */
  strangeWords(text: string): Promise<readonly string[]>;
  /**
   * The words of a query that carry meaning here, cut to a length, so that a button can carry them and lead to the same answer.
   * @param length most UTF-16 units the result may have
   */
  condense(query: string, length: number): string;
}
