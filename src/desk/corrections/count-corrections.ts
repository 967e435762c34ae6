import type { Store } from '../store/store.js';
import type { CorrectionOutcome } from './outbox.js';

/** How many corrections wait, and how those of the last while ended. */
export type CorrectionCounts = Readonly<Record<CorrectionOutcome | 'waiting', number>>;

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
