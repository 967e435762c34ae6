import { describe, expect, it } from 'vitest';
import { retry } from '../../../src/bot/delivery/retry.js';

/** A request that fails a number of times, on a clock that moves only while it waits. */
function failing(times: number, { random = 0.5, maxMs = 2_500, isTransient = (): boolean => true } = {}) {
  const pauses: number[] = [];
  let now = 0;
  let attempts = 0;
  const outcome = retry(
    async () => {
      attempts += 1;
      if (attempts <= times) throw new Error(`attempt ${attempts}`);
      return 'sent';
    },
    {
      isTransient,
      maxMs,
      now: () => now,
      random: () => random,
      wait: async (milliseconds) => {
        pauses.push(Math.round(milliseconds));
        now += milliseconds;
      },
    },
  );
  return { outcome, pauses };
}

describe('a request that fails', () => {
  it('is repeated after longer and longer pauses', async () => {
    const { outcome, pauses } = failing(5);
    expect(await outcome).toBe('sent');
    expect(pauses).toEqual([100, 300, 700, 700, 700]);
  });

  it('is given up when the next attempt would come after the deadline', async () => {
    const { outcome, pauses } = failing(100);
    await expect(outcome).rejects.toThrow('attempt 6');
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeLessThanOrEqual(2_500);
  });

  it.each([
    [0, 75],
    [1, 125],
  ])('does not come back together with others: %d', async (random, first) => {
    const { outcome, pauses } = failing(1, { random });
    await outcome;
    expect(pauses).toEqual([first]);
  });

  it('is not repeated where the failure will not pass', async () => {
    const { outcome, pauses } = failing(1, { isTransient: () => false });
    await expect(outcome).rejects.toThrow('attempt 1');
    expect(pauses).toEqual([]);
  });
});
