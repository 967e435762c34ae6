import { randomBytes } from 'node:crypto';
import { forgetWatcher } from '../watches/watches.js';
import type { Queries, Store } from './store.js';

/** A person as other rows name them: a random name, which says nothing once the user is forgotten. */
export type PersonId = string;

/** The name of a Discord user in the store; a new one where there is none yet. */
export async function personOf(queries: Queries, discordId: string): Promise<PersonId> {
  const known = await knownPerson(queries, discordId);
  if (known !== undefined) return known;
  const id = randomBytes(6).toString('hex');
  await queries
    .insertInto('person')
    .values({ id, discord_id: discordId })
    .onConflict((conflict) => conflict.column('discord_id').doNothing())
    .execute();
  // Where another process was quicker, its name counts.
  return (await knownPerson(queries, discordId)) ?? id;
}

/** The name of a Discord user in the store, where they have one. */
export async function knownPerson(queries: Queries, discordId: string): Promise<PersonId | undefined> {
  const row = await queries.selectFrom('person').select('id').where('discord_id', '=', discordId).executeTakeFirst();
  return row?.id;
}

/** The Discord user of a name; undefined once the user is forgotten. */
export async function userOf(queries: Queries, person: PersonId): Promise<string | undefined> {
  const row = await queries.selectFrom('person').select('discord_id').where('id', '=', person).executeTakeFirst();
  return row?.discord_id ?? undefined;
}

/**
 * Forgets who a user is. What they did stays in the log, under a name that leads to nobody.
 * @returns whether anything was kept about them
 */
export const forgetUser = (store: Store, discordId: string): Promise<boolean> =>
  store.change(async (queries) => {
    const { numUpdatedRows } = await queries
      .updateTable('person')
      .set({ discord_id: null })
      .where('discord_id', '=', discordId)
      .executeTakeFirst();
    const asked = await queries
      .updateTable('flag_note')
      .set({ ask_back: null })
      .where('ask_back', '=', discordId)
      .executeTakeFirst();
    const hasWatched = await forgetWatcher(queries, discordId);
    return hasWatched || numUpdatedRows + asked.numUpdatedRows > 0n;
  });
