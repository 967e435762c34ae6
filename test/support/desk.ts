import { randomInt } from 'node:crypto';
import { type Decided, type Decision, decide } from '../../src/desk/decide.js';
import { SHORT_DIGEST, type Target } from '../../src/desk/guards.js';
import { type ProposedChange, writeChangeDown } from '../../src/desk/proposed-change.js';
import { personOf } from '../../src/desk/store/people.js';
import { beginProposal, type Proposal, proposalOf, sendRevision } from '../../src/desk/store/proposals.js';
import { type Setup, setUp } from '../../src/desk/store/setup.js';
import type { Store } from '../../src/desk/store/store.js';

/** Ids of a desk in tests. */
export const DESK = {
  server: '81384788765712384',
  otherServer: '81384788765712999',
  channel: '81384788765712385',
  editors: '81384788765712386',
  approvers: '81384788765712387',
} as const;

/** Users in tests, by what they are. */
export const USERS = {
  editor: '90000000000000001',
  approver: '90000000000000002',
  second: '90000000000000003',
  third: '90000000000000004',
} as const;

export const NOW = 1_700_000_000_000;

/** The id of an interaction that no other has. */
export const nextInteraction = (): string => String(1_170_000_000_000_000_000n + BigInt(randomInt(2 ** 47)));

export const setUpDesk = (store: Store, more: Partial<Setup> = {}): Promise<void> =>
  store.change((queries) =>
    setUp(queries, { channel: DESK.channel, editors: DESK.editors, approvers: DESK.approvers, approvals: 1, ...more }),
  );

/** A new statement of the invented story. */
export const newStatement = (id: string, says = 'called it “a sudden act”'): ProposedChange => ({
  change: 'new',
  list: 'statements',
  entry: id,
  file: `stories/desk/desk/${id}.yaml`,
  yaml: `statements:\n  - id: ${id}\n    says: ${JSON.stringify(says)}\n`,
});

/** Proposes a change by a user, or sends it as the next revision of a proposal. */
export const propose = (
  store: Store,
  change: ProposedChange,
  { user = USERS.editor, of, at = NOW }: { readonly user?: string; readonly of?: Proposal; readonly at?: number } = {},
): Promise<Proposal> =>
  store.change(async (queries) => {
    const person = await personOf(queries, user);
    const { list, entry } = change;
    const id = of?.id ?? (await beginProposal(queries, { change: change.change, list, entry, proposer: person }, at));
    const proposal = of ?? (await proposalOf(queries, id));
    if (proposal === undefined) throw new Error('it was not begun');
    const mover = { person, interaction: nextInteraction(), reason: '', at };
    return sendRevision(queries, proposal, writeChangeDown(change), mover);
  });

export const targetOf = ({ id, revision, digest }: Proposal): Target => ({
  proposal: id,
  revision,
  digest: digest.slice(0, SHORT_DIGEST),
});

/** A click of an approver in the home server, unless it is said otherwise. */
export const clickOn = (proposal: Proposal, more: Partial<Decision> = {}): Decision => ({
  action: 'approve',
  clicker: { user: USERS.approver, server: DESK.server, roles: [DESK.approvers] },
  target: targetOf(proposal),
  interaction: nextInteraction(),
  reason: '',
  at: NOW,
  ...more,
});

/** Decides with a record that has no problems. */
export const decided = (store: Store, decision: Decision, problems: readonly string[] = []): Promise<Decided> =>
  decide(decision, { store, homeServer: DESK.server, check: async () => problems });

export const stateOf = async (store: Store, { id }: Pick<Proposal, 'id'>): Promise<string | undefined> =>
  (await store.ask((queries) => proposalOf(queries, id)))?.state;
