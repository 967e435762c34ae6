import type { AnswerRegister } from '../../bot/delivery/public-answer.js';
import { retry } from '../../bot/delivery/retry.js';
import { withDeadline } from '../../bot/delivery/with-deadline.js';
import { register, shownAnswer } from '../../desk/shown/register.js';
import { type ShownAnswer, shownEntries } from '../../desk/shown/shown-answer.js';
import type { Store } from '../../desk/store/store.js';
import { StoreAwayError } from '../../desk/store/store-errors.js';
import type { Logger } from '../../log.js';
import type { VerbatimRecord } from '../../record/record.js';

/** A button is answered without knowing what its message shows rather than late. */
const MAX_LOOKUP_MS = 500;
/** How long a store that is away may keep an answer waiting to be noted, and how many may wait. */
const MAX_RETRY_MS = 30_000;
const MAX_WAITING = 5_000;

export interface RegisterOptions {
  readonly store: Store;
  record(): VerbatimRecord;
  now(): number;
  /** Called when an answer was noted that shows an earlier version of the record. */
  onOutdated(): void;
}

/**
 * Notes what public answers show, one after the other: many are given at the same time, and none of them should be lost because the store
 * is busy or away for a moment.
 */
export function createAnswerRegister({ store, record, now, onOutdated }: RegisterOptions): AnswerRegister {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    if (waiting >= MAX_WAITING) return Promise.reject(new Error(`${waiting} answers wait to be noted already`));
    waiting += 1;
    const done = last
      .then(() => retry(work, { maxMs: MAX_RETRY_MS, isTransient: (error) => error instanceof StoreAwayError }))
      .finally(() => {
        waiting -= 1;
      });
    last = done.catch(() => {});
    return done;
  };
  return {
    async note(place, { asked, entries }, locale) {
      if (asked === undefined) return;
      const { version, ...question } = asked;
      const current = record();
      const answer = {
        place,
        question: { ...question, locale },
        version,
        entries: shownEntries(entries, version, current),
        postedAt: now(),
      };
      await inTurn(() => register(store, answer));
      if (version !== record().version) onOutdated();
    },
  };
}

/** Looks up what a message shows; undefined also where the store does not say so in time. */
export const createLookup =
  (store: Store, log: Logger) =>
  async (message: string): Promise<ShownAnswer | undefined> => {
    const looking = store
      .ask((queries) => shownAnswer(queries, message))
      .catch((error: unknown) => {
        log.warn({ error: String(error) }, 'what a message shows cannot be looked up now');
        return undefined;
      });
    return withDeadline(MAX_LOOKUP_MS, looking);
  };
