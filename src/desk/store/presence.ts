import { randomBytes } from 'node:crypto';
import type { Store } from './store.js';
import { StoreAwayError } from './store-errors.js';

/** A process that has said nothing for this long is taken to have ended. */
export const PRESENCE_MS = 120_000;

/** A process that has the store open. */
export interface Presence {
  /** Says that the process is still there: to be called more often than every two minutes. */
  renew(now: number): Promise<void>;
  /** Says that it ends. */
  end(): Promise<void>;
}

/**
 * Says that a process of a host has the store open. A file that hosts share over a network loses what they write, whatever it is locked by:
 * the second host is refused.
 * @param host the name of this machine
 * @param now in milliseconds
 * @throws {StoreAwayError} when another host has the same file open, or the store cannot be used now
 */
export async function enter(store: Store, host: string, now: number): Promise<Presence> {
  const id = randomBytes(8).toString('hex');
  await store.change(async (queries) => {
    await queries
      .deleteFrom('process')
      .where('seen_at', '<', now - PRESENCE_MS)
      .execute();
    const other = await queries.selectFrom('process').select('host').where('host', '!=', host).executeTakeFirst();
    if (other !== undefined && store.kind === 'file')
      throw new StoreAwayError(
        `another host (${other.host}) has the desk's file open: set DESK_DB to postgres://… where several hosts answer, or try again two minutes after the other one ended`,
      );
    await queries.insertInto('process').values({ id, host, seen_at: now }).execute();
  });
  return {
    renew: (seenAt) =>
      store.change(async (queries) => {
        await queries
          .insertInto('process')
          .values({ id, host, seen_at: seenAt })
          .onConflict((conflict) => conflict.column('id').doUpdateSet({ seen_at: seenAt }))
          .execute();
      }),
    end: () =>
      store.change(async (queries) => {
        await queries.deleteFrom('process').where('id', '=', id).execute();
      }),
  };
}
