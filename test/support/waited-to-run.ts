import { readFileSync } from 'node:fs';

/**
 * How long the main threads of some processes were ready to run and had no processor, in milliseconds: time that other programs took, and
 * that no bot can make up for. 0 where the system does not count it.
 * @param pids the processes
 */
export function waitedToRun(...pids: readonly (number | undefined)[]): number {
  return pids.reduce<number>((sum, pid) => sum + waitOf(pid), 0);
}

function waitOf(pid: number | undefined): number {
  if (pid === undefined) return 0;
  try {
    // The second number is the time in the queue of a processor, in nanoseconds.
    const [, waited = '0'] = readFileSync(`/proc/${pid}/schedstat`, 'latin1').split(' ');
    return Number(waited) / 1e6;
  } catch {
    return 0;
  }
}
