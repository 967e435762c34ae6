import { stateFrom } from './states.js';
import { addJob, finishJob, type Job, postponeJob, takeJob } from './store/jobs.js';
import { userOf } from './store/people.js';
import { type Proposal, proposalOf } from './store/proposals.js';
import type { Changes, Store } from './store/store.js';

const TELLING = 'tell-proposer';
/** For how long a process has a word to a proposer to itself: one that dies leaves it to others then. */
const TAKEN_MS = 60_000;
/** Before what could not be said is tried again, and how often. */
const PAUSE_MS = 60_000;
const MAX_ATTEMPTS = 60;

/** What the proposer of a proposal has yet to be told. */
export interface WordToProposer {
  readonly job: Job;
  readonly proposal: Proposal;
  /** The state that it was brought into, and why. */
  readonly state: Proposal['state'];
  readonly reason: string;
  /** The Discord id of the proposer; undefined once they are forgotten. */
  readonly proposer: string | undefined;
}

/** Notes, with the decision itself, that its proposer is to be told of it. */
export const tellLater = (queries: Changes, proposal: Proposal, reason: string, at: number): Promise<void> =>
  addJob(queries, {
    kind: TELLING,
    key: `${proposal.id}/${proposal.revision}/${proposal.state}`,
    payload: { proposal: proposal.id, state: proposal.state, reason },
    dueAt: at,
  });

/**
 * Takes the next word to a proposer, so that no other process says it.
 * @returns undefined where there is none to be said now
 * @throws {StoreAwayError}
 */
export async function takeWord(
  store: Store,
  { taker, now }: { readonly taker: string; readonly now: number },
): Promise<WordToProposer | undefined> {
  for (;;) {
    const job = await takeJob(store, TELLING, { taker, now, forMs: TAKEN_MS });
    if (job === undefined) return undefined;
    const { proposal: id, state, reason } = job.payload as Readonly<Record<'proposal' | 'state' | 'reason', string>>;
    const found = await store.ask(async (queries) => {
      const proposal = await proposalOf(queries, id);
      return proposal && { proposal, proposer: await userOf(queries, proposal.proposer) };
    });
    if (found !== undefined && job.attempts <= MAX_ATTEMPTS) return { job, ...found, state: stateFrom(state), reason };
    await wordSaid(store, { job });
  }
}

/** Notes that it was said, or cannot be. */
export const wordSaid = (store: Store, { job }: Pick<WordToProposer, 'job'>): Promise<void> =>
  store.change((queries) => finishJob(queries, job));

/** Notes that it is to be said later. */
export const sayLater = (store: Store, { job }: Pick<WordToProposer, 'job'>, now: number): Promise<void> =>
  store.change((queries) => postponeJob(queries, job, now + PAUSE_MS));
