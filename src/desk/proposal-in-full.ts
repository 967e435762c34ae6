import { approversOf } from './decide.js';
import { type Clicker, type Refusal, refusalOf, SHORT_DIGEST, strangerRefusal } from './guards.js';
import { ACTIONS, type ActionName, type Role, type State, stateAfter } from './states.js';
import { knownPerson, type PersonId, userOf } from './store/people.js';
import { authorsOf, type Proposal, proposalOf, rivalsOf, undoingOf } from './store/proposals.js';
import { type Setup, setupOf } from './store/setup.js';
import type { Queries, Store } from './store/store.js';

/** A proposal with everything that decides what can be done with it. */
export interface ProposalInFull {
  readonly proposal: Proposal;
  readonly setup: Setup | undefined;
  readonly authors: readonly PersonId[];
  readonly approvers: readonly PersonId[];
  readonly rivals: readonly Proposal[];
  /** The id of the proposal that takes it back, where there is one. */
  readonly undoneBy: string | undefined;
}

/** @returns undefined where there is none of this id */
export async function proposalInFull(queries: Queries, id: string): Promise<ProposalInFull | undefined> {
  const proposal = await proposalOf(queries, id);
  if (proposal === undefined) return undefined;
  return {
    proposal,
    setup: await setupOf(queries),
    authors: await authorsOf(queries, id),
    approvers: await approversOf(queries, proposal),
    rivals: await rivalsOf(queries, proposal),
    undoneBy: await undoingOf(queries, proposal),
  };
}

/** Something that people can do with a proposal from the state that it is in, and where that leads. */
export interface PossibleAction {
  readonly action: ActionName | 'undo';
  /** Undefined where it begins another proposal, and leaves this one as it is. */
  readonly to: State | undefined;
  readonly by: Exclude<Role, 'machine'>;
}

/** What can be done with a proposal by anybody. A withdrawal has no undo, since what was withdrawn is filed anew; nor has a name, which is taken out by hand. */
export const possibleActions = ({ state, change }: Pick<Proposal, 'state' | 'change'>): PossibleAction[] => [
  ...(Object.keys(ACTIONS) as ActionName[]).flatMap((action) => {
    const to = stateAfter(state, action);
    const by: Role = ACTIONS[action].by;
    return to === undefined || by === 'machine' ? [] : [{ action, to, by }];
  }),
  ...(state === 'live' && canBeUndone(change) ? [{ action: 'undo', to: undefined, by: 'editor' } as const] : []),
];

/** Whether what a change did can be proposed to be taken back. */
export const canBeUndone = (change: string): boolean => change === 'new' || change === 'correct';

/** Whether one person may do something; else why not. */
export interface OwnAction extends PossibleAction {
  readonly refusal: Refusal | 'undone' | undefined;
}

/** What somebody may do with a proposal as it is, and why they may not do the rest. */
export async function actionsOf(
  store: Store,
  { proposal, setup, authors, approvers, undoneBy }: ProposalInFull,
  clicker: Clicker,
  homeServer: string,
): Promise<OwnAction[]> {
  const { person, isProposerForgotten } = await store.ask(async (queries) => ({
    person: await knownPerson(queries, clicker.user),
    isProposerForgotten: (await userOf(queries, proposal.proposer)) === undefined,
  }));
  const target = { proposal: proposal.id, revision: proposal.revision, digest: proposal.digest.slice(0, SHORT_DIGEST) };
  return possibleActions(proposal).map((possible) => {
    const { action, by } = possible;
    if (action === 'undo')
      return {
        ...possible,
        refusal: strangerRefusal({ clicker, homeServer, setup }, by) ?? (undoneBy === undefined ? undefined : 'undone'),
      };
    const guarded = { action, clicker, target, homeServer, setup, proposal, person, authors, isProposerForgotten };
    const hasApproved = action === 'approve' && person !== undefined && approvers.includes(person);
    return { ...possible, refusal: refusalOf(guarded) ?? (hasApproved ? 'approved-already' : undefined) };
  });
}
