import { randomInt } from 'node:crypto';
import { type ProposedChange, readChange, type WrittenChange } from '../proposed-change.js';
import { type ActionName, OPEN_STATES, type State, stateAfter, stateFrom } from '../states.js';
import { addDecision } from './decisions.js';
import type { PersonId } from './people.js';
import type { Changes, Queries } from './store.js';
import type { ProposalTable } from './tables.js';

/** A proposal as it is. */
export interface Proposal extends Omit<ProposalTable, 'state'> {
  readonly state: State;
}

/** Who moves a proposal, and by what. */
export interface Mover {
  readonly person: PersonId;
  /** The id of the interaction; of the desk's own doing, what it did it for. */
  readonly interaction: string;
  readonly reason: string;
  readonly at: number;
}

/** No arrow leads from the state by the action. */
export class NoArrowError extends Error {
  constructor(
    readonly state: State,
    readonly action: ActionName,
  ) {
    super(`a proposal that is ${state} cannot be moved by "${action}"`);
    this.name = 'NoArrowError';
  }
}

/** The proposal is not any more what it was when it was read. */
export class MovedOnError extends Error {
  constructor(readonly proposal: string) {
    super(`proposal ${proposal} has changed meanwhile`);
    this.name = 'MovedOnError';
  }
}

/** Without letters and digits that look alike. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
const ID_LENGTH = 8;

/** A name that nothing else in the store has. */
export const newId = (): string =>
  Array.from({ length: ID_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** Begins a proposal: nothing of it is seen by others until it is sent. @returns its id */
export async function beginProposal(
  queries: Queries,
  begun: Pick<ProposalTable, 'change' | 'list' | 'entry' | 'proposer'> &
    Partial<Pick<ProposalTable, 'base' | 'undoes'>>,
  at: number,
): Promise<string> {
  const id = newId();
  await queries
    .insertInto('proposal')
    .values({
      base: null,
      undoes: null,
      ...begun,
      id,
      state: 'draft' satisfies State,
      revision: 0,
      digest: '',
      taken_by: null,
      channel: null,
      message: null,
      landing: null,
      created_at: at,
      changed_at: at,
    })
    .execute();
  return id;
}

/** @returns undefined where there is none of this id */
export async function proposalOf(queries: Queries, id: string): Promise<Proposal | undefined> {
  const row = await queries.selectFrom('proposal').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : { ...row, state: stateFrom(row.state) };
}

/** What a revision would do to the record. @throws {Error} where it was tampered with */
export async function changeOf(queries: Queries, { id, revision }: Proposal): Promise<ProposedChange> {
  const row = await queries
    .selectFrom('revision')
    .select(['content', 'digest'])
    .where('proposal', '=', id)
    .where('number', '=', revision)
    .executeTakeFirstOrThrow();
  return readChange(row);
}

/** Everybody who wrote a revision of a proposal. */
export async function authorsOf(queries: Queries, proposal: string): Promise<readonly PersonId[]> {
  const rows = await queries
    .selectFrom('revision')
    .select('author')
    .distinct()
    .where('proposal', '=', proposal)
    .execute();
  return rows.map(({ author }) => author);
}

/** Other open proposals about one of these entries, oldest first. */
export async function rivalsOf(
  queries: Queries,
  { id, entry }: Pick<ProposalTable, 'id' | 'entry'>,
): Promise<readonly Proposal[]> {
  const rows = await queries
    .selectFrom('proposal')
    .selectAll()
    .where('entry', '=', entry)
    .where('id', '!=', id)
    .where('state', 'in', OPEN_STATES)
    .orderBy('created_at')
    .execute();
  return rows.map((row) => ({ ...row, state: stateFrom(row.state) }));
}

/** The proposal that takes back what another did, unless it came to nothing. @returns its id */
export async function undoingOf(queries: Queries, { id }: Pick<ProposalTable, 'id'>): Promise<string | undefined> {
  const row = await queries
    .selectFrom('proposal')
    .select('id')
    .where('undoes', '=', id)
    .where('state', 'not in', ['rejected', 'withdrawn', 'expired'])
    .executeTakeFirst();
  return row?.id;
}

/**
 * Moves a proposal along an arrow, where it still is what the caller read, and writes that into the log.
 * @param set what changes with it
 * @throws {NoArrowError} @throws {MovedOnError}
 */
export async function moveProposal(
  queries: Changes,
  proposal: Proposal,
  action: ActionName,
  { person, interaction, reason, at }: Mover,
  set: Partial<Omit<ProposalTable, 'id' | 'state'>> = {},
): Promise<Proposal> {
  const to = stateAfter(proposal.state, action);
  if (to === undefined) throw new NoArrowError(proposal.state, action);
  const { numUpdatedRows } = await queries
    .updateTable('proposal')
    .set({ ...set, state: to, changed_at: at })
    .where('id', '=', proposal.id)
    .where('state', '=', proposal.state)
    .where('revision', '=', proposal.revision)
    .where('digest', '=', proposal.digest)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new MovedOnError(proposal.id);
  const moved: Proposal = { ...proposal, ...set, state: to, changed_at: at };
  await addDecision(queries, {
    at,
    person,
    proposal: proposal.id,
    revision: moved.revision,
    digest: moved.digest,
    action,
    from_state: proposal.state,
    to_state: to,
    reason,
    interaction,
  });
  return moved;
}

/**
 * Sends a change to the desk as the next revision.
 * @param action `send`, or `rebase` where the record has changed under it
 * @throws {NoArrowError} @throws {MovedOnError}
 */
export async function sendRevision(
  queries: Changes,
  proposal: Proposal,
  { content, digest }: WrittenChange,
  mover: Mover,
  action: 'send' | 'rebase' = 'send',
): Promise<Proposal> {
  const { entry, list, change, ...rest } = readChange({ content, digest });
  const number = proposal.revision + 1;
  const base = 'base' in rest ? rest.base : null;
  const sent = await moveProposal(queries, proposal, action, mover, {
    revision: number,
    digest,
    entry,
    list,
    change,
    base,
    taken_by: null,
  });
  await queries
    .insertInto('revision')
    .values({ proposal: proposal.id, number, author: mover.person, content, digest, at: mover.at })
    .execute();
  return sent;
}
