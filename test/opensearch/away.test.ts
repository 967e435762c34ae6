import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectToIndex } from '../../src/opensearch/client/connect.js';
import { SearchCluster } from '../../src/opensearch/cluster.js';
import { buildIndex } from '../../src/search/embedded/embedded-index.js';
import { createSearch } from '../../src/search/engine.js';
import type { SearchSettings } from '../../src/search-settings.js';
import { type Bot, botOver } from '../support/bot.js';
import { CODE, indexInto, ownSettings } from '../support/cluster.js';
import { story } from '../support/entries.js';
import { freePort } from '../support/free-port.js';
import { guardedDoor } from '../support/guarded-door.js';

const record = { ...story(), version: 'aaaaaaaa' };

async function opened(settings: SearchSettings): Promise<{ readonly cluster: SearchCluster; readonly bot: Bot }> {
  const cluster = new SearchCluster(settings, CODE);
  onTestFinished(() => cluster.close());
  await cluster.look();
  return {
    cluster,
    bot: botOver(record, { search: createSearch(record, cluster.indexOver(record, buildIndex(record))) }),
  };
}

describe('a cluster that cannot be reached', () => {
  const unreachable = async (): Promise<SearchSettings> => ({
    addresses: [`http://127.0.0.1:${await freePort()}`],
    prefix: 'none',
  });

  it('is never taken for "not on file": names and help answer, the rest asks to try again', async () => {
    const { bot, cluster } = await opened(await unreachable());
    expect(cluster.health.trouble).toMatch(/no node can be reached/);
    for (const question of ['Mirzoyan', 'Mirzoyan corridor', 'corridor']) {
      const { text, outcome } = await bot.ask('claims', { 'who-or-what': question });
      expect(text).toMatch(/archive cannot be reached just now/);
      expect(text).not.toMatch(/on file/);
      expect(outcome).toBe('unavailable');
    }
    expect((await bot.ask('who', { name: 'Mirzoyan' })).text).toContain('Ararat Mirzoyan');
    expect((await bot.ask('help')).text).toContain('On file');
    expect((await bot.complete('claims', 'who-or-what', 'mirz')).choices.length).toBeGreaterThan(0);
    expect((await bot.complete('source', 'source', 'daily')).choices).toEqual([]);
  });

  it('answers again as soon as it is there', async () => {
    const settings = ownSettings();
    const { bot, cluster } = await opened(settings);
    expect(cluster.outOfStep(record.version)).toMatch(/no index yet: run npx verbatim index/);
    expect((await bot.ask('claims', { 'who-or-what': 'Mirzoyan' })).outcome).toBe('unavailable');
    await indexInto(settings, record);
    await cluster.look();
    expect((await bot.ask('claims', { 'who-or-what': 'Mirzoyan' })).outcome).toBe('answered');
  });
});

describe('what is wrong with a cluster is named', () => {
  it('an index of another record, or by another version of the program', async () => {
    const settings = ownSettings();
    await indexInto(settings, { ...record, version: 'bbbbbbbb' });
    const { cluster, bot } = await opened(settings);
    expect(cluster.outOfStep(record.version)).toMatch(
      /version bbbbbbbb of the record, and the files are version aaaaaaaa/,
    );
    expect((await bot.ask('claims', { 'who-or-what': 'Mirzoyan' })).outcome).toBe('unavailable');
    await indexInto(settings, record, 'other code');
    await cluster.look();
    expect(cluster.outOfStep(record.version)).toMatch(/another version of the program/);
  });

  it('a wrong password, a certificate of an unknown authority, and neither where both are right', async () => {
    const settings = ownSettings();
    await indexInto(settings, record);
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-door-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const { url, authority, close } = await guardedDoor(settings.addresses[0] ?? '', 'reader', 'right', folder);
    onTestFinished(close);
    const guarded = { ...settings, addresses: [url], user: 'reader', authority };
    expect((await opened({ ...guarded, password: 'wrong' })).cluster.health.trouble).toMatch(
      /password is wrong \(401\)/,
    );
    const { authority: _, ...withoutAuthority } = guarded;
    expect((await opened({ ...withoutAuthority, password: 'right' })).cluster.health.trouble).toMatch(/SEARCH_CA_FILE/);
    const { cluster, bot } = await opened({ ...guarded, password: 'right' });
    expect(cluster.health.trouble).toBeUndefined();
    expect((await bot.ask('claims', { 'who-or-what': 'Mirzoyan' })).outcome).toBe('answered');
  });

  it('a read-only index, a full disk and a foreign mapping', async () => {
    const settings = ownSettings();
    await indexInto(settings, record);
    const { cluster } = await opened(settings);
    const faults = async (): Promise<string> => (await cluster.inspect()).map(({ message }) => message).join('\n');
    expect(await faults()).not.toMatch(/read-only|full,|mapping/);
    const client = connectToIndex(settings);
    onTestFinished(() => client.close());
    const index = `${settings.prefix}-1-figures`;
    const set = (name: string, value: boolean | null) =>
      client.indices.putSettings({ index, body: { [`index.blocks.${name}`]: value } });
    await set('write', true);
    expect(await faults()).toMatch(/read-only: take its block away/);
    await set('write', null);
    await set('read_only_allow_delete', true);
    expect(await faults()).toMatch(/disk of a node is full/);
    await set('read_only_allow_delete', null);
    await client.indices.delete({ index });
    await client.indices.create({ index, body: { mappings: { properties: { day: { type: 'keyword' } } } } });
    expect(await faults()).toMatch(/mapping of .*-figures is not what is asked/);
  });

  it('a write that a block refuses: readers stay with what they have', async () => {
    const settings = ownSettings();
    await indexInto(settings, record);
    const { cluster, bot } = await opened(settings);
    const client = connectToIndex(settings);
    onTestFinished(() => client.close());
    await client.indices.putSettings({
      index: `${settings.prefix}-1-statements`,
      body: { 'index.blocks.write': true },
    });
    const changed = { ...story(), version: 'bbbbbbbb', statements: record.statements.slice(1) };
    await expect(indexInto(settings, changed)).rejects.toThrow(/refused|block/i);
    await cluster.look();
    expect(cluster.holds(record.version)).toBe(true);
    expect((await bot.ask('claims', { 'who-or-what': 'Mirzoyan' })).outcome).toBe('answered');
  });
});
