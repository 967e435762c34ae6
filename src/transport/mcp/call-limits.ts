import PQueue from 'p-queue';
import { withDeadline } from '../../bot/delivery/with-deadline.js';

/** What calls may take. One process shares one of these among all who ask. */
export interface CallLimits {
  /**
   * Runs a call in its turn.
   * @param cancelled aborted when the caller no longer waits
   * @throws {TooBusyError} when too many wait, or it takes too long
   */
  run<T>(call: (signal: AbortSignal) => Promise<T>, cancelled: AbortSignal): Promise<T>;
}

/** There is no time, now, for another answer. */
export class TooBusyError extends Error {
  constructor() {
    super('too many calls, or one that takes too long');
    this.name = 'TooBusyError';
  }
}

export interface CallLimitOptions {
  readonly maxConcurrent?: number;
  readonly maxWaiting?: number;
  readonly maxCallMs?: number;
}

/** An assistant asks a few things at once; a search is over before the next begins, so more would gain nothing. */
const MAX_CONCURRENT = 4;
const MAX_WAITING = 64;
/** The time from its turn on. The slowest answer, a full text to check, is given up by itself after less. */
const MAX_CALL_MS = 5_000;

/** Makes the limits of one process. */
export function createCallLimits(options: CallLimitOptions = {}): CallLimits {
  const { maxConcurrent = MAX_CONCURRENT, maxWaiting = MAX_WAITING, maxCallMs = MAX_CALL_MS } = options;
  const queue = new PQueue({ concurrency: maxConcurrent });
  return {
    async run(call, cancelled) {
      if (queue.size >= maxWaiting) throw new TooBusyError();
      return queue.add(async () => {
        cancelled.throwIfAborted();
        const late = new AbortController();
        const running = call(AbortSignal.any([late.signal, cancelled])).then((value) => ({ value }));
        const done = await withDeadline(maxCallMs, running);
        if (done !== undefined) return done.value;
        late.abort(new TooBusyError());
        // It ends by itself; nobody waits for what becomes of it.
        running.catch(() => {});
        throw new TooBusyError();
      });
    },
  };
}
