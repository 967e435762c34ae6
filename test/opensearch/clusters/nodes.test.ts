import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordOf } from '../../../bench/search/adapter.mjs';
import { archive } from '../../../bench/search/archive.mjs';
import { queries } from '../../../bench/search/queries.mjs';
import { SearchCluster } from '../../../src/opensearch/cluster.js';
import { buildIndex } from '../../../src/search/embedded/embedded-index.js';
import { indexInMemory } from '../../../src/search/embedded/search-index.js';
import { createSearch } from '../../../src/search/engine.js';
import type { Found, SearchEngine } from '../../../src/search/search.js';
import { SearchUnavailableError } from '../../../src/search/search-unavailable.js';
import type { SearchSettings } from '../../../src/search-settings.js';
import type { SearchNode } from '../../../tools/opensearch/cluster.mjs';
import { CODE, indexInto } from '../../support/cluster.js';
import { ownCluster } from '../../support/own-cluster.js';
import { eventually } from '../../support/patience.js';

const ROW = 10;

describe('three nodes', () => {
  const made = archive(2_000);
  const record = recordOf(made.records);
  const asked = queries(made)
    .filter((_, place) => place % 7 === 0)
    .map(({ query }) => query);
  const expected = new Map<string, string>();
  let nodes: Awaited<ReturnType<typeof ownCluster>>;
  let settings: SearchSettings;
  let reader: SearchCluster;
  let search: SearchEngine;

  beforeAll(async () => {
    const here = createSearch(record, indexInMemory(record));
    for (const query of asked) expected.set(query, plain(await here.statements(query)));
    nodes = await ownCluster(3);
    settings = { addresses: nodes.urls, prefix: 'verbatim' };
    await indexInto(settings, record);
    await untilThere();
    reader = new SearchCluster(settings, CODE);
    await reader.look();
    search = createSearch(record, reader.indexOver(record, buildIndex(record)));
  });
  afterAll(async () => {
    await reader?.close();
    await nodes?.close();
  });

  const healthOf = (url: string): Promise<string> =>
    fetch(`${url}/_cluster/health?filter_path=status`, { signal: AbortSignal.timeout(3_000) })
      .then((answer) => answer.text())
      .catch(() => 'away');

  /** Waits until each node sees a copy of every part of the index. The other copies may take minutes on a busy machine. */
  const untilThere = (): Promise<void> =>
    eventually(async () => {
      const seen = await Promise.all(nodes.urls.map(healthOf));
      return seen.every((health) => /green|yellow/.test(health));
    }, 'every part of the index');

  /** Asks on and on while something happens, and until it answers again as it did before. */
  async function askWhile(
    happening: Promise<unknown>,
  ): Promise<{ answered: number; unavailable: number; wrong: string[] }> {
    const counts = { answered: 0, unavailable: 0, wrong: [] as string[] };
    let isOver = false;
    const over = (): void => {
      isOver = true;
    };
    happening.then(over, over);
    for (let place = 0, inRow = 0; !isOver || inRow < ROW; place += 1) {
      const query = asked[place % asked.length] ?? '';
      try {
        const found = plain(await search.statements(query));
        if (found !== expected.get(query)) counts.wrong.push(query);
        counts.answered += 1;
        inRow += 1;
      } catch (error) {
        if (!(error instanceof SearchUnavailableError)) throw error;
        counts.unavailable += 1;
        inRow = 0;
        await wait(50);
      }
    }
    await happening;
    return counts;
  }

  const manager = async (): Promise<SearchNode> => {
    const answer = await fetch(`${nodes.urls[0]}/_cat/cluster_manager?h=node`);
    const name = (await answer.text()).trim();
    const node = nodes.nodes.find((one) => one.name === name);
    if (node === undefined) throw new Error(`no node is called ${name}`);
    return node;
  };

  const killAndStart = async (...killed: readonly SearchNode[]): Promise<void> => {
    await Promise.all(killed.map((node) => node.end('SIGKILL')));
    await wait(3_000);
    for (const node of killed) node.start();
    await nodes.ready();
    await untilThere();
  };

  it('of which one is killed: no answer is wrong, and all are there again', async () => {
    const boss = await manager();
    const other = nodes.nodes.find((node) => node !== boss);
    const { wrong, answered } = await askWhile(killAndStart(...(other === undefined ? [] : [other])));
    expect([wrong, answered > ROW]).toEqual([[], true]);
  });

  it('of which the elected manager is killed: no answer is wrong, and all are there again', async () => {
    const { wrong } = await askWhile(killAndStart(await manager()));
    expect(wrong).toEqual([]);
  });

  it('of which two are killed at once: what cannot be looked up is unavailable, and nothing is wrong', async () => {
    const { wrong, unavailable } = await askWhile(killAndStart(...nodes.nodes.slice(1)));
    expect([wrong, unavailable > 0]).toEqual([[], true]);
  });

  it('of which one is paused: no answer is wrong, and all are there again', async () => {
    const [, paused] = nodes.nodes;
    const pause = async (): Promise<void> => {
      paused?.signal('SIGSTOP');
      await wait(8_000);
      paused?.signal('SIGCONT');
      await nodes.ready();
      await untilThere();
    };
    const { wrong } = await askWhile(pause());
    expect(wrong).toEqual([]);
  });

  it('all killed and started again hold what was committed', async () => {
    const { wrong, unavailable } = await askWhile(killAndStart(...nodes.nodes));
    expect([wrong, unavailable > 0]).toEqual([[], true]);
    await reader.look();
    expect(reader.health.state?.record).toBe(record.version);
  });

  it('take a record while one of them is killed, and lose nothing of it', async () => {
    const changed = { ...recordOf(archive(2_200).records), version: 'bbbbbbbb' };
    const indexing = indexInto(settings, changed);
    const killing = killAndStart(nodes.nodes[2] as SearchNode);
    const { wrong } = await askWhile(Promise.all([indexing, killing]));
    expect(wrong).toEqual([]);
    // Every document is counted and answers are compared before the commit.
    expect((await indexing).state.counts.statements).toBe(2_200);
  });
});

const plain = (found: Found<{ readonly id: string }>): string =>
  JSON.stringify(
    found.band !== 'answered'
      ? found.band
      : [...found.hits, ...(found.related ?? [])].map(({ item, score }) => [item.id, score]),
  );
