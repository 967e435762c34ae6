import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { connectToIndex, MAX_WORK_MS } from '../../src/opensearch/client/connect.js';
import { SearchCluster } from '../../src/opensearch/cluster.js';
import { type OpenHead, openHead } from '../../src/opensearch/head/open-head.js';
import { readHead } from '../../src/opensearch/head/stored-head.js';
import { type Indexed, indexRecord } from '../../src/opensearch/indexer/index-record.js';
import type { VerbatimRecord } from '../../src/record/record.js';
import { buildIndex } from '../../src/search/embedded/embedded-index.js';
import type { SearchIndex } from '../../src/search/index/search-index.js';
import type { SearchSettings } from '../../src/search-settings.js';

/** The code that documents of tests are made by. */
export const CODE = 'test';

/** Settings for indices of one's own on the node that tests share. */
export const ownSettings = (): SearchSettings => ({
  addresses: [inject('clusterUrl')],
  prefix: `test-${randomUUID().slice(0, 8)}`,
});

/** Brings the cluster to the state of a record. */
export async function indexInto(settings: SearchSettings, record: VerbatimRecord, code = CODE): Promise<Indexed> {
  const client = connectToIndex(settings);
  try {
    return await indexRecord({
      client,
      prefix: settings.prefix,
      record,
      code,
      now: () => new Date(),
    });
  } finally {
    await client.close();
  }
}

/** The index of a record in the cluster, and what closes it. */
export async function indexedInCluster(
  record: VerbatimRecord,
  settings = ownSettings(),
): Promise<{ readonly index: SearchIndex; readonly cluster: SearchCluster }> {
  await indexInto(settings, record);
  const cluster = new SearchCluster(settings, CODE);
  await cluster.look();
  return { cluster, index: cluster.indexOver(record, buildIndex(record)) };
}

/** A record in the cluster as a process sees it that holds names and counts only, and what closes the connection. */
export async function headInCluster(
  record: VerbatimRecord,
  settings = ownSettings(),
): Promise<OpenHead & { readonly close: () => Promise<void> }> {
  const { state } = await indexInto(settings, record);
  // What is asked here is whether answers are the same, not whether a busy machine gives them in time.
  const client = connectToIndex(settings);
  const head = await readHead(client, settings.prefix, state.head);
  const opened = openHead(head, { client, maxMs: MAX_WORK_MS }, state, record.loadedAt);
  return { ...opened, close: () => client.close() };
}
