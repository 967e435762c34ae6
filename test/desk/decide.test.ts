import { describe, expect, it } from 'vitest';
import { type Decided, LANDING } from '../../src/desk/decide.js';
import { expireOld, MAX_WAIT_MS, TYPED_KEPT_MS } from '../../src/desk/expire.js';
import { decisions, verifyLog } from '../../src/desk/store/decisions.js';
import { forgetUser } from '../../src/desk/store/people.js';
import { moveProposal, type Proposal, proposalOf, rivalsOf } from '../../src/desk/store/proposals.js';
import type { Store } from '../../src/desk/store/store.js';
import { keepTyped } from '../../src/desk/store/typed.js';
import {
  clickOn,
  DESK,
  decided,
  NOW,
  newStatement,
  nextInteraction,
  propose,
  setUpDesk,
  stateOf,
  targetOf,
  USERS,
} from '../support/desk.js';
import { fileDatabase, type NewDatabase, opened, overBothStores } from '../support/desk-stores.js';

const inDesk = { server: DESK.server, roles: [DESK.approvers] };

async function deskOf(newDatabase: NewDatabase): Promise<Store> {
  const store = await opened(await newDatabase());
  await setUpDesk(store);
  return store;
}

const refusal = (decided: Decided): string => (decided.outcome === 'refused' ? decided.why : decided.outcome);

async function rows(store: Store): Promise<string[]> {
  const found: string[] = [];
  for await (const { action, from_state, to_state } of decisions(store))
    found.push(`${from_state} –${action}→ ${to_state}`);
  return found;
}

const jobs = (store: Store): Promise<readonly string[]> =>
  store.ask(async (queries) =>
    (await queries.selectFrom('job').select('key').where('kind', '=', LANDING).execute()).map(({ key }) => key),
  );

