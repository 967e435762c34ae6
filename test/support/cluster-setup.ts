import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startCluster } from '../../tools/opensearch/cluster.mjs';
import { freePort } from './free-port.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the node that the tests share. */
    readonly clusterUrl: string;
  }
}

/** One node for all tests that share it; each record has indices of its own. */
export default async function startSharedNode({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-cluster-'));
  const cluster = await startCluster({
    folder,
    ports: [await freePort(), await freePort()],
    // A record of a test has three indices, and there are many records: each takes heap as long as the node runs.
    heap: 2_048,
    settings: { 'cluster.max_shards_per_node': '20000' },
  });
  provide('clusterUrl', cluster.urls[0] ?? '');
  return async () => {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
