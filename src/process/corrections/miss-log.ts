import type { MissLog } from '../../bot/delivery/handle-interaction.js';
import { noteMiss } from '../../desk/misses/misses.js';
import type { Store } from '../../desk/store/store.js';
import type { Logger } from '../../log.js';

/** How many may wait to be counted: a store that is away must not fill the memory. */
const MAX_WAITING = 1_000;

/** Counts what the record did not answer, one after the other. What cannot be counted is left out, and answers go on. */
export function createMissLog(store: Store, log: Logger, now: () => number = Date.now): MissLog {
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();
  return {
    note(missed, asker) {
      if (waiting >= MAX_WAITING) return;
      waiting += 1;
      last = last
        .then(() => noteMiss(store, missed, asker, now()))
        .catch((error: unknown) =>
          log.warn({ error: String(error) }, 'a question that was not answered could not be counted'),
        )
        .finally(() => {
          waiting -= 1;
        });
    },
    settled: () => last,
  };
}
