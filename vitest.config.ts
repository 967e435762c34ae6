import { defineConfig } from 'vitest/config';
import { measureSlowness } from './test/support/slowness.js';

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
        test: { name: 'together', include: [tests], exclude: heavy, maxWorkers: 3, sequence: { groupOrder: 0 } },
      },
      { extends: true, test: { name: 'heavy', include: heavy, maxWorkers: 2, sequence: { groupOrder: 1 } } },
    ],
  },
});
