import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cluster, startCluster } from '../../tools/opensearch/cluster.mjs';
import { freePort } from './free-port.js';

/** Nodes of a test's own, to be paused and killed. */
export async function ownCluster(count: number): Promise<Cluster & { readonly close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-nodes-'));
  const ports = await Promise.all(Array.from({ length: 2 * count }, freePort));
  const cluster = await startCluster({ folder, ports });
  return {
    ...cluster,
    async close() {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
