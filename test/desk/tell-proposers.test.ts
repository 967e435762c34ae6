import { expect, it } from 'vitest';
import { forgetUser } from '../../src/desk/store/people.js';
import type { Store } from '../../src/desk/store/store.js';
import { sayLater, takeWord, wordSaid } from '../../src/desk/tell-proposers.js';
import { clickOn, decided, NOW, newStatement, propose, setUpDesk, USERS } from '../support/desk.js';
import { type NewDatabase, opened, overBothStores } from '../support/desk-stores.js';

async function rejectedIn(newDatabase: NewDatabase, approvals: 0 | 1 = 1, user: string = USERS.editor) {
  const database = await newDatabase();
  const [store, other] = (await Promise.all([opened(database), opened(database)])) as [Store, Store];
  await setUpDesk(store, { approvals });
  const proposal = await propose(store, newStatement('one'), { user });
  await decided(store, clickOn(proposal, { action: 'reject', reason: 'The wording: who?' }));
  return { store, other, proposal };
}

overBothStores('a proposer', (newDatabase) => {
  it('is told of a rejection, with its reason, by one of two processes, and once', async () => {
    const { store, other, proposal } = await rejectedIn(newDatabase);
    const words = await Promise.all([store, other].map((one, at) => takeWord(one, { taker: `p${at}`, now: NOW })));
    const [word, ...rest] = words.filter((one) => one !== undefined);
    expect(rest).toEqual([]);
    expect(word).toMatchObject({ state: 'rejected', reason: 'The wording: who?', proposer: USERS.editor });
    expect(word?.proposal.id).toBe(proposal.id);
    if (word === undefined) throw new Error('nobody is told');
    await wordSaid(store, word);
    expect(await takeWord(other, { taker: 'p3', now: NOW + 3_600_000 })).toBeUndefined();
  });

  it('is told later where it cannot be said, or whoever was to say it has died', async () => {
    const { store } = await rejectedIn(newDatabase);
    const first = await takeWord(store, { taker: 'p1', now: NOW });
    if (first === undefined) throw new Error('nobody is told');
    await sayLater(store, first, NOW);
    expect(await takeWord(store, { taker: 'p2', now: NOW + 1_000 })).toBeUndefined();
    expect(await takeWord(store, { taker: 'p2', now: NOW + 60_000 })).toBeDefined();
    expect(await takeWord(store, { taker: 'p3', now: NOW + 200_000 })).toBeDefined();
  });

  it('that was forgotten is not named, and whoever decides about their own is told nothing', async () => {
    const { store } = await rejectedIn(newDatabase);
    await forgetUser(store, USERS.editor);
    expect((await takeWord(store, { taker: 'p1', now: NOW }))?.proposer).toBeUndefined();
    const own = await rejectedIn(newDatabase, 0, USERS.approver);
    expect(await takeWord(own.store, { taker: 'p1', now: NOW })).toBeUndefined();
  });
});
