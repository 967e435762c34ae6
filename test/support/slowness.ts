import { availableParallelism, loadavg } from 'node:os';

/** How long one sample takes on an idle machine with two cores of 2023, in milliseconds. */
const IDLE_SAMPLE_MS = 70;
const SAMPLES = 5;
const MAX_SLOWNESS = 20;

/**
 * How many times slower than an idle machine this one is now: what a piece of arithmetic takes, or how many processes want each core,
 * whichever is worse. `TEST_SLOWNESS` sets it.
 */
export function measureSlowness(): number {
  const given = Number(process.env.TEST_SLOWNESS ?? '');
  if (given > 0) return given;
  const slowest = Math.max(...Array.from({ length: SAMPLES }, sample)) / IDLE_SAMPLE_MS;
  const waiting = (loadavg()[0] ?? 0) / availableParallelism();
  return Math.min(MAX_SLOWNESS, Math.max(1, slowest, waiting));
}

function sample(): number {
  const started = performance.now();
  let sum = 0;
  for (let index = 0; index < 30_000_000; index += 1) sum = (sum * 31 + index) | 0;
  // The result is used, so that the loop is not optimized away.
  return performance.now() - started + (sum === 0.5 ? 1 : 0);
}
