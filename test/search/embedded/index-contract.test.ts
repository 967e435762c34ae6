import { buildIndex } from '../../../src/search/embedded/embedded-index.js';
import { restoreIndex, saveIndex } from '../../../src/search/embedded/saved-index.js';
import { indexInMemory } from '../../../src/search/embedded/search-index.js';
import { describeIndex } from '../../support/index-contract.js';

describeIndex(
  'the index in memory, read from its cache',
  async (record) => ({ index: indexInMemory(record, restoreIndex(saveIndex(buildIndex(record)), record)) }),
  6,
);
