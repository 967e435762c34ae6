/** How long JavaScript ran without letting anything else run. Counted in CPU time, which other processes hardly change. */

/** CPU time of this process since then, in microseconds. */
export const cpuSince = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before);
  return user + system;
};

/** The longest stretch of work without a turn of the event loop, in microseconds of CPU time. */
export async function longestStretch(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let done = false;
  let before = process.cpuUsage();
  const look = (): void => {
    longest = Math.max(longest, cpuSince(before));
    before = process.cpuUsage();
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
  const before = process.cpuUsage();
  let seed = 1;
  const numbers = Array.from({ length: 40_000 }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return String(seed);
  });
  numbers.sort();
  return cpuSince(before);
}

/** The middle one of an odd number of measurements. */
export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
