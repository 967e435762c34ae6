import type { Client } from '@opensearch-project/opensearch';
import { indexOf, type Snapshot } from '../asking.js';
import { DOCUMENT_KINDS } from '../documents/fields.js';

const PAGE = 5_000;

/** Removes what neither a revision nor the one before it sees. */
export async function removeRetired(client: Client, { build, revision }: Snapshot): Promise<void> {
  for (const kind of DOCUMENT_KINDS) {
    const index = indexOf(build, kind);
    let after: unknown[] | undefined;
    for (;;) {
      const { body } = await client.search({
        index,
        body: {
          size: PAGE,
          query: { range: { gone: { lt: revision } } },
          sort: [{ place: 'asc' }, { gone: 'asc' }],
          _source: false,
          track_total_hits: false,
          ...(after === undefined ? {} : { search_after: after }),
        } as Record<string, unknown>,
      });
      const { hits } = body.hits;
      after = hits.at(-1)?.sort as unknown[] | undefined;
      if (hits.length > 0)
        await client.bulk({
          body: hits.map(({ _id }) => ({ delete: { _index: index, _id } })) as Record<string, unknown>[],
        });
      if (hits.length < PAGE) break;
    }
  }
}
