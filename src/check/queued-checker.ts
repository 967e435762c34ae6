import PQueue from 'p-queue';
import type { Checker } from './checker.js';

/** The queue is full: the text is not checked. */
export class CheckQueueFullError extends Error {
  constructor() {
    super('too many texts are waiting to be checked');
    this.name = 'CheckQueueFullError';
  }
}

/** There is one thread for checking; the main thread checks one text at a time as well, so that no user can fill it. */
const MAX_CONCURRENT_CHECKS = 1;
const MAX_WAITING_CHECKS = 64;

export interface CheckQueue {
  /** How many texts are waiting. */
  readonly length: number;
  /** A checker whose texts wait in this queue. */
  queued(checker: Checker): Checker;
}

/** Makes a queue that outlives the record: a text is checked against the record that was current when it came. */
export function createCheckQueue(maxWaiting = MAX_WAITING_CHECKS): CheckQueue {
  const queue = new PQueue({ concurrency: MAX_CONCURRENT_CHECKS });
  return {
    get length() {
      return queue.size;
    },
    queued: (checker) => ({
      /** @throws {CheckQueueFullError} when too many wait */
      async check(text, signal) {
        if (queue.size >= maxWaiting) throw new CheckQueueFullError();
        return queue.add(() => {
          // Its turn may come after its deadline.
          signal?.throwIfAborted();
          return checker.check(text, signal);
        });
      },
    }),
  };
}
