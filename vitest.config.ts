import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The machine's own settings must not leak into what the tests see.
    env: { DISCORD_TOKEN: '', KNOWLEDGE_DIR: '', PORT: '', LOG_LEVEL: 'silent' },
  },
});
