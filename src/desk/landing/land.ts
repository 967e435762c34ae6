import type { RecordFolders } from '../../knowledge/read-files.js';
import { approversOf, LANDING } from '../decide.js';
import type { ProposedChange } from '../proposed-change.js';
import type { ActionName } from '../states.js';
import { finishJob, type Job, postponeJob, takeJob } from '../store/jobs.js';
import { authorsOf, changeOf, MovedOnError, moveProposal, type Proposal, proposalOf } from '../store/proposals.js';
import type { Store } from '../store/store.js';
import type { WorkTree } from './git.js';
import { type LandingOutcome, type LandingStep, landChange } from './land-change.js';

/** What landing works with. */
export interface LandingDeps {
  readonly store: Store;
  readonly folders: RecordFolders;
  /** Absent: files are written and nothing is committed. */
  readonly workTree?: WorkTree;
  /** The name of this process: another one must not have the same. */
  readonly taker: string;
  /** In milliseconds since 1970. */
  readonly now: () => number;
  readonly onStep?: (step: LandingStep | 'begun' | 'landed') => void;
}

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
}

/** How long one process may hold a landing before another takes it over: longer than any landing takes. */
const TAKEN_MS = 120_000;
const MAX_ATTEMPTS = 5;
/** Pause before the next try after one that failed; twice as long each time. */
const FIRST_PAUSE_MS = 1_000;
/** The desk itself, in the log. */
const MACHINE = 'desk';

export const landingOf = ({ landing }: Proposal): Landing | undefined =>
  landing === null ? undefined : (JSON.parse(landing) as Landing);

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
  const { store, folders, workTree, onStep } = deps;
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
  const outcome = await landChange({
    change,
    folders,
    day: landing.day,
    mark,
    message: messageOf(change, begun, { approvers, authors, mark }),
    ...(workTree === undefined ? {} : { workTree }),
    ...(onStep === undefined ? {} : { onStep }),
  });
  onStep?.('landed');
  return finish(job, begun, outcome, landing, deps);
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
  outcome: LandingOutcome,
  before: Landing,
  { store, now }: LandingDeps,
): Promise<Proposal> =>
  store.change(async (queries) => {
    const { outcome: name, ...found } = outcome;
    const landing = JSON.stringify({ day: before.day, ...found } satisfies Landing);
    const reason = 'reason' in outcome ? outcome.reason : (outcome.commit ?? '');
    const moved = await moveProposal(queries, proposal, OUTCOMES[name], machine(now(), reason), { landing });
    await finishJob(queries, job);
    return moved;
  });

/** Tries again later, or says that it is stuck. */
async function failed(job: Job, error: unknown, deps: LandingDeps): Promise<Proposal | undefined> {
  const { store, now } = deps;
  if (job.attempts < MAX_ATTEMPTS) {
    await store.change((queries) => postponeJob(queries, job, now() + FIRST_PAUSE_MS * 2 ** job.attempts));
    return store.ask((queries) => proposalOf(queries, job.key));
  }
  const reason = error instanceof Error ? error.message : String(error);
  const proposal = await store.ask((queries) => proposalOf(queries, job.key));
  if (proposal?.state !== 'landing') return proposal;
  return finish(job, proposal, { outcome: 'stuck', reason }, landingOf(proposal) ?? { day: dayAt(now()) }, deps);
}

const machine = (at: number, reason = '') => ({ person: MACHINE, interaction: '', reason, at });
const dayAt = (at: number): string => new Date(at).toISOString().slice(0, 10);

const VERBS = { new: 'Add', correct: 'Correct', retract: 'Withdraw' } as const;

/** Names people by their names in the store, which lead to nobody outside of it. */
function messageOf(
  change: ProposedChange,
  { proposer }: Proposal,
  {
    approvers,
    authors,
    mark,
  }: {
    readonly approvers: readonly string[];
    readonly authors: readonly string[];
    readonly mark: Readonly<Record<string, string>>;
  },
): string {
  const why = 'revision' in change ? inParagraph(change.revision.why ?? '') : '';
  const trailers = [
    ...new Set([proposer, ...authors].map((person) => `Proposed-by: ${person}`)),
    ...approvers.map((person) => `Approved-by: ${person}`),
    ...Object.entries(mark).map(([name, value]) => `${name}: ${value}`),
  ];
  const parts = [`${VERBS[change.change]} ${change.entry}`, why, trailers.join('\n')].filter((part) => part !== '');
  return `${parts.join('\n\n')}\n`;
}

/** A reason is somebody's text: on one line it cannot end in lines that read like trailers. */
const inParagraph = (text: string): string => text.replace(/\s+/gu, ' ').trim();
