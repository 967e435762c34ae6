import { createHash } from 'node:crypto';
import type { Queries, Store } from '../store/store.js';
import type { EntryChange } from './entry-changes.js';

/** Discord takes 25 characters. */
const nonceOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join(' ')).digest('hex').slice(0, 24);

/** What a channel is to be told of, in reply to which message. */
export interface Telling {
  readonly channel: string;
  readonly message: string;
  readonly tell: readonly EntryChange[];
  readonly now: number;
}

/** Notes what a channel is to be told, where it has not been told already. */
export async function addNotices(queries: Queries, { channel, message, tell, now }: Telling): Promise<void> {
  for (const { id, digest } of tell)
    await queries
      .insertInto('correction_notice')
      .values({ channel, entry: id, digest, message, nonce: nonceOf(channel, id, digest), outcome: null, at: now })
      .onConflict((conflict) => conflict.columns(['channel', 'entry', 'digest']).doNothing())
      .execute();
}

/** Something that a channel has yet to be told. */
export interface PendingNotice {
  readonly entry: string;
  readonly digest: string;
  readonly nonce: string;
}

/** What the channel of a message has yet to be told in reply to it. */
export const pendingNotices = (store: Store, message: string): Promise<PendingNotice[]> =>
  store.ask((queries) =>
    queries
      .selectFrom('correction_notice')
      .select(['entry', 'digest', 'nonce'])
      .where('message', '=', message)
      .where('outcome', 'is', null)
      .orderBy('entry')
      .execute(),
  );

/** Notes that a channel was told, or cannot be. */
export const endNotice = (store: Store, message: string, nonces: readonly string[], outcome: 'sent' | 'refused') =>
  store.change(async (queries) => {
    await queries
      .updateTable('correction_notice')
      .set({ outcome })
      .where('message', '=', message)
      .where('nonce', 'in', nonces)
      .execute();
  });
