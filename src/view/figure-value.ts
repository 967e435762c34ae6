import { type Quantity, quantitiesIn } from '../language/words/quantities.js';

/** The quantity that a figure's value states; of several numbers, as in "at least 20 and possibly up to 100", their range. */
export function quantityOf(value: string): Quantity | undefined {
  const [first, ...others] = quantitiesIn(value);
  if (first === undefined || others.length === 0) return first;
  return { ...first, numbers: [first, ...others].flatMap(({ numbers }) => numbers), qualifier: 'range' };
}
