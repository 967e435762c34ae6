import type { Client } from '@opensearch-project/opensearch';
import { SearchUnavailableError } from '../search/search-unavailable.js';
import { searchUnavailable } from './client/failures.js';
import type { DocumentKind } from './documents/fields.js';
import { type SearchRequest, searchBody } from './query/search-body.js';
import { anyOf } from './query/term-clauses.js';

/** What all searches of one answer look at: the indices of one build, as one revision left them. */
export interface Snapshot {
  /** What the names of the indices of this build begin with. */
  readonly build: string;
  readonly revision: number;
  /** The parts of each kind that alone are looked at; all of it unless given. */
  readonly within?: Readonly<Record<DocumentKind, readonly PlaceRange[]>>;
}

/** Documents from one place in the order of the record to another, both included. */
export interface PlaceRange {
  readonly first: number;
  readonly last: number;
}

/** The index of one kind of entry. */
export const indexOf = (build: string, kind: DocumentKind): string => `${build}-${kind}`;

/** A document that a search found. */
export interface FoundDocument<T> {
  readonly id: string;
  readonly item: T;
  readonly score: number;
  /** Where it is in the order of the index: day, words, place. */
  readonly order: readonly number[];
  /** The names of the named clauses that it matches. */
  readonly matched: ReadonlySet<string>;
}

export interface Answer<T> {
  /** How many there are, counted as far as was asked. */
  readonly total: number;
  readonly documents: readonly FoundDocument<T>[];
}

/**
 * Sends searches in one round trip.
 * @throws {SearchUnavailableError} where any of them was not answered, or not by every part of the index
 */
export type Ask<T> = (requests: readonly SearchRequest[]) => Promise<readonly Answer<T>[]>;

/** A hit as OpenSearch sends it, as far as it is read. */
export interface RawHit {
  readonly _score: number | null;
  readonly _source?: Readonly<Record<string, unknown>>;
  readonly fields?: Readonly<Record<string, readonly unknown[]>>;
  readonly sort?: readonly unknown[];
  readonly matched_queries?: readonly string[];
}

interface RawAnswer {
  readonly error?: { readonly type?: string; readonly reason?: string };
  readonly timed_out?: boolean;
  readonly _shards?: { readonly failed: number };
  readonly hits?: { readonly total?: { readonly value: number }; readonly hits: readonly RawHit[] };
}

/** Whom to ask, and after how many milliseconds a round trip is given up. */
export interface Asked {
  readonly client: Client;
  readonly maxMs: number;
}

/**
 * Makes the function that asks the documents of one kind.
 * @param snapshot what is asked at this moment; throws where nothing can be
 * @param itemOf makes an item of a hit
 */
export function createAsk<T>(
  asked: Asked,
  snapshot: () => Snapshot,
  kind: DocumentKind,
  itemOf: (hit: RawHit, id: string) => T,
): Ask<T> {
  const ask = createAskAll(asked, snapshot, itemOf);
  return (requests) => ask(requests.map((request) => ({ ...request, kind })));
}

/** A search among the documents of some kind. */
export interface KindRequest extends SearchRequest {
  readonly kind: DocumentKind;
}

/**
 * Makes the function that asks documents of all kinds in one round trip.
 * @param snapshot what is asked at this moment; throws where nothing can be
 * @param itemOf makes an item of a hit
 */
export function createAskAll<T>(
  asked: Asked,
  snapshot: () => Snapshot,
  itemOf: (hit: RawHit, id: string) => T,
): (requests: readonly KindRequest[]) => Promise<readonly Answer<T>[]> {
  return async (requests) => {
    const { build, revision, within } = snapshot();
    const body = requests.flatMap((request) => [
      { index: indexOf(build, request.kind), allow_partial_search_results: false },
      searchBody(within === undefined ? request : withinPlaces(request, within[request.kind]), revision),
    ]);
    const answers = await send(asked, body);
    return requests.map((request, at) => {
      const { hits } = answers[at] ?? {};
      if (hits === undefined)
        throw new SearchUnavailableError(`OpenSearch left out an answer of ${indexOf(build, request.kind)}`);
      return {
        total: hits.total?.value ?? hits.hits.length,
        documents: hits.hits.map((hit) => documentOf(hit, request.by === 'score', itemOf)),
      };
    });
  };
}

const withinPlaces = (request: KindRequest, ranges: readonly PlaceRange[]): KindRequest => ({
  ...request,
  filter: [
    ...request.filter,
    anyOf(ranges.map(({ first, last }) => ({ range: { place: { gte: first, lte: last } } }))),
  ],
});

async function send({ client, maxMs }: Asked, body: readonly object[]): Promise<readonly RawAnswer[]> {
  let answers: readonly RawAnswer[];
  try {
    const asking = client.msearch({ body: body as Record<string, unknown>[] });
    const late = setTimeout(() => asking.abort(), maxMs);
    const response = await asking.finally(() => clearTimeout(late));
    answers = (response.body as unknown as { readonly responses: readonly RawAnswer[] }).responses;
  } catch (error) {
    throw searchUnavailable(error);
  }
  for (const { error, timed_out, _shards } of answers) {
    if (error !== undefined)
      throw new SearchUnavailableError(`OpenSearch could not search: ${error.type}: ${error.reason}`);
    if (timed_out === true || (_shards?.failed ?? 0) > 0)
      throw new SearchUnavailableError('OpenSearch answered in part only');
  }
  return answers;
}

function documentOf<T>(hit: RawHit, isScored: boolean, itemOf: (hit: RawHit, id: string) => T): FoundDocument<T> {
  const id = String(hit.fields?.id?.[0] ?? hit._source?.id ?? '');
  const sort = (hit.sort ?? []).map(Number);
  return {
    id,
    item: itemOf(hit, id),
    score: hit._score ?? 0,
    order: isScored ? sort.slice(1) : sort,
    matched: new Set(hit.matched_queries),
  };
}
