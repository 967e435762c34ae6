import { describe, expect, it } from 'vitest';
import { ACTIONS, type ActionName, STATES, type State, stateAfter } from '../../src/desk/states.js';
import { MovedOnError, moveProposal, NoArrowError } from '../../src/desk/store/proposals.js';
import { NOW, newStatement, propose, setUpDesk } from '../support/desk.js';
import { fileDatabase, opened } from '../support/desk-stores.js';

/** Every arrow of the desk, as whoever runs it reads it in the documentation. */
const ARROWS = `
  approved –begin→ landing
  approved –overtake→ overtaken
  changes-requested –expire→ expired
  changes-requested –overtake→ overtaken
  changes-requested –send→ proposed
  changes-requested –withdraw→ withdrawn
  draft –expire→ expired
  draft –send→ proposed
  draft –withdraw→ withdrawn
  landed –show→ live
  landed –stick→ stuck
  landing –land→ landed
  landing –overtake→ overtaken
  landing –stick→ stuck
  overtaken –rebase→ proposed
  overtaken –withdraw→ withdrawn
  proposed –approve→ approved
  proposed –ask→ changes-requested
  proposed –expire→ expired
  proposed –overtake→ overtaken
  proposed –reject→ rejected
  proposed –second→ proposed
  proposed –take→ proposed
  proposed –withdraw→ withdrawn
  stuck –reopen→ proposed
  stuck –retry→ landing`;

const actions = Object.keys(ACTIONS) as ActionName[];
const pairs = STATES.flatMap((state) => actions.map((action): [State, ActionName] => [state, action]));

describe('a proposal', () => {
  it('has these arrows and no other', () => {
    const arrows = pairs.flatMap(([state, action]) => {
      const to = stateAfter(state, action);
      return to === undefined ? [] : [`${state} –${action}→ ${to}`];
    });
    expect(arrows.sort()).toEqual(ARROWS.trim().split(/\n\s*/).sort());
  });

  it('that has come to an end is left by no arrow', () => {
    for (const end of ['live', 'rejected', 'withdrawn', 'expired'] as const)
      expect(actions.filter((action) => stateAfter(end, action) !== undefined)).toEqual([]);
  });

  it('is moved by every arrow, and by no other pair, whatever it is tried with', async () => {
    const store = await opened(await fileDatabase());
    await setUpDesk(store);
    const first = await propose(store, newStatement('one'));
    const mover = { person: first.proposer, interaction: 'test', reason: '', at: NOW };
    for (const [state, action] of pairs) {
      await store.change((queries) => queries.updateTable('proposal').set({ state }).execute());
      const moving = store.change((queries) => moveProposal(queries, { ...first, state }, action, mover));
      const to = stateAfter(state, action);
      if (to === undefined) await expect(moving).rejects.toThrow(NoArrowError);
      else expect((await moving).state).toBe(to);
    }
  });

  it('is not moved by whoever saw another state, revision or digest of it', async () => {
    const store = await opened(await fileDatabase());
    const first = await propose(store, newStatement('one'));
    const mover = { person: first.proposer, interaction: 'test', reason: '', at: NOW };
    for (const seen of [
      { ...first, revision: 2 },
      { ...first, digest: first.digest.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) },
      { ...first, state: 'stuck' as const },
    ])
      await expect(
        store.change((queries) => moveProposal(queries, seen, seen.state === 'stuck' ? 'retry' : 'reject', mover)),
      ).rejects.toThrow(MovedOnError);
  });
});
