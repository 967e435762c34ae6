import { describe, expect, it, onTestFinished } from 'vitest';
import { connectToIndex } from '../../src/opensearch/client/connect.js';
import { SearchCluster } from '../../src/opensearch/cluster.js';
import { documentKey } from '../../src/opensearch/indexer/changes.js';
import { IndexingElsewhereError, takeLock } from '../../src/opensearch/indexer/lock.js';
import { ensureStateIndex } from '../../src/opensearch/state.js';
import type { VerbatimRecord } from '../../src/record/record.js';
import { buildIndex } from '../../src/search/embedded/embedded-index.js';
import { createSearch } from '../../src/search/engine.js';
import type { SearchSettings } from '../../src/search-settings.js';
import { CODE, indexInto, ownSettings } from '../support/cluster.js';
import { statement, story } from '../support/entries.js';

/** What readers of a record find for a question. */
async function found(settings: SearchSettings, record: VerbatimRecord, question: string): Promise<string[] | string> {
  const cluster = new SearchCluster(settings, CODE);
  onTestFinished(() => cluster.close());
  await cluster.look();
  const answer = await createSearch(record, cluster.indexOver(record, buildIndex(record))).statements(question);
  return answer.band === 'answered' ? answer.hits.map(({ item }) => item.id) : answer.band;
}

const clientOf = (settings: SearchSettings) => {
  const client = connectToIndex(settings);
  onTestFinished(() => client.close());
  return client;
};

const before = { ...story(), version: 'aaaaaaaa' };
const withOneMore = (): VerbatimRecord => ({
  ...story([statement('mirzoyan-9', 'ararat-mirzoyan', '2023-11-30', 'greets the harbour of Batumi')]),
  version: 'bbbbbbbb',
});

describe('indexing', () => {
  it('writes what has changed and nothing else', async () => {
    const settings = ownSettings();
    const first = await indexInto(settings, before);
    expect(first).toMatchObject({ isNew: true, retired: 0, state: { revision: 1, number: 1 } });
    expect(await indexInto(settings, before)).toMatchObject({ isNew: false, written: 0 });
    const after = withOneMore();
    const second = await indexInto(settings, after);
    expect(second).toMatchObject({ isNew: true, state: { revision: 2, number: 1 } });
    expect(second.written).toBeLessThan(first.written / 2);
    expect(await found(settings, after, 'Batumi')).toEqual(['mirzoyan-9']);
  });

  it('leaves those who still read the version before with every entry of it', async () => {
    const settings = ownSettings();
    await indexInto(settings, before);
    const reader = new SearchCluster(settings, CODE);
    onTestFinished(() => reader.close());
    await reader.look();
    const search = createSearch(before, reader.indexOver(before, buildIndex(before)));
    const ids = async () => {
      const answer = await search.statements('Mirzoyan');
      return answer.band === 'answered' ? answer.hits.map(({ item }) => item.id) : answer.band;
    };
    const old = await ids();
    await indexInto(settings, withOneMore());
    expect(await ids()).toEqual(old);
    await reader.look();
    expect(reader.holds('aaaaaaaa') && reader.holds('bbbbbbbb')).toBe(true);
    expect(await ids()).toEqual(old);
  });

  it('takes a statement away that was taken out of the record', async () => {
    const settings = ownSettings();
    await indexInto(settings, withOneMore());
    const { retired } = await indexInto(settings, before);
    expect(retired).toBeGreaterThan(0);
    expect(await found(settings, before, 'Batumi')).not.toContain('mirzoyan-9');
  });

  it('makes all anew in indices of their own for another version of the program, and keeps the ones before', async () => {
    const settings = ownSettings();
    const client = clientOf(settings);
    await indexInto(settings, before);
    const { state } = await indexInto(settings, before, 'other code');
    expect(state).toMatchObject({ number: 2, revision: 1, previous: { build: `${settings.prefix}-1`, revision: 1 } });
    const { body: kept } = await client.indices.exists({ index: `${settings.prefix}-1-statements` });
    const { body: alias } = await client.indices.getAlias({ name: `${settings.prefix}-statements` });
    expect([kept, Object.keys(alias)]).toEqual([true, [`${settings.prefix}-2-statements`]]);
    await indexInto(settings, before, 'third code');
    await indexInto(settings, withOneMore(), 'third code');
    const { body: gone } = await client.indices.exists({ index: `${settings.prefix}-1-statements` });
    expect(gone).toBe(false);
  });

  it('takes words of any length', async () => {
    const settings = ownSettings();
    const says = `${'x'.repeat(100_000)} at the harbour of Batumi`;
    const long = { ...story([statement('mirzoyan-9', 'ararat-mirzoyan', '2023-11-30', says)]), version: 'cccccccc' };
    await indexInto(settings, long);
    expect(await found(settings, long, 'Batumi')).toEqual(['mirzoyan-9']);
  });

  it('does not touch the indices of another prefix that begins alike', async () => {
    const settings = ownSettings();
    const other = { ...settings, prefix: `${settings.prefix}-7-other` };
    await indexInto(other, before);
    await indexInto(settings, before);
    await indexInto(settings, before, 'other code');
    await indexInto(settings, withOneMore(), 'third code');
    expect(await found(other, before, 'Mirzoyan')).toEqual(['mirzoyan-2', 'mirzoyan-1']);
  });

  it('is refused while another process indexes, and not after one that was killed', async () => {
    const settings = ownSettings();
    const client = clientOf(settings);
    await ensureStateIndex(client, settings.prefix, 0);
    const lock = await takeLock(client, settings.prefix, (ms) => new Promise((resolve) => setTimeout(resolve, ms)));
    await expect(indexInto(settings, before)).rejects.toThrow(IndexingElsewhereError);
    await lock.release();
    await client.index({
      index: `${settings.prefix}-state`,
      id: 'lock',
      body: { content: { holder: 'a process that was killed', key: 'k', beat: 3 } },
    });
    expect(await indexInto(settings, before)).toMatchObject({ isNew: true });
  });

  it('goes on with what an interrupted run wrote, and nobody saw it before', async () => {
    const settings = ownSettings();
    const client = clientOf(settings);
    await indexInto(settings, before);
    // What a run that is killed before its commit leaves behind: a new document, and one that is marked as taken away.
    const index = `${settings.prefix}-1-statements`;
    const { body } = await client.search({ index, body: { size: 1, query: { term: { id: 'mirzoyan-2' } } } });
    const [old] = body.hits.hits;
    await client.update({ index, id: old?._id ?? '', body: { doc: { gone: 2 } } });
    await client.index({
      index,
      id: documentKey('stray', 2),
      body: { ...(old?._source as object), id: 'stray', hash: 'x', since: 2 },
      refresh: true,
    });
    expect(await found(settings, before, 'Mirzoyan')).toEqual(['mirzoyan-2', 'mirzoyan-1']);
    const after = withOneMore();
    await indexInto(settings, after);
    expect(await found(settings, after, 'Mirzoyan')).toEqual(['mirzoyan-9', 'mirzoyan-2', 'mirzoyan-1']);
  });
});
