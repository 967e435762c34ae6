import { ACTIONS, type ActionName, type Role, stateAfter } from './states.js';
import type { PersonId } from './store/people.js';
import type { Proposal } from './store/proposals.js';
import type { Setup } from './store/setup.js';

/** Who clicks, as Discord says with every click: never what was so before. */
export interface Clicker {
  readonly user: string;
  /** The server that was clicked in; absent in direct messages. */
  readonly server?: string;
  /** Ids of the roles of the member; none outside of servers. */
  readonly roles: readonly string[];
}

/** What a button says that it is about. */
export interface Target {
  readonly proposal: string;
  readonly revision: number;
  /** The first eight digits of the digest. */
  readonly digest: string;
}

/** Why something is not done. */
export type Refusal =
  | 'elsewhere'
  | 'not-set-up'
  | 'no-role'
  | 'own'
  | 'unknown'
  | 'moved-on'
  | 'no-arrow'
  | 'approved-already'
  | 'problems'
  | 'too-many';

/** What the guards look at. */
export interface Guarded {
  readonly action: ActionName;
  readonly clicker: Clicker;
  readonly target: Target;
  readonly homeServer: string;
  readonly setup: Setup | undefined;
  /** The one that the button is about; undefined where there is none. */
  readonly proposal: Proposal | undefined;
  /** The clicker in the store, where they are known. */
  readonly person: PersonId | undefined;
  /** Whoever wrote a revision of it. */
  readonly authors: readonly PersonId[];
  /** Whether the proposer was forgotten: nobody could say any more that it is not the same person who approves. */
  readonly isProposerForgotten: boolean;
}

/** Digits of a digest in a button. */
export const SHORT_DIGEST = 8;

const DECISIONS: ReadonlySet<ActionName> = new Set(['approve', 'second', 'ask', 'reject', 'reopen', 'retry']);

/** The first guard that says no, in a fixed order; undefined where all let it pass. */
export function refusalOf(guarded: Guarded): Refusal | undefined {
  const { action, setup, proposal, target } = guarded;
  const stranger = strangerRefusal(guarded, ACTIONS[action].by);
  if (stranger !== undefined) return stranger;
  if (proposal === undefined) return 'unknown';
  if (setup !== undefined && !isTheRightPerson(guarded, proposal, setup)) return 'own';
  if (target.revision !== proposal.revision || target.digest !== proposal.digest.slice(0, SHORT_DIGEST))
    return 'moved-on';
  return stateAfter(proposal.state, action) === undefined ? 'no-arrow' : undefined;
}

/** The guards that look at where somebody clicks and as what: those before any that look at the proposal. */
export function strangerRefusal(
  { clicker, homeServer, setup }: Pick<Guarded, 'clicker' | 'homeServer' | 'setup'>,
  by: Role,
): Extract<Refusal, 'elsewhere' | 'not-set-up' | 'no-role'> | undefined {
  if (clicker.server !== homeServer) return 'elsewhere';
  if (setup === undefined) return 'not-set-up';
  return hasRole(by, clicker, setup) ? undefined : 'no-role';
}

/** The right to manage a server is none here: only the two roles count. Approvers may do what editors may. */
function hasRole(by: Role, { roles }: Clicker, { editors, approvers }: Setup): boolean {
  if (by === 'machine') return false;
  return roles.includes(approvers) || (by !== 'approver' && roles.includes(editors));
}

function isTheRightPerson(
  { action, person, authors, isProposerForgotten }: Guarded,
  { proposer }: Proposal,
  setup: Setup,
) {
  if (ACTIONS[action].by === 'proposer') return person === proposer;
  if (!DECISIONS.has(action) || setup.approvals === 0) return true;
  return !isProposerForgotten && person !== proposer && (person === undefined || !authors.includes(person));
}
