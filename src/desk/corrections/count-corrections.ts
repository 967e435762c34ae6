import type { Store } from '../store/store.js';
import type { CorrectionOutcome } from './outbox.js';

/** How many corrections wait, and how those of the last while ended. */
export type CorrectionCounts = Readonly<Record<CorrectionOutcome | 'waiting', number>>;

/** How far back corrections are counted, in milliseconds. */
export const COUNTED_MS = 30 * 86_400_000;

/** @param since milliseconds since 1970 */
export const countCorrections = (store: Store, since: number): Promise<CorrectionCounts> =>
  store.ask(async (queries) => {
    const rows = await queries
      .selectFrom('correction')
      .select(({ fn }) => ['outcome', fn.countAll<number | string>().as('count')])
      .where('changed_at', '>=', since)
      .groupBy('outcome')
      .execute();
    const counts = { waiting: 0, corrected: 0, healed: 0, gone: 0, unreachable: 0, failed: 0 };
    for (const { outcome, count } of rows) counts[(outcome ?? 'waiting') as keyof typeof counts] = Number(count);
    return counts;
  });

/** A channel with answers that the bot cannot correct. */
export interface UnreachedChannel {
  readonly server: string | null;
  readonly channel: string;
  readonly count: number;
}

/** Where answers are that the bot could not correct, the most first. */
export const outOfReach = (store: Store, since: number): Promise<UnreachedChannel[]> =>
  store.ask(async (queries) => {
    const rows = await queries
      .selectFrom('correction')
      .leftJoin('shown_message', 'shown_message.message', 'correction.message')
      .select(({ fn }) => ['shown_message.server', 'correction.channel', fn.countAll<number | string>().as('count')])
      .where('correction.outcome', '=', 'unreachable')
      .where('correction.changed_at', '>=', since)
      .groupBy(['shown_message.server', 'correction.channel'])
      .execute();
    return rows
      .map(({ server, channel, count }) => ({ server, channel, count: Number(count) }))
      .sort((a, b) => b.count - a.count || (a.channel < b.channel ? -1 : 1));
  });
