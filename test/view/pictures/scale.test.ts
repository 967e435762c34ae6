import { describe, expect, it } from 'vitest';
import { linearScale, wholeTicks } from '../../../src/view/pictures/scale.js';

describe('a scale', () => {
  it('places values between the ends of a line', () => {
    const scale = linearScale([10, 20], [100, 300]);
    expect([10, 12.5, 20].map(scale)).toEqual([100, 150, 300]);
  });

  // The values of d3-scale, which this code replaces, for four ticks.
  it.each([
    [1, [0, 1]],
    [2.1, [0, 1, 2]],
    [6.9, [0, 2, 4, 6]],
    [31.5, [0, 10, 20, 30]],
    [57, [0, 20, 40]],
    [240, [0, 50, 100, 150, 200]],
    [1_008, [0, 200, 400, 600, 800, 1_000]],
    [7_035, [0, 2_000, 4_000, 6_000]],
    [1_575_000, [0, 500_000, 1_000_000, 1_500_000]],
  ])('has round ticks up to %d', (limit, ticks) => {
    expect(wholeTicks(limit)).toEqual(ticks);
  });
});
