import { describe, expect, it } from 'vitest';
import { forgetUser } from '../../src/desk/store/people.js';
import type { Store } from '../../src/desk/store/store.js';
import {
  BETWEEN_NOTICES_MS,
  noteNews,
  noteRefusal,
  noteTold,
  SETTLING_MS,
  takePlace,
} from '../../src/desk/watches/news.js';
import { contentsAbout, type Subject, writeSubject } from '../../src/desk/watches/subject.js';
import {
  beginWatch,
  endOldWatches,
  endWatches,
  MAX_WATCHES_HERE,
  WATCH_MS,
  watchesOf,
} from '../../src/desk/watches/watches.js';
import { opened, overBothStores } from '../support/desk-stores.js';
import { person, place, recordOf, source, statement } from '../support/entries.js';

const NOON = Date.UTC(2024, 5, 1, 12);
const ADA = '81384788765712384';
const CHANNEL = '81384788765712385';
const subject: Subject = { kind: 'entry', entry: 'ada' };
const about = writeSubject(subject);

const watching = (store: Store, more: Partial<Parameters<typeof beginWatch>[1]> = {}) =>
  beginWatch(store, {
    place: { channel: CHANNEL, user: ADA, locale: 'en-US' },
    subject,
    version: 'v0',
    contents: new Map([['early', 'first']]),
    now: NOON,
    ...more,
  });
const said = (store: Store, version: string, words: string | undefined, now: number) =>
  noteNews(store, {
    subject: about,
    version,
    contents: new Map(words === undefined ? [] : [['early', words]]),
    now,
  });
const taken = (store: Store, now: number) => takePlace(store, { taker: 'one', now, forMs: 60_000 });
const everything = (store: Store) =>
  store.ask(async (queries) =>
    JSON.stringify(
      await Promise.all(
        (['watch', 'watch_place', 'watch_subject', 'watched_entry', 'watch_news'] as const).map((table) =>
          queries.selectFrom(table).selectAll().execute(),
        ),
      ),
    ),
  );

overBothStores('a watch', (newDatabase) => {
  it('of an entry corrected ten times in a minute is one notice, and the next comes an hour later', async () => {
    const store = await opened(await newDatabase());
    await watching(store);
    for (let count = 1; count <= 10; count += 1) await said(store, `v${count}`, `words ${count}`, NOON + 6_000 * count);
    expect(await taken(store, NOON + 60_000)).toBe(undefined);
    const due = NOON + 6_000 + SETTLING_MS;
    const place = await taken(store, due);
    expect(place?.watches).toMatchObject([{ news: [{ entry: 'early', was: 'first', digest: 'words 10' }] }]);
    expect(await taken(store, due)).toBe(undefined);
    if (place !== undefined) await noteTold(store, place, [], due);
    await said(store, 'v11', 'words 11', due + 1);
    expect(await taken(store, due + BETWEEN_NOTICES_MS - 1)).toBe(undefined);
    expect(await taken(store, due + BETWEEN_NOTICES_MS)).toMatchObject({
      watches: [{ news: [{ was: 'words 10', digest: 'words 11' }] }],
    });
  });

  it('says nothing of what is as it was again, nor of what came and went', async () => {
    const store = await opened(await newDatabase());
    await watching(store);
    await said(store, 'v1', 'other', NOON);
    await said(store, 'v2', 'first', NOON + 1);
    expect(await taken(store, NOON + SETTLING_MS + 1)).toBe(undefined);
    await said(store, 'v3', undefined, NOON + 2);
    expect(await taken(store, NOON + 2 * SETTLING_MS)).toMatchObject({ watches: [{ news: [{ digest: 'gone' }] }] });
  });

  it('loses nothing that changes while it is being told', async () => {
    const store = await opened(await newDatabase());
    await watching(store);
    await said(store, 'v1', 'second', NOON);
    const place = await taken(store, NOON + SETTLING_MS);
    await said(store, 'v2', 'third', NOON + SETTLING_MS + 1);
    if (place !== undefined) await noteTold(store, place, [], NOON + SETTLING_MS + 2);
    expect(await taken(store, NOON + SETTLING_MS + 2 + BETWEEN_NOTICES_MS)).toMatchObject({
      watches: [{ news: [{ was: 'second', digest: 'third' }] }],
    });
  });

  it('is looked through by one of two processes, and left to the other where that one dies', async () => {
    const database = await newDatabase();
    const [one, other] = [await opened(database), await opened(database)];
    await watching(one);
    const counts = await Promise.all([said(one, 'v1', 'second', NOON), said(other, 'v1', 'second', NOON)]);
    expect(counts.sort()).toEqual([0, 1]);
    const due = NOON + SETTLING_MS;
    const both = await Promise.all([taken(one, due), takePlace(other, { taker: 'two', now: due, forMs: 60_000 })]);
    expect(both.filter((place) => place !== undefined)).toHaveLength(1);
    expect(await taken(other, due + 60_000)).toMatchObject({ channel: CHANNEL });
  });

  it('ends where it is refused three times, where its place is gone, when its time is over, and on request; nothing stays', async () => {
    const store = await opened(await newDatabase());
    await watching(store);
    for (const refusals of [0, 1])
      expect(await noteRefusal(store, { channel: CHANNEL, refusals }, false, NOON)).toBe(false);
    expect(await noteRefusal(store, { channel: CHANNEL, refusals: 2 }, false, NOON)).toBe(true);
    await watching(store);
    expect(await noteRefusal(store, { channel: CHANNEL, refusals: 0 }, true, NOON)).toBe(true);
    await watching(store);
    await endOldWatches(store, NOON + WATCH_MS + 1);
    await watching(store);
    expect(await everything(store)).toContain(ADA);
    expect(await forgetUser(store, ADA)).toBe(true);
    const last = await watching(store);
    await said(store, 'v1', 'second', NOON);
    if (last !== 'too-many') await endWatches(store, [last.id]);
    expect(await everything(store)).toBe('[[],[],[],[],[]]');
  });

  it('is one however often it is begun, holds longer then, and a place has its share', async () => {
    const store = await opened(await newDatabase());
    await watching(store);
    await watching(store, { now: NOON + 5 });
    expect(await watchesOf(store, { user: ADA })).toMatchObject([{ endsAt: NOON + 5 + WATCH_MS }]);
    for (let count = 1; count < MAX_WATCHES_HERE; count += 1)
      await watching(store, { subject: { kind: 'entry', entry: `e${count}` } });
    expect(await watching(store, { subject: { kind: 'entry', entry: 'more' } })).toBe('too-many');
    expect(await watchesOf(store, { user: 'bea' })).toEqual([]);
    expect(await watchesOf(store, { user: 'bea', channel: CHANNEL })).toEqual([]);
  });
});

describe('what is on file about somebody or something', () => {
  it('is the entry itself and the words, numbers and events that name it, or a part of it', async () => {
    const record = recordOf(
      person('ada', 'Ada Byron'),
      person('bea', 'Bea', {}),
      place('land', 'Land'),
      place('town', 'Town', { partOf: 'land' }),
      source('daily', 'The Daily', '2024-01-01'),
      statement('early', 'ada', '2024-01-01', 'said “words”', { source: 'daily' }),
    );
    const found = await contentsAbout(['ada', 'bea', 'daily'], record);
    expect([...(found.get('ada')?.keys() ?? [])]).toEqual(['ada', 'early']);
    expect([...(found.get('bea')?.keys() ?? [])]).toEqual(['bea']);
    expect([...(found.get('daily')?.keys() ?? [])]).toEqual(['daily', 'early']);
  });
});
