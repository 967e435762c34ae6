import type { Proposal } from '../store/proposals.js';
import type { ForgeTrouble } from './forge/forge-error.js';

/** What is kept of a landing with the proposal. */
export interface Landing {
  /** The day of its proofs. */
  readonly day: string;
  /** The digest of the entry, once it has landed. */
  readonly digest?: string;
  readonly file?: string;
  readonly commit?: string;
  /** Why it is stuck, or what overtook it. */
  readonly reason?: string;
  /** The request that is open for it on a forge. */
  readonly request?: RequestSeen;
  /** Why what was committed here was not pushed, in git's words. */
  readonly unpushed?: string;
  /** What is in its way where that is a forge, or where it is pushed to. */
  readonly trouble?: LandingTrouble;
}

/** What the checks of a request say together. */
export type Checks = 'none' | 'running' | 'pass' | 'fail';
/** What a request waits for. */
export type Awaited = 'itself' | 'somebody' | 'review' | 'changes' | 'rules' | 'failed' | 'running' | 'update';

/** A request on a forge, as it was when it was last looked at. */
export interface RequestSeen {
  readonly number: number;
  readonly url: string;
  readonly branch: string;
  /** The commit on it that holds what was approved, and nothing else. */
  readonly head: string;
  /** The commit of the branch that it is to be merged into. */
  readonly base: string;
  /** The digest of the entry once it is merged. */
  readonly digest: string;
  /** The file of the entry, as shown to people. */
  readonly file: string;
  readonly checks: Checks;
  readonly next: Awaited;
  /** How often nothing had changed when it was looked at. */
  readonly quiet: number;
}

/** What is in the way of what was committed here and not pushed. */
export type PushTrouble = 'unpushed' | 'others' | 'diverged';

/** What is in the way elsewhere: what a forge said, what became of the request there, or of a push. */
export interface LandingTrouble {
  readonly kind: ForgeTrouble | 'closed' | 'changed' | 'merged-otherwise' | PushTrouble;
  /** When it is tried again, in milliseconds since 1970, where the forge said when. */
  readonly until?: number;
  readonly request?: Pick<RequestSeen, 'number' | 'url'>;
}

export const landingOf = ({ landing }: Pick<Proposal, 'landing'>): Landing | undefined =>
  landing === null ? undefined : (JSON.parse(landing) as Landing);

/** What of a proposal on its way can be seen on its card: the same as long as nothing has changed there. */
export function seenOf(proposal: Pick<Proposal, 'state' | 'landing'>): string {
  const { request, trouble } = landingOf(proposal) ?? {};
  return JSON.stringify([proposal.state, request?.number, request?.checks, request?.next, trouble]);
}
