import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordOf } from '../../../bench/search/adapter.mjs';
import { archive } from '../../../bench/search/archive.mjs';
import { SearchCluster } from '../../../src/opensearch/cluster.js';
import { buildIndex } from '../../../src/search/embedded/embedded-index.js';
import { indexInMemory } from '../../../src/search/embedded/search-index.js';
import { createSearch } from '../../../src/search/engine.js';
import type { SearchEngine } from '../../../src/search/search.js';
import { SearchUnavailableError } from '../../../src/search/search-unavailable.js';
import { CODE, indexInto } from '../../support/cluster.js';
import { hasNetworks, type Machines, makeMachines } from '../../support/networks.js';
import { ownCluster } from '../../support/own-cluster.js';
import { eventually } from '../../support/patience.js';

/** A node that cannot be reached is given up after seconds, and one that is cut off answers nothing. */
const QUICK_DETECTION = {
  'cluster.fault_detection.follower_check.timeout': '1s',
  'cluster.fault_detection.follower_check.retry_count': '2',
  'cluster.fault_detection.leader_check.timeout': '1s',
  'cluster.fault_detection.leader_check.retry_count': '2',
  'cluster.publish.timeout': '5s',
  'cluster.follower_lag.timeout': '5s',
};
const BLOCK = 'cluster.no_cluster_manager_block';
const CUT_OFF = 1;
const WORDS = 'greets the lighthouse keeper';

describe.skipIf(!hasNetworks())('three nodes on a network that is cut between one of them and the others', () => {
  const { records } = archive(500);
  const record = { ...recordOf(records), version: 'aaaaaaaa' };
  const [first, ...rest] = records;
  const corrected = { ...recordOf([{ ...first, text: WORDS }, ...rest]), version: 'bbbbbbbb' };
  let machines: Machines;
  let nodes: Awaited<ReturnType<typeof ownCluster>>;
  const readers: SearchCluster[] = [];

  beforeAll(async () => {
    machines = makeMachines(3);
    nodes = await ownCluster(3, {
      settings: QUICK_DETECTION,
      hostOf: (number) => ({ address: machines.addressOf(number), within: machines.within(number) }),
    });
    await indexInto({ addresses: nodes.urls, prefix: 'verbatim' }, record);
  });

  afterAll(async () => {
    for (const reader of readers) await reader.close();
    await nodes?.close();
    machines?.remove();
  });

  const readerAt = async (...addresses: readonly string[]): Promise<SearchCluster> => {
    const reader = new SearchCluster({ addresses, prefix: 'verbatim' }, CODE);
    readers.push(reader);
    await reader.look();
    return reader;
  };
  const searchIn = (reader: SearchCluster, of: typeof record): SearchEngine =>
    createSearch(of, reader.indexOver(of, buildIndex(of)));

  const answer = async (search: SearchEngine, question: string): Promise<string> => {
    try {
      const found = await search.statements(question);
      return found.band === 'answered' ? found.hits.map(({ item }) => item.id).join() : found.band;
    } catch (error) {
      if (error instanceof SearchUnavailableError) return 'unavailable';
      throw error;
    }
  };

  it('are to be told that one that is cut off must not answer', async () => {
    const reader = await readerAt(...nodes.urls);
    expect((await reader.advice()).join()).toMatch(/no_cluster_manager_block to all/);
    await reader.client.cluster.putSettings({ body: { persistent: { [BLOCK]: 'all' } } });
    expect(await reader.advice()).toEqual([]);
  });

  it('answers as ever or not at all, takes a correction, and answers from that or not at all', async () => {
    const cutOff = nodes.urls[CUT_OFF] ?? '';
    const others = nodes.nodes.filter((_, number) => number !== CUT_OFF);
    const everywhere = await readerAt(...nodes.urls);
    const alone = await readerAt(cutOff);
    const question = (first as { readonly text: string }).text.split(' ').slice(0, 4).join(' ');
    const expected = await answer(createSearch(record, indexInMemory(record)), question);
    machines.cut(CUT_OFF);
    const before = searchIn(everywhere, record);
    const ready = nodes.ready(2, others);
    let isSeen = false;
    void ready.then(() => {
      isSeen = true;
    });
    while (!isSeen) expect([expected, 'unavailable']).toContain(await answer(before, question));
    await ready;
    // Who can reach that node only is told so, and by no means that nothing is on file.
    await eventually(async () => (await answer(searchIn(alone, record), question)) === 'unavailable', 'a cut-off node');
    await eventually(
      async () => /no contact to a majority/.test((await alone.inspect()).map(({ message }) => message).join()),
      'what doctor says of it',
    );
    await eventually(async () => {
      await alone.look();
      return /no contact to a majority/.test(alone.notAnswering() ?? '');
    }, 'what /readyz says of it');

    await indexInto({ addresses: others.map(({ url }) => url), prefix: 'verbatim' }, corrected);
    await eventually(async () => {
      await everywhere.look();
      return everywhere.holds('bbbbbbbb');
    }, 'the correction');
    const after = searchIn(everywhere, corrected);
    const wanted = await answer(createSearch(corrected, indexInMemory(corrected)), WORDS);
    for (let times = 0; times < 30; times += 1) expect([wanted, 'unavailable']).toContain(await answer(after, WORDS));
    expect((await everywhere.inspect()).map(({ message }) => message).join()).toMatch(
      /a copy is missing|no contact to a majority/,
    );

    machines.mend(CUT_OFF);
    await nodes.ready();
    await eventually(async () => {
      await alone.look();
      return alone.holds('bbbbbbbb') && (await answer(searchIn(alone, corrected), WORDS)) === wanted;
    }, 'the node that was cut off');
  });
});
