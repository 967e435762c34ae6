import { MAX_WAIT_MS } from './expire.js';
import { userOf } from './store/people.js';
import type { Store } from './store/store.js';

/** A proposer is warned when nothing has happened for this long. */
export const WARNED_AFTER_MS = 11 * 86_400_000;
/** For how long a process has a warning to itself: one that dies leaves it to others then. */
const TAKEN_MS = 300_000;

/** A proposal that will expire soon. */
export interface ExpiryWarning {
  readonly proposal: string;
  /** Its card. */
  readonly channel: string;
  readonly message: string;
  /** The Discord id of its proposer; undefined once they are forgotten. */
  readonly proposer: string | undefined;
  /** When something last happened to it, in milliseconds since 1970. */
  readonly changedAt: number;
  /** When it will expire. */
  readonly expiresAt: number;
}

/**
 * Takes the proposals whose proposers are to be warned now, so that no other process does. Each is warned of once, unless something has
 * happened to it since.
 * @param now milliseconds since 1970
 */
export const takeWarnings = (store: Store, now: number): Promise<ExpiryWarning[]> =>
  store.change(async (queries) => {
    const rows = await queries
      .selectFrom('proposal')
      .select(['id', 'channel', 'message', 'proposer', 'changed_at'])
      .where('state', 'in', ['proposed', 'changes-requested'])
      .where('changed_at', '<', now - WARNED_AFTER_MS)
      .where('changed_at', '>=', now - MAX_WAIT_MS)
      .orderBy('changed_at')
      .execute();
    const taken: ExpiryWarning[] = [];
    for (const { id, channel, message, proposer, changed_at } of rows) {
      if (channel === null || message === null) continue;
      const set = { changed_at, taken_until: now + TAKEN_MS, sent: 0 };
      const { numInsertedOrUpdatedRows = 0n } = await queries
        .insertInto('proposal_warning')
        .values({ proposal: id, ...set })
        .onConflict((conflict) =>
          conflict
            .column('proposal')
            .doUpdateSet(set)
            .where(({ or, and, eb }) =>
              or([
                eb('proposal_warning.changed_at', '!=', changed_at),
                and([eb('proposal_warning.sent', '=', 0), eb('proposal_warning.taken_until', '<=', now)]),
              ]),
            ),
        )
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows === 0n) continue;
      taken.push({
        proposal: id,
        channel,
        message,
        proposer: await userOf(queries, proposer),
        changedAt: changed_at,
        expiresAt: changed_at + MAX_WAIT_MS,
      });
    }
    return taken;
  });

/** Notes that a warning was given, or cannot be. */
export const endWarning = (store: Store, { proposal, changedAt }: ExpiryWarning): Promise<void> =>
  store.change(async (queries) => {
    await queries
      .updateTable('proposal_warning')
      .set({ sent: 1 })
      .where('proposal', '=', proposal)
      .where('changed_at', '=', changedAt)
      .execute();
  });
