import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vitest/config';

const TESTS = fileURLToPath(new URL('../', import.meta.url));
const OVER_CLUSTER = fileURLToPath(new URL('engine-over-cluster.ts', import.meta.url));

/** Gives tests the search over the cluster where they import `createSearch`, and leaves the sources as they are. */
export const searchOverCluster = (): Plugin => ({
  name: 'search-over-cluster',
  enforce: 'pre',
  resolveId(source, importer = '') {
    const isTest = importer.startsWith(TESTS) && !importer.startsWith(OVER_CLUSTER);
    return isTest && source.endsWith('/search/engine.js') ? OVER_CLUSTER : undefined;
  },
});
