import { type Quantity, quantitiesInValue } from '../language/words/quantities.js';

/**
 * The quantity that a figure's value states. Of several separate numbers, all of them: they are no range.
 * @param counted its unit and what is counted, which may belong to it: "71" of "of the 200 bridges"
 */
export function quantityOf(value: string, counted = ''): Quantity | undefined {
  const [first, ...others] = quantitiesInValue(value, counted);
  if (first === undefined || others.length === 0) return first;
  return { ...first, numbers: [first, ...others].flatMap(({ numbers }) => numbers) };
}
