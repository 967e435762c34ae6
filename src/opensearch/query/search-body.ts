import { ORDER } from '../documents/fields.js';
import { ofRevision } from './filter-clauses.js';
import type { Clause } from './term-clauses.js';

/** One search among the documents of a kind. */
export interface SearchRequest {
  readonly filter: readonly Clause[];
  readonly not?: readonly Clause[];
  /** What every hit matches, for its score. */
  readonly must?: readonly Clause[];
  /** What adds to the score of a hit. */
  readonly should?: readonly Clause[];
  /** The least score of a hit. */
  readonly minScore?: number;
  /** By falling score, of equals in the order of the index; in the order of the index alone; by day, newest first; or in the order of the record. */
  readonly by: 'score' | 'order' | 'day' | 'record';
  readonly size: number;
  /** Up to where hits are counted; 0: not at all. */
  readonly countTo: number;
  /** What is read of each hit besides its id and place: fields that are stored as values, or the whole entry. */
  readonly read?: readonly ('speaker' | 'event' | 'metric' | 'place')[] | 'entry' | 'document';
  /** One hit for each value of a field: the first one. */
  readonly onePer?: 'event' | 'metric';
  /** Goes on behind a hit of the same search. */
  readonly after?: readonly unknown[];
}

const RECORD_ORDER = { place: 'asc' } as const;
const SORTS: Readonly<Record<SearchRequest['by'], readonly unknown[]>> = {
  score: ['_score', ...ORDER],
  order: ORDER,
  day: [{ day: 'desc' }, RECORD_ORDER],
  record: [RECORD_ORDER],
};

/** The body of a search. */
export function searchBody(request: SearchRequest, revision: number): Readonly<Record<string, unknown>> {
  const { filter, not = [], must = [], should = [], minScore, by, size, countTo, read = [], onePer, after } = request;
  return {
    query: { bool: { filter, must, should, must_not: [...not, ...ofRevision(revision)] } },
    ...(minScore === undefined ? {} : { min_score: minScore }),
    sort: SORTS[by],
    track_scores: by === 'score' || minScore !== undefined,
    size,
    track_total_hits: countTo === 0 ? false : countTo,
    ...(onePer === undefined ? {} : { collapse: { field: onePer } }),
    ...(after === undefined ? {} : { search_after: after }),
    ...fieldsRead(read),
  };
}

function fieldsRead(read: NonNullable<SearchRequest['read']>): Readonly<Record<string, unknown>> {
  if (read === 'document') return { _source: true };
  if (read === 'entry') return { _source: ['entry'], docvalue_fields: ['id', 'place'] };
  return { _source: false, stored_fields: '_none_', docvalue_fields: ['id', ...read] };
}
