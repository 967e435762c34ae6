import { SCORE_UNIT } from '../../search/index/exact-share.js';
import { RANK } from '../../search/weights.js';

/** Steps of hits are shares of the best score, rounded; where nothing matches, all are on the highest. */
export const stepOf = (score: number, best: number): number =>
  best > 0 ? Math.round((score / best) * RANK.steps) : RANK.steps;

/** The least score on a step or above it; scores are multiples of `SCORE_UNIT`. */
export function leastScoreOf(step: number, best: number): number {
  let units = Math.max(0, Math.ceil(((step - 0.5) / RANK.steps) * (best / SCORE_UNIT)) - 1);
  while (stepOf(units * SCORE_UNIT, best) < step) units += 1;
  return units * SCORE_UNIT;
}

/** Where a document is in the order of its index. */
interface Placed {
  readonly order: readonly number[];
}

/** Documents by falling step, of one step in the order of the index. */
export const byStep = <T extends Placed>(documents: readonly T[], step: (document: T) => number): T[] =>
  [...documents].sort((a, b) => step(b) - step(a) || inOrder(a, b));

function inOrder({ order: a }: Placed, { order: b }: Placed): number {
  const [day, words, place] = [0, 1, 2].map((at) => (a[at] ?? 0) - (b[at] ?? 0));
  return -(day ?? 0) || -(words ?? 0) || (place ?? 0);
}
