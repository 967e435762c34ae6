import { FULL } from '../embedded/posting.js';

/** What scores are multiples of: sums of these stay exact in single precision up to 4,096, in whatever order they are added. */
export const SCORE_UNIT = 1 / 4_096;

/**
 * What a part of a query adds to the score of a document, so rounded that every index has the very same sums.
 * @param weight the weight of the part
 * @param held the weight of the field that holds it, 1 to 255
 */
export const exactShare = (weight: number, held: number = FULL): number =>
  Math.round((weight * held) / FULL / SCORE_UNIT) * SCORE_UNIT;