overBothStores('approval', (newDatabase) => {
  it('of one approver sends the proposal on its way, and the log says so', async () => {
    const store = await deskOf(newDatabase);
    const proposal = await propose(store, newStatement('one'));
    expect(await decided(store, clickOn(proposal))).toEqual({
      outcome: 'done',
      action: 'approve',
      proposal: proposal.id,
      state: 'approved',
    });
    expect(await jobs(store)).toEqual([proposal.id]);
    expect(await rows(store)).toEqual(['draft –send→ proposed', 'proposed –approve→ approved']);
  });

  it('by several approvers at the same instant counts once', async () => {
    const database = await newDatabase();
    const stores = await Promise.all([opened(database), opened(database)]);
    const [store] = stores as [Store, Store];
    await setUpDesk(store);
    for (let round = 0; round < 8; round += 1) {
      const proposal = await propose(store, newStatement(`entry-${round}`));
      const clicks = [USERS.approver, USERS.second, USERS.third].flatMap((user) =>
        stores.map((one) => decided(one, clickOn(proposal, { clicker: { user, ...inDesk } }))),
      );
      const outcomes = await Promise.all(clicks);
      expect(outcomes.filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
      expect(await stateOf(store, proposal)).toBe('approved');
    }
    expect((await rows(store)).filter((row) => row.includes('approve'))).toHaveLength(8);
    expect(await jobs(store)).toHaveLength(8);
    expect(await verifyLog(store)).toBeUndefined();
  });

  it('of two where two are asked for: the same person does not count twice, and two at once do', async () => {
    const store = await deskOf(newDatabase);
    await setUpDesk(store, { approvals: 2 });
    const first = await propose(store, newStatement('one'));
    expect(await decided(store, clickOn(first))).toMatchObject({ action: 'second', state: 'proposed' });
    expect(refusal(await decided(store, clickOn(first)))).toBe('approved-already');
    const other = { user: USERS.second, ...inDesk };
    expect(await decided(store, clickOn(first, { clicker: other }))).toMatchObject({ state: 'approved' });
    const second = await propose(store, newStatement('two'));
    await Promise.all([decided(store, clickOn(second)), decided(store, clickOn(second, { clicker: other }))]);
    expect(await stateOf(store, second)).toBe('approved');
  });

  it('is given anew once it was brought back to the desk', async () => {
    const store = await deskOf(newDatabase);
    const proposal = await propose(store, newStatement('one'));
    await decided(store, clickOn(proposal));
    await store.change((queries) => queries.updateTable('proposal').set({ state: 'stuck' }).execute());
    expect(await decided(store, clickOn(proposal, { action: 'reopen' }))).toMatchObject({ state: 'proposed' });
    expect(await decided(store, clickOn(proposal))).toMatchObject({ state: 'approved' });
  });

  it('by a click that is delivered twice, or again later, is given once and answered alike', async () => {
    const store = await deskOf(newDatabase);
    const proposal = await propose(store, newStatement('one'));
    const click = clickOn(proposal);
    const [first, twin] = await Promise.all([decided(store, click), decided(store, click)]);
    const replayed = await decided(store, { ...click, at: NOW + 240_000 });
    expect([twin, replayed]).toEqual([first, first]);
    expect(first.outcome).toBe('done');
    expect((await rows(store)).filter((row) => row.includes('approve'))).toHaveLength(1);
  });

  it('on the card of an older revision is refused', async () => {
    const store = await deskOf(newDatabase);
    const old = await propose(store, newStatement('one'));
    await decided(store, clickOn(old, { action: 'ask', reason: 'which day?' }));
    const asked = (await store.ask((queries) => proposalOf(queries, old.id))) as Proposal;
    const now = await propose(store, newStatement('one', 'called it “an act”'), { of: asked });
    expect(now.revision).toBe(2);
    expect(refusal(await decided(store, clickOn(old)))).toBe('moved-on');
    // Nor does the older text count under the newer number.
    const mixed = { ...targetOf(now), digest: targetOf(old).digest };
    expect(refusal(await decided(store, clickOn(now, { target: mixed })))).toBe('moved-on');
    expect(refusal(await decided(store, clickOn(now)))).toBe('done');
  });

  it('of what one proposed or wrote oneself is refused', async () => {
    const store = await deskOf(newDatabase);
    const roles = [DESK.approvers, DESK.editors];
    const own = await propose(store, newStatement('one'), { user: USERS.approver });
    const mine = { user: USERS.approver, server: DESK.server, roles };
    for (const action of ['approve', 'reject', 'ask'] as const)
      expect(refusal(await decided(store, clickOn(own, { action, clicker: mine })))).toBe('own');
    await decided(store, clickOn(own, { action: 'ask', clicker: { user: USERS.second, ...inDesk } }));
    const asked = (await store.ask((queries) => proposalOf(queries, own.id))) as Proposal;
    const rewritten = await propose(store, newStatement('one', '“act”'), { user: USERS.third, of: asked });
    const writer = { user: USERS.third, server: DESK.server, roles };
    expect(refusal(await decided(store, clickOn(rewritten, { clicker: writer })))).toBe('own');
    expect(refusal(await decided(store, clickOn(rewritten, { clicker: mine })))).toBe('own');
    expect(refusal(await decided(store, clickOn(rewritten, { clicker: { ...mine, user: USERS.second } })))).toBe(
      'done',
    );
  });

  it('of what one proposed is refused also from another server, and after one was forgotten', async () => {
    const store = await deskOf(newDatabase);
    const own = await propose(store, newStatement('one'), { user: USERS.approver });
    const elsewhere = { user: USERS.approver, server: DESK.otherServer, roles: [DESK.approvers] };
    expect(refusal(await decided(store, clickOn(own, { clicker: elsewhere })))).toBe('elsewhere');
    await forgetUser(store, USERS.approver);
    expect(refusal(await decided(store, clickOn(own)))).toBe('own');
    expect(await stateOf(store, own)).toBe('proposed');
  });

  it.each([
    ['without a role', { user: USERS.approver, server: DESK.server, roles: [] }, 'no-role'],
    ['with the role of an editor', { user: USERS.approver, server: DESK.server, roles: [DESK.editors] }, 'no-role'],
    ['in another server', { user: USERS.approver, server: DESK.otherServer, roles: [DESK.approvers] }, 'elsewhere'],
    ['in a direct message', { user: USERS.approver, roles: [DESK.approvers] }, 'elsewhere'],
  ] as const)('is refused %s', async (_, clicker, why) => {
    const store = await deskOf(newDatabase);
    const proposal = await propose(store, newStatement('one'));
    expect(refusal(await decided(store, clickOn(proposal, { clicker })))).toBe(why);
    expect(await stateOf(store, proposal)).toBe('proposed');
  });

  it('is refused where record and proposal have problems now, and says which', async () => {
    const store = await deskOf(newDatabase);
    const proposal = await propose(store, newStatement('one'));
    expect(await decided(store, clickOn(proposal), ['a.yaml:1:1: wrong; right'])).toEqual({
      outcome: 'refused',
      why: 'problems',
      state: 'proposed',
      problems: ['a.yaml:1:1: wrong; right'],
    });
    expect(await stateOf(store, proposal)).toBe('proposed');
  });

  it('by a forged button is refused', async () => {
    const store = await deskOf(newDatabase);
    const proposal = await propose(store, newStatement('one'));
    const other = await propose(store, newStatement('two'));
    const target = targetOf(proposal);
    for (const forged of [
      { ...target, proposal: other.id },
      { ...target, proposal: 'x'.repeat(100) },
      { ...target, proposal: "' or 1=1 --" },
      { ...target, revision: -1 },
      { ...target, revision: 1.5 },
      { ...target, digest: '' },
      { ...target, digest: proposal.digest },
    ])
      expect(refusal(await decided(store, clickOn(proposal, { target: forged })))).toMatch(/unknown|moved-on/);
    expect(await rows(store)).toHaveLength(2);
  });

  it('does not depend on the clock: one that is an hour back approves as well, and the log keeps its order', async () => {
    const store = await deskOf(newDatabase);
    const proposal = await propose(store, newStatement('one'));
    expect(refusal(await decided(store, clickOn(proposal, { at: NOW - 3_600_000 })))).toBe('done');
    expect(await rows(store)).toEqual(['draft –send→ proposed', 'proposed –approve→ approved']);
    expect(await verifyLog(store)).toBeUndefined();
  });
});

overBothStores('a proposal that nothing happens to', (newDatabase) => {
  it('expires after two weeks, and not before; what was typed for it is let go of after ninety days', async () => {
    const store = await deskOf(newDatabase);
    const proposal = await propose(store, newStatement('one'));
    const other = await propose(store, newStatement('two'));
    await decided(store, clickOn(other));
    await store.change((queries) =>
      keepTyped(queries, { interaction: '1', proposal: proposal.id, person: proposal.proposer, form: {}, at: NOW }),
    );
    const typed = () => store.ask((queries) => queries.selectFrom('typed').selectAll().execute());
    expect(await expireOld(store, NOW + MAX_WAIT_MS)).toEqual([]);
    const end = NOW + MAX_WAIT_MS + 1;
    expect(await expireOld(store, end)).toEqual([proposal.id]);
    expect(await stateOf(store, other)).toBe('approved');
    expect(refusal(await decided(store, clickOn(proposal)))).toBe('no-arrow');
    expect(await typed()).toHaveLength(1);
    await expireOld(store, end + TYPED_KEPT_MS + 1);
    expect(await typed()).toEqual([]);
  });
});

overBothStores('the log of decisions', (newDatabase) => {
  const threeRows = async (): Promise<Store> => {
    const store = await deskOf(newDatabase);
    const proposal = await propose(store, newStatement('one'));
    await decided(store, clickOn(proposal, { action: 'take' }));
    await decided(store, clickOn(proposal));
    return store;
  };

  it('is whole as long as nobody touches it', async () => {
    expect(await verifyLog(await opened(await newDatabase()))).toBeUndefined();
    expect(await verifyLog(await threeRows())).toBeUndefined();
  });

  it('says which row was changed', async () => {
    const store = await threeRows();
    await store.change((queries) =>
      queries.updateTable('decision').set({ person: 'somebody else' }).where('number', '=', 2).execute(),
    );
    expect(await verifyLog(store)).toEqual({ number: 2, wrong: 'it was changed after it was written' });
  });

  it.each([
    [2, { number: 2, wrong: 'it is missing' }],
    [3, { number: 3, wrong: 'rows 3 to 3 are missing' }],
  ])('says when row %i was taken away', async (number, broken) => {
    const store = await threeRows();
    await store.change((queries) => queries.deleteFrom('decision').where('number', '=', number).execute());
    expect(await verifyLog(store)).toEqual(broken);
  });

  it('stays whole when a user is forgotten', async () => {
    const store = await threeRows();
    await forgetUser(store, USERS.approver);
    expect(await verifyLog(store)).toBeUndefined();
  });
});

describe('proposals', () => {
  it('about the same entry know of each other until one has come to its end', async () => {
    const store = await deskOf(fileDatabase);
    const first = await propose(store, newStatement('same'));
    const second = await propose(store, newStatement('same'), { user: USERS.second });
    const rivals = () => store.ask((queries) => rivalsOf(queries, second));
    expect((await rivals()).map(({ id }) => id)).toEqual([first.id]);
    await store.change((queries) =>
      moveProposal(queries, first, 'withdraw', {
        person: first.proposer,
        interaction: nextInteraction(),
        reason: '',
        at: NOW,
      }),
    );
    expect(await rivals()).toEqual([]);
  });
});
