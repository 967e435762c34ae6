import { defineConfig } from 'vitest/config';
import { searchOverCluster } from './test/support/over-cluster.js';
import { measureSlowness } from './test/support/slowness.js';
import { missingJava } from './tools/opensearch/jars.mjs';

const slowness = measureSlowness();
const tests = 'test/**/*.test.ts';
/** Files that start many processes or a browser, or measure memory: at most one for each of two cores. */
const heavy = [
  'test/e2e/preview.test.ts',
  'test/e2e/accessibility.test.ts',
  'test/e2e/start.test.ts',
  'test/e2e/desk.test.ts',
  'test/process/**/*.test.ts',
  'test/faults/kill.test.ts',
  'test/hostile/neighbours.test.ts',
  'test/deploy/nginx.test.ts',
];

/** Files that ask a real OpenSearch node, which they share. */
const cluster = 'test/opensearch/*.test.ts';
/** Files that start, pause and kill nodes of their own. */
const clusters = 'test/opensearch/clusters/*.test.ts';
/** What is tested in memory and over a node alike. */
const overCluster = 'test/search/*.test.ts';
/** Thousands of questions, which say nothing more of a node than the others. */
const notOverCluster = 'test/search/properties.test.ts';

export default defineConfig({
  test: {
    globalSetup: 'test/support/global-setup.ts',
    // These end a test that hangs; no test is meant to come near them.
    testTimeout: 120_000 * slowness,
    hookTimeout: 120_000 * slowness,
    teardownTimeout: 60_000 * slowness,
    expect: { poll: { timeout: 60_000 * slowness } },
    // The machine's own settings must not leak into what the tests see.
    env: { DISCORD_TOKEN: '', KNOWLEDGE_DIR: '', PORT: '', LOG_LEVEL: 'silent', TEST_SLOWNESS: String(slowness) },
    projects: [
      // Half of these wait for processes and connections of their own: three workers for two cores.
      {
        extends: true,
        test: {
          name: 'together',
          include: [tests],
          exclude: [...heavy, cluster, clusters],
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      { extends: true, test: { name: 'heavy', include: heavy, maxWorkers: 2, sequence: { groupOrder: 1 } } },
      ...(hasClusters()
        ? [
            {
              extends: true as const,
              plugins: [searchOverCluster()],
              test: {
                name: 'cluster',
                globalSetup: 'test/support/cluster-setup.ts',
                include: [cluster, overCluster],
                exclude: [notOverCluster],
                maxWorkers: 2,
                sequence: { groupOrder: 2 },
              },
            },
            {
              extends: true as const,
              test: { name: 'clusters', include: [clusters], maxWorkers: 1, sequence: { groupOrder: 3 } },
            },
          ]
        : []),
    ],
  },
});

/** Whether nodes of OpenSearch can be started here. Where they must be, a machine without Java is a failure. */
function hasClusters(): boolean {
  if (process.env.CLUSTER_TESTS === 'off') return false;
  const missing = missingJava();
  if (missing === undefined) return true;
  if (process.env.CI === 'true') throw new Error(`The tests over OpenSearch cannot run: ${missing}`);
  console.warn(`The tests over OpenSearch are skipped: ${missing}`);
  return false;
}
