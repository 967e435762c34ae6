import { daysIn } from '../language/words/days.js';
import type { Quantity } from '../language/words/quantities.js';
import type { FiledFigure } from './figure-lookup.js';

/** A figure of the day that a text names is nearer than one a little nearer by its number. In doublings. */
const DAY_APART = 1;
const MAX_APART = 20;

/**
 * The figures on file nearest to a pasted number: by the number, on a scale on which twice as many is as far as half, and by the day that its
 * sentence names.
 */
export function nearestTo(
  { quantity, sentence }: { readonly quantity: Quantity; readonly sentence: string },
  all: readonly FiledFigure[],
  max: number,
): FiledFigure[] {
  const own = quantity.numbers[0] ?? 0;
  const days = daysIn(sentence).map(({ from: { year, month, day } }) => ({
    year,
    rest: [month, day].map((part) => String(part ?? 0).padStart(2, '0')).join('-'),
  }));
  const isOnDay = (iso: string): boolean => days.some(({ year, rest }) => iso === `${year ?? iso.slice(0, 4)}-${rest}`);
  return all
    .map((filed) => {
      const other = filed.quantity.numbers[0] ?? 0;
      const apart = own > 0 && other > 0 ? Math.abs(Math.log2(own / other)) : MAX_APART;
      return { filed, distance: Math.min(apart, MAX_APART) + (isOnDay(filed.figure.asOf.iso) ? 0 : DAY_APART) };
    })
    .sort((a, b) => a.distance - b.distance)
    .slice(0, max)
    .map(({ filed }) => filed);
}
