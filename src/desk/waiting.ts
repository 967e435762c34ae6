import { stateFrom } from './states.js';
import { userOf } from './store/people.js';
import type { Proposal } from './store/proposals.js';
import type { Store } from './store/store.js';
import { type Form, typedSoFar } from './store/typed.js';

const WAITING = ['proposed', 'changes-requested', 'approved', 'landing', 'landed', 'stuck', 'overtaken'];

/** How many drafts of one person are listed. */
const MAX_DRAFTS = 100;

/** A proposal that somebody has yet to do something with. */
export interface WaitingProposal {
  readonly proposal: Proposal;
  /** The Discord id of whoever proposed it; undefined once they are forgotten. */
  readonly proposer: string | undefined;
}

/** The proposals that are at the desk and not at their end, those that have waited longest first. */
export const waitingProposals = (store: Store): Promise<WaitingProposal[]> =>
  store.ask(async (queries) => {
    const rows = await queries
      .selectFrom('proposal')
      .selectAll()
      .where('state', 'in', WAITING)
      .orderBy('changed_at')
      .orderBy('id')
      .execute();
    const waiting: WaitingProposal[] = [];
    for (const row of rows)
      waiting.push({
        proposal: { ...row, state: stateFrom(row.state) },
        proposer: await userOf(queries, row.proposer),
      });
    return waiting;
  });

/** How many proposals are offered where one is to be named. */
const MAX_RECENT = 200;

/** Proposals that were sent to the desk: those that wait first, then those that something happened to last. */
export const recentProposals = (store: Store): Promise<Proposal[]> =>
  store.ask(async (queries) => {
    const rows = await queries
      .selectFrom('proposal')
      .selectAll()
      .where('revision', '>', 0)
      .orderBy('changed_at', 'desc')
      .limit(MAX_RECENT)
      .execute();
    const found = rows.map((row): Proposal => ({ ...row, state: stateFrom(row.state) }));
    const isWaiting = ({ state }: Proposal): number => Number(WAITING.includes(state));
    return found.sort((a, b) => isWaiting(b) - isWaiting(a) || b.changed_at - a.changed_at);
  });

/** Something that was begun and not sent. */
export interface OwnDraft {
  readonly proposal: Proposal;
  readonly form: Form;
}

/** What somebody has begun and not sent, the newest first: what they typed is kept, and can be sent still. */
export const ownDrafts = (store: Store, user: string): Promise<OwnDraft[]> =>
  store.ask(async (queries) => {
    const rows = await queries
      .selectFrom('proposal')
      .innerJoin('person', 'person.id', 'proposal.proposer')
      .selectAll('proposal')
      .where('person.discord_id', '=', user)
      .where('proposal.state', '=', 'draft')
      // Where a form was opened and never sent off, there is nothing to go on with.
      .where(
        ({ selectFrom }) =>
          selectFrom('typed')
            .select(({ fn }) => fn.countAll<number>().as('count'))
            .whereRef('typed.proposal', '=', 'proposal.id'),
        '>',
        1,
      )
      .orderBy('proposal.changed_at', 'desc')
      .orderBy('proposal.id')
      .limit(MAX_DRAFTS)
      .execute();
    const drafts: OwnDraft[] = [];
    for (const row of rows)
      drafts.push({ proposal: { ...row, state: stateFrom(row.state) }, form: await typedSoFar(queries, row.id) });
    return drafts;
  });
