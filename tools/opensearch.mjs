// node tools/opensearch.mjs [how many nodes]: an OpenSearch cluster on loopback to try things with, until Ctrl-C. Not for production.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster } from './opensearch/cluster.mjs';
import { missingJava } from './opensearch/jars.mjs';

const FIRST_PORT = 19_200;
const count = Number(process.argv[2] ?? 1);
const missing = missingJava();
if (missing !== undefined) {
  console.error(missing);
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'verbatim-opensearch-'));
const cluster = await startCluster({
  folder,
  ports: Array.from({ length: 2 * count }, (_, number) => FIRST_PORT + number),
});
console.log(`SEARCH_NODES=${cluster.urls.join(',')}`);
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  });
