import { describe, expect, it } from 'vitest';
import { type Missed, noteMiss, setMissAside, topMisses } from '../../src/desk/misses/misses.js';
import { discordFor, KILLED } from '../support/corrected.js';
import { fileDatabase, opened, overBothStores } from '../support/desk-stores.js';
import { openNewsroom, recordCopy } from '../support/newsroom.js';

const NOON = Date.UTC(2024, 5, 1, 12);
const DAY = 86_400_000;
const ferry: Missed = { command: 'claims', question: 'the ferry', nearest: ['Ferry quay'] };

overBothStores('what is not on file', (newDatabase) => {
  it('is counted once however it is spelled, and each asker once a day', async () => {
    const store = await opened(await newDatabase());
    await noteMiss(store, ferry, 'ada', NOON);
    await noteMiss(store, { ...ferry, question: 'The  FERRY' }, 'ada', NOON + 1);
    await noteMiss(store, ferry, 'bea', NOON + 2);
    await noteMiss(store, ferry, 'ada', NOON + DAY);
    expect(await topMisses(store, 10)).toEqual([
      { ...ferry, key: 'claims the ferry', times: 4, askers: 3, firstAt: NOON, lastAt: NOON + DAY },
    ]);
  });

  it('keeps no id of anybody, and throws the day’s salt and hashes away together', async () => {
    const store = await opened(await newDatabase());
    const askers = () => store.ask((queries) => queries.selectFrom('miss_asker').selectAll().execute());
    const salt = () => store.ask((queries) => queries.selectFrom('setting').select('value').executeTakeFirst());
    await noteMiss(store, ferry, '81384788765712384', NOON);
    const [first, firstSalt] = [await askers(), await salt()];
    expect(JSON.stringify([first, firstSalt])).not.toContain('81384788765712384');
    await noteMiss(store, ferry, '81384788765712384', NOON + DAY);
    const second = await askers();
    expect(second).toHaveLength(1);
    expect(second[0]?.asker).not.toBe(first[0]?.asker);
    expect(await salt()).not.toEqual(firstSalt);
  });

  it('lists first what most people asked, and leaves out what an editor set aside', async () => {
    const store = await opened(await newDatabase());
    await noteMiss(store, { ...ferry, question: 'weather' }, 'ada', NOON);
    await noteMiss(store, ferry, 'ada', NOON);
    await noteMiss(store, ferry, 'bea', NOON);
    expect((await topMisses(store, 10)).map(({ question }) => question)).toEqual(['the ferry', 'weather']);
    expect(await setMissAside(store, 'WEATHER', NOON)).toBe(1);
    expect(await setMissAside(store, 'nothing', NOON)).toBe(0);
    await noteMiss(store, { ...ferry, question: 'weather' }, 'cy', NOON);
    expect((await topMisses(store, 10)).map(({ question }) => question)).toEqual(['the ferry']);
  });

  it('is forgotten ninety days after it was last asked, and is never a text that was pasted', async () => {
    const store = await opened(await newDatabase());
    await noteMiss(store, ferry, 'ada', NOON);
    await noteMiss(store, { ...ferry, question: 'x'.repeat(201) }, 'ada', NOON);
    await noteMiss(store, { ...ferry, question: '…' }, 'ada', NOON);
    await noteMiss(store, { ...ferry, question: 'weather' }, 'ada', NOON + 91 * DAY);
    expect((await topMisses(store, 10)).map(({ question }) => question)).toEqual(['weather']);
  });

  it('is counted by many at once without a loss', async () => {
    const database = await newDatabase();
    const stores = [await opened(database), await opened(database)];
    await Promise.all(
      stores.flatMap((store, host) =>
        Array.from({ length: 10 }, (_, index) => noteMiss(store, ferry, `${host} ${index}`, NOON)),
      ),
    );
    expect(await topMisses(stores[0] ?? (await opened(database)), 1)).toMatchObject([{ times: 20, askers: 20 }]);
  });
});

describe('a question in Discord', () => {
  it('is counted where it is not on file, whoever asks, privately or from the cache, and where none of the choices was meant', async () => {
    const store = await opened(await fileDatabase());
    const discord = await discordFor();
    const newsroom = await openNewsroom(await recordCopy(), store, discord);
    const asked = { 'who-or-what': 'Nokia earnings' };
    await discord.command('/claims', asked, { user: '801000000000000001' });
    await discord.command('/claims', { ...asked, hide: true }, { user: '801000000000000002' });
    await discord.command('/figures', KILLED);
    await discord.command('/check', { text: 'He said “nothing of the sort”.' });
    await newsroom.close();
    expect(await topMisses(store, 10)).toMatchObject([
      { command: 'claims', question: 'Nokia earnings', times: 2, askers: 2 },
    ]);
  });
});
