import { expect, it } from 'vitest';
import {
  FLAGS_KEPT_MS,
  flaggedEntries,
  forgetOutlived,
  MAX_FLAGS_A_DAY,
  type RaisedFlag,
  raiseFlag,
  settleFlags,
} from '../../src/desk/flags/flags.js';
import { shownDigest } from '../../src/desk/shown/shown-digest.js';
import { forgetUser } from '../../src/desk/store/people.js';
import { nextInteraction } from '../support/desk.js';
import { opened, overBothStores } from '../support/desk-stores.js';
import { person, recordOf, source, statement } from '../support/entries.js';

const NOON = Date.UTC(2024, 5, 1, 12);
const DAY = 86_400_000;
const ADA = '81384788765712384';

const saying = (says: string) =>
  recordOf(
    person('ada', 'Ada Byron'),
    source('daily', 'The Daily', '2024-01-01'),
    statement('early', 'ada', '2024-01-01', says, { source: 'daily' }),
  );
const record = saying('said “the first words”');

const flag = (more: Partial<RaisedFlag> = {}): RaisedFlag => ({
  entry: 'early',
  digest: shownDigest('early', record),
  reason: 'wrong',
  words: '',
  user: ADA,
  mayBeAsked: false,
  interaction: nextInteraction(),
  at: NOON,
  ...more,
});

overBothStores('a flag', (newDatabase) => {
  it('is counted for the version that was seen, and ends with it', async () => {
    const store = await opened(await newDatabase());
    expect(await raiseFlag(store, flag({ words: 'she said “later”' }))).toBe('counted');
    await raiseFlag(store, flag({ user: '2', reason: 'broken-link' }));
    await raiseFlag(store, flag({ user: '3' }));
    expect(await flaggedEntries(store, record)).toMatchObject([
      {
        entry: 'early',
        times: 3,
        reasons: [
          { reason: 'wrong', times: 2 },
          { reason: 'broken-link', times: 1 },
        ],
        notes: [{ reason: 'wrong', words: 'she said “later”' }],
      },
    ]);
    const corrected = saying('said “other words”');
    expect(await flaggedEntries(store, corrected)).toEqual([]);
    await forgetOutlived(store, corrected, NOON);
    expect(await flaggedEntries(store, record)).toEqual([]);
    expect(await store.ask((queries) => queries.selectFrom('flag_note').selectAll().execute())).toEqual([]);
  });

  it('counts each reader once a day and version, and takes what they add', async () => {
    const store = await opened(await newDatabase());
    const raised = [flag(), flag({ words: 'look at page 2' }), flag({ at: NOON + DAY })];
    const outcomes: string[] = [];
    for (const one of raised) outcomes.push(await raiseFlag(store, one));
    expect(outcomes).toEqual(['counted', 'again', 'counted']);
    expect(await flaggedEntries(store, record)).toMatchObject([{ times: 2, notes: [{ words: 'look at page 2' }] }]);
  });

  it('keeps who raised it only where they want to be asked back, and forgets that on request and after ninety days', async () => {
    const store = await opened(await newDatabase());
    const everything = () =>
      store.ask(async (queries) =>
        JSON.stringify([
          await queries.selectFrom('flag').selectAll().execute(),
          await queries.selectFrom('flag_note').selectAll().execute(),
          await queries.selectFrom('flag_sender').selectAll().execute(),
          await queries.selectFrom('person').selectAll().execute(),
        ]),
      );
    await raiseFlag(store, flag({ words: 'no' }));
    expect(await everything()).not.toContain(ADA);
    expect(await forgetUser(store, ADA)).toBe(false);
    await raiseFlag(store, flag({ mayBeAsked: true, at: NOON + 1 }));
    expect(await flaggedEntries(store, record)).toMatchObject([{ notes: [{ askBack: ADA }, {}] }]);
    expect(await forgetUser(store, ADA)).toBe(true);
    expect(await everything()).not.toContain(ADA);
    await raiseFlag(store, flag({ mayBeAsked: true }));
    await forgetOutlived(store, record, NOON + FLAGS_KEPT_MS + 1);
    expect(await everything()).not.toContain(ADA);
  });

  it('floods nothing: so many a day from one reader, so many notes for one version, and the flags of others stay', async () => {
    const store = await opened(await newDatabase());
    for (let count = 0; count < MAX_FLAGS_A_DAY; count += 1)
      expect(await raiseFlag(store, flag({ entry: `e${count}`, digest: String(count) }))).toBe('counted');
    expect(await raiseFlag(store, flag())).toBe('too-many');
    expect(await raiseFlag(store, flag({ user: 'bea', words: 'mine' }))).toBe('counted');
    for (let count = 0; count < 30; count += 1)
      await raiseFlag(store, flag({ user: 'cy', words: `note ${count}`, at: NOON + count }));
    const [flagged] = await flaggedEntries(store, record);
    expect(flagged).toMatchObject({ times: 2 });
    expect(flagged?.notes).toHaveLength(20);
    expect(flagged?.notes[0]?.words).toBe('note 29');
  });

  it('is raised by many at once without a loss, and delivered twice it counts once', async () => {
    const database = await newDatabase();
    const stores = [await opened(database), await opened(database)];
    const twice = flag({ user: 'twice', words: 'once' });
    await Promise.all(
      stores.flatMap((store, host) => [
        ...Array.from({ length: 10 }, (_, index) => raiseFlag(store, flag({ user: `${host} ${index}` }))),
        raiseFlag(store, twice),
      ]),
    );
    const [first] = stores;
    if (first === undefined) throw new Error('no store');
    expect(await flaggedEntries(first, record)).toMatchObject([{ times: 21, notes: [{ words: 'once' }] }]);
    expect(await settleFlags(first, twice)).toBe(true);
    expect(await settleFlags(first, twice)).toBe(false);
    expect(await flaggedEntries(first, record)).toEqual([]);
  });
});
