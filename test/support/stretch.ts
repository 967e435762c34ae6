import { readFileSync } from 'node:fs';

/**
 * How long JavaScript ran without letting anything else run. Counted in CPU time of this thread: other processes hardly change it, and what
 * threads of the collector, the compiler or a worker do meanwhile holds nobody up.
 */

const SCHEDULER_COUNTS = '/proc/thread-self/schedstat';

/** CPU time that this thread has used, in microseconds; of the whole process where the system does not count by thread. */
export function cpuTime(): number {
  try {
    // The first number is the time on a processor in nanoseconds.
    return Number.parseInt(readFileSync(SCHEDULER_COUNTS, 'latin1'), 10) / 1_000;
  } catch {
    const { user, system } = process.cpuUsage();
    return user + system;
  }
}

/** The longest stretch of work without a turn of the event loop, in microseconds of CPU time. */
export async function longestStretch(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let done = false;
  let before = cpuTime();
  const look = (): void => {
    longest = Math.max(longest, cpuTime() - before);
    before = cpuTime();
    if (!done) setImmediate(look);
  };
  setImmediate(look);
  await work();
  done = true;
  look();
  return longest;
}

/** The work of a fixed piece of sorting, in microseconds: what other work is compared with, so that neither machine nor load counts. */
export function referenceWork(): number {
  const before = cpuTime();
  let seed = 1;
  const numbers = Array.from({ length: 40_000 }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return String(seed);
  });
  numbers.sort();
  return cpuTime() - before;
}

/** The middle one of an odd number of measurements. */
export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
