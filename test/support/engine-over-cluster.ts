import type { VerbatimRecord } from '../../src/record/record.js';
import { createSearch as createSearchOver } from '../../src/search/engine.js';
import type { SearchIndex } from '../../src/search/index/search-index.js';
import type { SearchEngine } from '../../src/search/search.js';
import { indexedInCluster } from './cluster.js';

/**
 * Takes the place of the search's own `createSearch` where tests run over the cluster: what needs no statement is answered in memory, all
 * the rest by a real node.
 */
export function createSearch(record: VerbatimRecord, index?: SearchIndex): SearchEngine {
  if (index !== undefined) return createSearchOver(record, index);
  const inMemory = createSearchOver(record);
  let opening: Promise<SearchEngine> | undefined;
  const there = (): Promise<SearchEngine> => {
    opening ??= indexedInCluster(record).then(({ index }) => createSearchOver(record, index));
    return opening;
  };
  const overCluster = {
    statements: async (...given) => (await there()).statements(...given),
    withoutStatement: async (...given) => (await there()).withoutStatement(...given),
    figures: async (...given) => (await there()).figures(...given),
    events: async (...given) => (await there()).events(...given),
    meets: async (...given) => (await there()).meets(...given),
    who: async (...given) => (await there()).who(...given),
    sources: async (...given) => (await there()).sources(...given),
    suggest: async (...given) => (await there()).suggest(...given),
    sharingWords: async (...given) => (await there()).sharingWords(...given),
    mentions: async (...given) => (await there()).mentions(...given),
    mentionsInText: async (...given) => (await there()).mentionsInText(...given),
    mayNameMetric: async (...given) => (await there()).mayNameMetric(...given),
    unknownWords: async (...given) => (await there()).unknownWords(...given),
  } satisfies Partial<SearchEngine>;
  return { ...inMemory, ...overCluster };
}
