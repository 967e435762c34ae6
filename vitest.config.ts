import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Half of the tests wait for processes and connections of their own.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The machine's own settings must not leak into what the tests see.
    env: { DISCORD_TOKEN: '', KNOWLEDGE_DIR: '', PORT: '', LOG_LEVEL: 'silent' },
  },
});
