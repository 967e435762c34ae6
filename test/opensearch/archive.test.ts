import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordOf } from '../../bench/search/adapter.mjs';
import { archive } from '../../bench/search/archive.mjs';
import { queries } from '../../bench/search/queries.mjs';
import type { SearchCluster } from '../../src/opensearch/cluster.js';
import { indexInMemory } from '../../src/search/embedded/search-index.js';
import { createSearch } from '../../src/search/engine.js';
import type { Filters, Found, SearchEngine } from '../../src/search/search.js';
import { indexedInCluster } from '../support/cluster.js';

/** Enough that names have more statements than a page of hits, and that some questions have more than can be kept. */
const STATEMENTS = 6_000;

describe('an invented archive', () => {
  const made = archive(STATEMENTS);
  const record = recordOf(made.records);
  let cluster: SearchCluster;
  let there: SearchEngine;
  const here = createSearch(record, indexInMemory(record));

  beforeAll(async () => {
    const opened = await indexedInCluster(record);
    cluster = opened.cluster;
    there = createSearch(record, opened.index);
  });
  afterAll(() => cluster.close());

  async function differing(questions: readonly string[], filters: Filters = {}): Promise<string[]> {
    const found: string[] = [];
    for (const question of questions) {
      const [mine, other] = [await there.statements(question, filters), await here.statements(question, filters)];
      if (JSON.stringify(plain(mine)) !== JSON.stringify(plain(other))) found.push(question);
    }
    return found;
  }

  const asked = queries(made);

  it('answers every question of the search benchmark hit by hit as in memory, with scores and reasons', async () => {
    expect(asked.length).toBeGreaterThanOrEqual(500);
    expect(await differing(asked.map(({ query }) => query))).toEqual([]);
  });

  it('answers them alike within filters', async () => {
    const some = asked.filter((_, place) => place % 10 === 0).map(({ query }) => query);
    const [person] = record.people;
    const middle = record.statements[STATEMENTS / 2]?.said.iso ?? '';
    for (const filters of [{ speaker: person?.id ?? '' }, { since: middle }, { until: middle, form: 'paraphrase' }])
      expect(await differing([...some, ''], filters)).toEqual([]);
  });

  it('keeps no more hits than can be turned to, and says that there are more', async () => {
    const found = await there.statements('', { since: '0001-01-01' });
    expect(found.band === 'answered' && { hits: found.hits.length, more: found.more }).toEqual({
      hits: 2_000,
      more: true,
    });
  });
});

const plain = (found: Found<{ readonly id: string }>): unknown =>
  found.band !== 'answered' ? found : { ...found, hits: found.hits.map(hit), related: found.related?.map(hit) };
const hit = ({ item, score, why }: { item: { id: string }; score: number; why: readonly string[] }): unknown => [
  item.id,
  score,
  why,
];
