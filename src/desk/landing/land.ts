import type { PushTarget } from '../../desk-settings.js';
import type { RecordFolders } from '../../knowledge/read-files.js';
import { approversOf, LANDING } from '../decide.js';
import type { ActionName } from '../states.js';
import { addJob, finishJob, type Job, postponeJob, takeJob } from '../store/jobs.js';
import { authorsOf, changeOf, MovedOnError, moveProposal, type Proposal, proposalOf } from '../store/proposals.js';
import type { Changes, Store } from '../store/store.js';
import { messageOf } from './commit-message.js';
import type { Forge } from './forge/forge.js';
import { ForgeError, passes } from './forge/forge-error.js';
import { type RequestOutcome, type RequestStep, requestChange } from './forge/request-change.js';
import type { WorkTree } from './git.js';
import { type LandingOutcome, type LandingStep, landChange } from './land-change.js';
import { type Landing, type LandingTrouble, landingOf, type RequestSeen } from './landing.js';
import { PUSH, pushLeft } from './push-left.js';

/** What landing works with. */
export interface LandingDeps {
  readonly store: Store;
  readonly folders: RecordFolders;
  /** Absent: files are written and nothing is committed. */
  readonly workTree?: WorkTree;
  /** Where requests are opened, instead of anything being written here. */
  readonly forge?: Forge;
  /** Where commits are pushed to; absent: nowhere. */
  readonly push?: PushTarget;
  /** The name of this process: another one must not have the same. */
  readonly taker: string;
  /** In milliseconds since 1970. */
  readonly now: () => number;
  /** Called with a proposal that landed before, where there is something new to say about its push. */
  readonly onPushed?: (proposal: Pick<Proposal, 'id' | 'state'>) => void;
  readonly onStep?: (step: LandingStep | RequestStep | 'begun' | 'landed') => void;
}

/** How long one process may hold a landing before another takes it over: longer than any landing takes. */
const TAKEN_MS = 120_000;
const MAX_ATTEMPTS = 5;
/** Pause before the next try after one that failed; twice as long each time. */
const FIRST_PAUSE_MS = 1_000;
/** Between two looks at a request; twice as long each time that nothing has changed. */
const FIRST_LOOK_MS = 15_000;
const MAX_LOOK_MS = 600_000;
/** The desk itself, in the log. */
const MACHINE = 'desk';

/**
 * Brings the next approved change into the record: written, proven, committed, and noted as landed. One landing goes on at a time,
 * whatever the number of processes; one that was ended anywhere is taken up again.
 * @returns the proposal that was worked on; undefined where nothing is due
 * @throws {StoreAwayError}
 */
export async function landNext(deps: LandingDeps): Promise<Proposal | undefined> {
  const { store, taker, now } = deps;
  const job = await takeJob(store, LANDING, { taker, now: now(), forMs: TAKEN_MS });
  if (job === undefined) return undefined;
  try {
    return await landJob(job, deps);
  } catch (error) {
    if (!(error instanceof MovedOnError)) return await failed(job, error, deps);
    await store.change((queries) => finishJob(queries, job));
    return await store.ask((queries) => proposalOf(queries, job.key));
  }
}

async function landJob(job: Job, deps: LandingDeps): Promise<Proposal | undefined> {
  const { store, folders, workTree, forge, push, onStep } = deps;
  if (job.key === PUSH) return pushAgain(job, deps);
  const begun = await begin(job, deps);
  if (begun?.state !== 'landing') {
    await store.change((queries) => finishJob(queries, job));
    return begun;
  }
  onStep?.('begun');
  const { change, approvers, authors } = await store.ask(async (queries) => ({
    change: await changeOf(queries, begun),
    approvers: await approversOf(queries, begun),
    authors: await authorsOf(queries, begun.id),
  }));
  const mark = { 'Verbatim-Proposal': `${begun.id}/${begun.revision}`, 'Verbatim-Digest': begun.digest };
  const landing = landingOf(begun) ?? { day: dayAt(deps.now()) };
  const people = { approvers, authors, mark };
  const common = { change, folders, day: landing.day, ...(onStep === undefined ? {} : { onStep }) };
  const outcome =
    forge === undefined
      ? await landChange({
          ...common,
          mark,
          message: messageOf(change, begun, people),
          ...(workTree === undefined ? {} : { workTree }),
          ...(push === undefined ? {} : { push }),
        })
      : await requestChange({
          ...common,
          forge,
          proposal: begun.id,
          // A forge reads names and numbers of others out of words: what somebody wrote stays in the record.
          message: messageOf(change, begun, people, ''),
          ...(landing.request === undefined ? {} : { before: landing.request }),
        });
  onStep?.('landed');
  return outcome.outcome === 'waiting'
    ? waitOn(job, begun, outcome.request, landing, deps)
    : finish(job, begun, outcome, landing, deps);
}

