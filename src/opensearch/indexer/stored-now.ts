import type { Client } from '@opensearch-project/opensearch';
import { indexOf } from '../asking.js';
import type { DocumentKind } from '../documents/fields.js';
import { StoredDocuments } from './stored-rows.js';

const PAGE = 10_000;
/** Ids that one search asks for. */
const MAX_IDS = 5_000;

/**
 * The documents of one kind that have not been taken away, by the id of their entry. What an interrupted run wrote is among them.
 * @param ids of some entries alone
 */
export async function storedNow(
  client: Client,
  build: string,
  kind: DocumentKind,
  ids?: readonly string[],
): Promise<StoredDocuments> {
  const stored = new StoredDocuments();
  let after: unknown[] | undefined;
  for (;;) {
    const { body } = await client.search({
      index: indexOf(build, kind),
      allow_partial_search_results: false,
      body: {
        size: PAGE,
        query: {
          bool: {
            must_not: [{ exists: { field: 'gone' } }],
            ...(ids === undefined ? {} : { filter: [{ terms: { id: ids } }] }),
          },
        },
        sort: [{ place: 'asc' }, { id: 'asc' }],
        _source: false,
        stored_fields: '_none_',
        docvalue_fields: ['id', 'hash', 'seed', 'place', 'since'],
        track_total_hits: false,
        ...(after === undefined ? {} : { search_after: after }),
      } as Record<string, unknown>,
    });
    const { hits } = body.hits;
    for (const { fields = {} } of hits) {
      const value = (name: string): unknown => (fields[name] as readonly unknown[] | undefined)?.[0];
      stored.set(String(value('id')), {
        hash: String(value('hash')),
        seed: String(value('seed')),
        place: Number(value('place')),
        since: Number(value('since') ?? 0),
      });
    }
    after = hits.at(-1)?.sort as unknown[] | undefined;
    if (hits.length < PAGE) return stored;
  }
}

/** The documents of some entries of one kind that have not been taken away. */
export async function storedOf(
  client: Client,
  build: string,
  kind: DocumentKind,
  ids: readonly string[],
): Promise<StoredDocuments> {
  const stored = new StoredDocuments();
  for (let at = 0; at < ids.length; at += MAX_IDS) {
    const part = await storedNow(client, build, kind, ids.slice(at, at + MAX_IDS));
    for (const [id, one] of part) stored.set(id, one);
  }
  return stored;
}
