import type { Store } from './store/store.js';
import { waitingProposals } from './waiting.js';

/** What the desk has before it: how much of each. */
export interface DeskItems {
  /** Proposals that are not at their end. */
  readonly waiting: number;
  /** Questions that are not on file and that nobody has set aside. */
  readonly misses: number;
  /** Reasons that readers gave for versions of entries. */
  readonly flags: number;
  readonly watches: number;
  /** Changes that those who watch have yet to be told. */
  readonly news: number;
}

/** Counts what the desk has before it. @throws {StoreAwayError} */
export async function countItems(store: Store): Promise<DeskItems> {
  const counted = (table: 'flag' | 'watch' | 'watch_news'): Promise<number> =>
    store.ask(async (queries) => {
      const { count } = await queries
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number | string>().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    });
  const { misses } = await store.ask((queries) =>
    queries
      .selectFrom('miss')
      .select(({ fn }) => fn.countAll<number | string>().as('misses'))
      .where('set_aside_at', 'is', null)
      .executeTakeFirstOrThrow(),
  );
  return {
    waiting: (await waitingProposals(store)).length,
    misses: Number(misses),
    flags: await counted('flag'),
    watches: await counted('watch'),
    news: await counted('watch_news'),
  };
}
