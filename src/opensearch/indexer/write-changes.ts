import type { Client } from '@opensearch-project/opensearch';
import type { Change } from './changes.js';

export interface Written {
  readonly written: number;
  readonly retired: number;
}

/** Small, because several times as much is in memory of each one under way. */
const FLUSH_BYTES = 1_000_000;
/** Bulks under way at the same time; no more is made before one of them is acknowledged. */
const CONCURRENCY = 4;
const RETRIES = 5;
const RETRY_MS = 500;

/**
 * Writes changes in bulk; nothing of it is to be found before a refresh.
 * @throws where a document is refused, with the reason
 */
export async function writeChanges(client: Client, index: string, changes: Iterable<Change>): Promise<Written> {
  const counts = { write: 0, retire: 0 };
  const refused: string[] = [];
  async function* counted(): AsyncGenerator<Change> {
    for (const change of changes) {
      counts[change.does] += 1;
      yield change;
      if (refused.length > 0) return;
    }
  }
  await client.helpers.bulk<Change>({
    datasource: counted(),
    flushBytes: FLUSH_BYTES,
    concurrency: CONCURRENCY,
    retries: RETRIES,
    wait: RETRY_MS,
    onDocument: (change) =>
      change.does === 'write'
        ? [{ index: { _index: index, _id: change.key } }, change.document]
        : [{ update: { _index: index, _id: change.key } }, { doc: { gone: change.gone } }],
    onDrop: ({ error }) => void refused.push(`${error.type}: ${error.reason}`),
  });
  if (refused.length > 0)
    throw new Error(`OpenSearch refused ${refused.length} documents, the first one because of ${refused[0]}`);
  return { written: counts.write, retired: counts.retire };
}
