import { defineConfig } from 'vitest/config';

const HOUR = 3_600_000;

/** For `npm run bench:desk`: the newsroom of the tests, with its timings printed. No test runs are part of it. */
export default defineConfig({
  test: {
    include: ['bench/desk/rounds.ts'],
    globalSetup: 'test/support/global-setup.ts',
    testTimeout: HOUR,
    env: { DISCORD_TOKEN: '', KNOWLEDGE_DIR: '', PORT: '', LOG_LEVEL: 'silent' },
  },
});
