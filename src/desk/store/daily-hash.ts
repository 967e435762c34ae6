import { createHash, randomBytes } from 'node:crypto';
import type { Queries } from './store.js';

const SALT = 'miss-salt';
const HASH_CHARS = 16;

/**
 * A name for a user that holds until the day (UTC) is over, so that people can be counted without being known. With the salt of the day
 * before, everything goes that was hashed with it.
 * @param now milliseconds since 1970
 */
export async function hashOfToday(queries: Queries, user: string, now: number): Promise<string> {
  const salt = await saltOf(queries, new Date(now).toISOString().slice(0, 10));
  return createHash('sha256').update(`${salt} ${user}`).digest('hex').slice(0, HASH_CHARS);
}

async function saltOf(queries: Queries, day: string): Promise<string> {
  const before = await kept(queries);
  if (before?.day === day) return before.salt;
  const value = JSON.stringify({ day, salt: randomBytes(16).toString('hex') });
  // Of several that begin the day at the same time, one makes its salt.
  const { numInsertedOrUpdatedRows = 0n } = await queries
    .insertInto('setting')
    .values({ name: SALT, value })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ value })
        .where('setting.value', '=', before?.value ?? ''),
    )
    .executeTakeFirst();
  if (Number(numInsertedOrUpdatedRows) > 0) {
    await queries.deleteFrom('miss_asker').execute();
    await queries.deleteFrom('flag_sender').execute();
  }
  const now = await kept(queries);
  if (now === undefined) throw new Error('the salt of the day was not kept');
  return now.salt;
}

async function kept(queries: Queries) {
  const row = await queries.selectFrom('setting').select('value').where('name', '=', SALT).executeTakeFirst();
  if (row === undefined) return undefined;
  return { ...(JSON.parse(row.value) as { readonly day: string; readonly salt: string }), value: row.value };
}
