import type { PersonId } from '../store/people.js';
import { newId } from '../store/proposals.js';
import type { Queries } from '../store/store.js';

/** For how long drafts wait to be looked through. */
export const DRAFTED_KEPT_MS = 7 * 86_400_000;

/** What was drafted from one text, as it was handed in. */
export interface Drafted<Candidate> {
  readonly id: string;
  /** Of the file, or the id of the source. */
  readonly name: string;
  readonly candidates: readonly Candidate[];
}

/** Keeps what was drafted for somebody, and lets go of what is old. */
export async function keepDrafted<Candidate>(
  queries: Queries,
  { name, candidates }: Omit<Drafted<Candidate>, 'id'>,
  { person, at }: { readonly person: PersonId; readonly at: number },
): Promise<Drafted<Candidate>> {
  await forgetDrafted(queries, at);
  const id = newId();
  await queries
    .insertInto('drafted')
    .values({ id, person, name, candidates: JSON.stringify(candidates), at })
    .execute();
  return { id, name, candidates };
}

/** @returns undefined where it is not kept, or was drafted for somebody else */
export async function draftedFor<Candidate>(
  queries: Queries,
  { id, person }: { readonly id: string; readonly person: PersonId },
): Promise<Drafted<Candidate> | undefined> {
  const row = await queries
    .selectFrom('drafted')
    .selectAll()
    .where('id', '=', id)
    .where('person', '=', person)
    .executeTakeFirst();
  return row && { id, name: row.name, candidates: JSON.parse(row.candidates) as Candidate[] };
}

/** Lets go of what was drafted long ago. */
export async function forgetDrafted(queries: Queries, now: number): Promise<void> {
  await queries
    .deleteFrom('drafted')
    .where('at', '<', now - DRAFTED_KEPT_MS)
    .execute();
}