/** Tries again to push what is left, for as long as it takes. */
async function pushAgain(
  job: Job,
  { store, workTree, push, now, onPushed = () => {} }: LandingDeps,
): Promise<undefined> {
  const isPushed = workTree === undefined || push === undefined || (await pushLeft(store, workTree, push, onPushed));
  await store.change((queries) =>
    isPushed
      ? finishJob(queries, job)
      : postponeJob(queries, job, now() + Math.min(FIRST_LOOK_MS * 2 ** job.attempts, MAX_LOOK_MS)),
  );
}

/** Marks an approved proposal as landing; one that is landing already stays so. */
const begin = (job: Job, { store, now }: LandingDeps): Promise<Proposal | undefined> =>
  store.change(async (queries) => {
    const proposal = await proposalOf(queries, job.key);
    if (proposal?.state !== 'approved') return proposal;
    const landing = JSON.stringify({ day: dayAt(now()) } satisfies Landing);
    return moveProposal(queries, proposal, 'begin', machine(now()), { landing });
  });

const OUTCOMES = { landed: 'land', overtaken: 'overtake', stuck: 'stick' } as const satisfies Record<
  string,
  ActionName
>;

const finish = (
  job: Job,
  proposal: Proposal,
  outcome: Exclude<LandingOutcome | RequestOutcome, { readonly outcome: 'waiting' }>,
  before: Landing,
  { store, now }: LandingDeps,
): Promise<Proposal> =>
  store.change(async (queries) => {
    const { outcome: name, ...found } = outcome;
    const landing = JSON.stringify({ day: before.day, ...found } satisfies Landing);
    const reason = 'reason' in outcome ? outcome.reason : (outcome.commit ?? '');
    const moved = await moveProposal(queries, proposal, OUTCOMES[name], machine(now(), reason), { landing });
    await finishJob(queries, job);
    if (name === 'landed' && 'trouble' in outcome)
      await addJob(queries, { kind: LANDING, key: PUSH, payload: {}, dueAt: now() + FIRST_LOOK_MS });
    return moved;
  });

/** Keeps what is known of an open request, and looks again later. */
const waitOn = (
  job: Job,
  proposal: Proposal,
  request: RequestSeen,
  { day }: Landing,
  { store, now }: LandingDeps,
): Promise<Proposal> =>
  store.change(async (queries) => {
    const landing = JSON.stringify({ day, request } satisfies Landing);
    await postponeJob(queries, job, now() + Math.min(FIRST_LOOK_MS * 2 ** request.quiet, MAX_LOOK_MS), 0);
    return keepLanding(queries, proposal, landing);
  });

/** Tries again later, or says that it is stuck. */
async function failed(job: Job, error: unknown, deps: LandingDeps): Promise<Proposal | undefined> {
  const { store, now } = deps;
  const proposal = await store.ask((queries) => proposalOf(queries, job.key));
  if (error instanceof ForgeError) return refusedThere(job, proposal, error, deps);
  if (job.attempts < MAX_ATTEMPTS) {
    await store.change((queries) => postponeJob(queries, job, now() + FIRST_PAUSE_MS * 2 ** job.attempts));
    return proposal;
  }
  const reason = error instanceof Error ? error.message : String(error);
  if (proposal?.state !== 'landing') return proposal;
  return finish(job, proposal, { outcome: 'stuck', reason }, landingOf(proposal) ?? { day: dayAt(now()) }, deps);
}

/**
 * A forge said no, or nothing. What passes by itself is tried again for as long as it takes, and so is looking at a request that is open: it
 * may be merged there meanwhile. Everything else is for somebody to look at.
 */
async function refusedThere(
  job: Job,
  proposal: Proposal | undefined,
  error: ForgeError,
  deps: LandingDeps,
): Promise<Proposal | undefined> {
  const { store, now } = deps;
  if (proposal?.state !== 'landing') return proposal;
  const landing = landingOf(proposal) ?? { day: dayAt(now()) };
  const trouble: LandingTrouble = {
    kind: error.trouble,
    ...(error.askAgainAt === undefined ? {} : { until: error.askAgainAt }),
  };
  if (!passes(error) && landing.request === undefined)
    return finish(job, proposal, { outcome: 'stuck', reason: error.message, trouble }, landing, deps);
  const at = error.askAgainAt ?? now() + Math.min(FIRST_LOOK_MS * 2 ** (job.attempts - 1), MAX_LOOK_MS);
  return store.change(async (queries) => {
    await postponeJob(queries, job, at);
    return keepLanding(queries, proposal, JSON.stringify({ ...landing, trouble, reason: error.message }));
  });
}

/** Keeps how far a landing came, where it still goes on. */
async function keepLanding(queries: Changes, proposal: Proposal, landing: string): Promise<Proposal> {
  await queries
    .updateTable('proposal')
    .set({ landing })
    .where('id', '=', proposal.id)
    .where('state', '=', proposal.state)
    .where('revision', '=', proposal.revision)
    .execute();
  return { ...proposal, landing };
}

const machine = (at: number, reason = '') => ({ person: MACHINE, interaction: '', reason, at });
const dayAt = (at: number): string => new Date(at).toISOString().slice(0, 10);
