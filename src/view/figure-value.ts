import { type Quantity, quantitiesInValue } from '../language/words/quantities.js';
import type { Figure } from '../record/statement.js';

/**
 * The quantity that a figure's value states. Of several separate numbers, all of them: they are no range.
 * @param counted its unit and what is counted, which may belong to it: "71" of "of the 200 bridges"
 */
export function quantityOf(value: string, counted = ''): Quantity | undefined {
  const [first, ...others] = quantitiesInValue(value, counted);
  if (first === undefined || others.length === 0) return first;
  return { ...first, numbers: [first, ...others].flatMap(({ numbers }) => numbers) };
}

/** The quantity of a figure with what its unit and population add; a unit that they give may be left out by those who quote it. */
export function quantityIn({
  value,
  unit = '',
  population = '',
}: Pick<Figure, 'value' | 'unit' | 'population'>): Quantity | undefined {
  const whole = quantityOf(value, `${unit} ${population}`.trim());
  if (whole === undefined) return undefined;
  const { unit: _, ...rest } = whole;
  const own = quantityOf(value)?.unit;
  return own === undefined ? rest : { ...rest, unit: own };
}

/** By what figures that state a quantity are found: its numbers; its phrase where it has none. */
export const keysOf = ({ numbers, phrase }: Quantity): (number | string)[] =>
  phrase === undefined ? [...new Set(numbers)] : [phrase];
