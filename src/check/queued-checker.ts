import PQueue from 'p-queue';
import type { Checker } from './checker.js';

/** Too many texts wait to be checked: this one is not. */
export class ChecksFull extends Error {
  constructor() {
    super('too many texts wait to be checked');
    this.name = 'ChecksFull';
  }
}

/** So many texts are checked at once; each lets others go on between two quotes. */
const AT_ONCE = 2;
const MOST_WAITING = 64;

/** A line of texts that wait to be checked. */
export interface CheckQueue {
  readonly length: number;
  /** A checker whose texts wait in this line. */
  over(checker: Checker): Checker;
}

/**
 * Makes a line that outlasts the record: a text is checked against the record of the moment it came.
 * @param mostWaiting how many may wait; the next is refused
 */
export function createCheckQueue(mostWaiting = MOST_WAITING): CheckQueue {
  const queue = new PQueue({ concurrency: AT_ONCE });
  return {
    get length() {
      return queue.size;
    },
    over: (checker) => ({
      /** @throws {ChecksFull} when too many wait */
      async check(text) {
        if (queue.size >= mostWaiting) throw new ChecksFull();
        return queue.add(() => checker.check(text));
      },
    }),
  };
}
