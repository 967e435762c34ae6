import type { WrittenChange } from './proposed-change.js';
import { OPEN_STATES } from './states.js';
import { type Mover, type Proposal, sendRevision } from './store/proposals.js';
import type { Changes } from './store/store.js';

/** Proposals of one person that may be open at once: a flood must not bury those of others. */
export const MAX_OPEN = 20;

/** Somebody has as many proposals open as may be. What they typed stays in their draft. */
export class TooManyOpenError extends Error {
  constructor() {
    super(`more than ${MAX_OPEN} proposals of one person are open`);
    this.name = 'TooManyOpenError';
  }
}

/**
 * Sends a change to the desk as the next revision, where its author has not too many others open.
 * @throws {TooManyOpenError} @throws {NoArrowError} @throws {MovedOnError}
 */
export async function sendProposal(
  queries: Changes,
  proposal: Proposal,
  written: WrittenChange,
  mover: Mover,
): Promise<Proposal> {
  const { person } = mover;
  // What the same person sends at the same moment waits for the end of this, and then counts it.
  await queries
    .updateTable('person')
    .set(({ ref }) => ({ discord_id: ref('discord_id') }))
    .where('id', '=', person)
    .execute();
  const { open } = await queries
    .selectFrom('proposal')
    .select(({ fn }) => fn.countAll<number | string>().as('open'))
    .where('proposer', '=', person)
    .where('id', '!=', proposal.id)
    .where('state', 'in', OPEN_STATES)
    .executeTakeFirstOrThrow();
  if (Number(open) >= MAX_OPEN) throw new TooManyOpenError();
  return sendRevision(queries, proposal, written, mover, proposal.state === 'overtaken' ? 'rebase' : 'send');
}
