import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cluster, startCluster } from '../../tools/opensearch/cluster.mjs';
import { freePort } from './free-port.js';

/** A node that was killed in the middle of something is given up after seconds, and not after a quarter of an hour. */
const QUICK_RECOVERY = {
  'indices.recovery.recovery_activity_timeout': '10s',
  'indices.recovery.internal_action_timeout': '10s',
  'indices.recovery.retry_delay_network': '1s',
  'cluster.routing.allocation.node_concurrent_recoveries': '8',
};

/**
 * Nodes of a test's own, to be paused and killed.
 * @param options what is otherwise than usual
 */
export async function ownCluster(
  count: number,
  { settings, ...options }: Partial<Pick<Parameters<typeof startCluster>[0], 'settings' | 'hostOf' | 'folder'>> = {},
): Promise<Cluster & { readonly close: () => Promise<void> }> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'verbatim-nodes-')));
  const ports = await Promise.all(Array.from({ length: 2 * count }, freePort));
  const cluster = await startCluster({ ...options, folder, ports, settings: { ...QUICK_RECOVERY, ...settings } });
  return {
    ...cluster,
    async close() {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
