import { type Clicker, type Guarded, type Refusal, refusalOf, type Target } from './guards.js';
import type { ProposedChange } from './proposed-change.js';
import type { ActionName, State } from './states.js';
import { keepOutcome, markClick, outcomeOf } from './store/clicks.js';
import { addJob } from './store/jobs.js';
import { knownPerson, personOf, userOf } from './store/people.js';
import { authorsOf, changeOf, MovedOnError, moveProposal, type Proposal, proposalOf } from './store/proposals.js';
import { setupOf } from './store/setup.js';
import type { Changes, Queries, Store } from './store/store.js';
import { tellLater } from './tell-proposers.js';

/** What somebody decides by a click. */
export interface Decision {
  readonly action: Extract<ActionName, 'take' | 'approve' | 'ask' | 'reject' | 'withdraw' | 'retry' | 'reopen'>;
  readonly clicker: Clicker;
  readonly target: Target;
  /** The id of the interaction. */
  readonly interaction: string;
  readonly reason: string;
  /** In milliseconds since 1970. */
  readonly at: number;
}

/** What came of a click: what was done, or why nothing was. */
export type Decided =
  | {
      readonly outcome: 'done';
      readonly action: ActionName;
      readonly proposal: string;
      readonly state: State;
      /** Of an approval that is not the last one. */
      readonly approvals?: { readonly given: number; readonly wanted: number };
    }
  | {
      readonly outcome: 'refused';
      readonly why: Refusal;
      /** The state that the proposal is in, where there is one. */
      readonly state?: State;
      /** What the check of the record found. */
      readonly problems?: readonly string[];
    };

/** What deciding works with. */
export interface DecideDeps {
  readonly store: Store;
  readonly homeServer: string;
  /** Checks record and change together as they are now. @returns one problem a line */
  check(change: ProposedChange): Promise<readonly string[]>;
}

/** The kind of the job that brings an approved change into the record. */
export const LANDING = 'landing';

/**
 * Decides about a proposal: the guards in their order, then one change of the store that expects what the guards saw. The same interaction
 * delivered again finds what came of it.
 * @throws {StoreAwayError}
 */
export async function decide(decision: Decision, { store, homeServer, check }: DecideDeps): Promise<Decided> {
  const before = await store.ask(async (queries) => ({
    outcome: await outcomeOf(queries, decision.interaction),
    guarded: await guardedBy(queries, decision, homeServer),
  }));
  if (before.outcome) return before.outcome as Decided;
  // The same click may have been decided elsewhere since that was read, and what is seen now is what it did.
  const unlessDecided = async (otherwise: Decided): Promise<Decided> =>
    ((await store.ask((queries) => outcomeOf(queries, decision.interaction))) as Decided | undefined) ?? otherwise;
  const refusal = refusalOf(before.guarded);
  if (refusal !== undefined) return unlessDecided(refused(refusal, before.guarded.proposal));
  if (decision.action === 'approve' && before.guarded.proposal !== undefined) {
    const { proposal } = before.guarded;
    const problems = await check(await store.ask((queries) => changeOf(queries, proposal)));
    if (problems.length > 0) return unlessDecided({ ...refused('problems', proposal), problems });
  }
  try {
    return await store.change((queries) => decideNow(queries, decision, homeServer));
  } catch (error) {
    if (error instanceof MovedOnError) return unlessDecided(refused('moved-on', undefined));
    throw error;
  }
}

const refused = (why: Refusal, proposal: Proposal | undefined): Extract<Decided, { outcome: 'refused' }> => ({
  outcome: 'refused',
  why,
  ...(proposal === undefined ? {} : { state: proposal.state }),
});

async function guardedBy(
  queries: Queries,
  { action, clicker, target }: Decision,
  homeServer: string,
): Promise<Guarded & { readonly setup: Guarded['setup'] }> {
  const proposal = await proposalOf(queries, target.proposal);
  return {
    action,
    clicker,
    target,
    homeServer,
    setup: await setupOf(queries),
    proposal,
    person: await knownPerson(queries, clicker.user),
    authors: proposal === undefined ? [] : await authorsOf(queries, proposal.id),
    isProposerForgotten: proposal !== undefined && (await userOf(queries, proposal.proposer)) === undefined,
  };
}

/** In one transaction: what the guards see here is what is changed. */
async function decideNow(queries: Changes, decision: Decision, homeServer: string): Promise<Decided> {
  const { interaction, clicker, reason, at } = decision;
  if (!(await markClick(queries, interaction, at))) return (await outcomeOf(queries, interaction)) as Decided;
  const guarded = await guardedBy(queries, decision, homeServer);
  const refusal = refusalOf(guarded);
  const decided =
    refusal === undefined && guarded.proposal !== undefined && guarded.setup !== undefined
      ? await apply(queries, guarded.proposal, guarded.setup.approvals, {
          decision,
          mover: { person: await personOf(queries, clicker.user), interaction, reason, at },
        })
      : refused(refusal ?? 'unknown', guarded.proposal);
  await keepOutcome(queries, interaction, decided);
  return decided;
}

async function apply(
  queries: Changes,
  proposal: Proposal,
  approvals: number,
  { decision, mover }: { readonly decision: Decision; readonly mover: Parameters<typeof moveProposal>[3] },
): Promise<Decided> {
  const { person, at } = mover;
  let action: ActionName = decision.action;
  let given = 0;
  if (action === 'approve') {
    // Changing the proposal first makes another approver of the same moment wait, so that both count.
    await queries.updateTable('proposal').set({ changed_at: at }).where('id', '=', proposal.id).execute();
    const { numInsertedOrUpdatedRows } = await queries
      .insertInto('approval')
      .values({ proposal: proposal.id, revision: proposal.revision, person })
      .onConflict((conflict) => conflict.columns(['proposal', 'revision', 'person']).doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n) return refused('approved-already', proposal);
    given = (await approversOf(queries, proposal)).length;
    if (given < approvals) action = 'second';
  }
  const moved = await moveProposal(queries, proposal, action, mover, action === 'take' ? { taken_by: person } : {});
  // Back at the desk it is approved anew.
  if (action === 'reopen')
    await queries
      .deleteFrom('approval')
      .where('proposal', '=', proposal.id)
      .where('revision', '=', proposal.revision)
      .execute();
  if (moved.state === 'approved' || action === 'retry')
    await addJob(queries, { kind: LANDING, key: proposal.id, payload: {}, dueAt: at });
  if ((action === 'ask' || action === 'reject') && person !== proposal.proposer)
    await tellLater(queries, moved, mover.reason, at);
  return {
    outcome: 'done',
    action,
    proposal: proposal.id,
    state: moved.state,
    ...(action === 'second' ? { approvals: { given, wanted: approvals } } : {}),
  };
}

/** Whoever approved the revision that is open. */
export async function approversOf(queries: Queries, { id, revision }: Proposal): Promise<readonly string[]> {
  const rows = await queries
    .selectFrom('approval')
    .select('person')
    .where('proposal', '=', id)
    .where('revision', '=', revision)
    .execute();
  return rows.map(({ person }) => person);
}
