import { type Direction, directionNamed } from '../language/words/directions.js';
import type { Quantity } from '../language/words/quantities.js';
import type { FigureLookup, FiledFigure } from './figure-lookup.js';

/** A pasted number with its clause. */
interface PastedAmount {
  readonly quantity: Quantity;
  readonly clause: string;
}

/** A number with another sign, unit or direction is another number; one without its unit is not the one on file, whose unit is part of it. */
export function isSameAmount(pasted: PastedAmount, filed: FiledFigure): boolean {
  const { negative, negated, form, unit } = pasted.quantity;
  const { quantity, units, direction } = filed;
  if (negative !== quantity.negative || negated !== quantity.negated || form !== quantity.form) return false;
  const own = directionOf(pasted, filed);
  if (own !== undefined && direction !== undefined && own !== direction) return false;
  return unit === undefined ? quantity.unit === undefined : units.has(unit) || unit === quantity.unit;
}

/** Which way a pasted number goes: by the words beside it, or, where the one on file goes a way, by those of its clause. */
const directionOf = ({ quantity, clause }: PastedAmount, { direction }: FiledFigure): Direction | undefined =>
  quantity.direction ?? (direction === undefined ? undefined : directionNamed(clause));

/** "Lost 192 of its people" is a count of people; "gained 12 seats" is not a count of seats, and a loss not an amount. */
export function goesSameWay(pasted: PastedAmount, filed: FiledFigure): boolean {
  const own = directionOf(pasted, filed);
  return own === filed.direction || (filed.direction === undefined && filed.counts === 'people' && own === 'down');
}

/** Whether a number is given as exactly as the one on file. */
export function hasSameQualifier(pasted: Quantity, filed: Quantity): boolean {
  const isSpan = filed.qualifier === 'range' || filed.qualifier === 'change';
  return (
    filed.numbers.length === pasted.numbers.length &&
    filed.numbers.every((number, at) => number === pasted.numbers[at]) &&
    (pasted.qualifier === filed.qualifier ||
      (isSpan && (pasted.qualifier === 'range' || pasted.qualifier === 'change')))
  );
}

/** "Rose from 31 to 38" is one figure where it is on file as one, and else two. */
export function endsApart(quantity: Quantity, lookup: FigureLookup): readonly Quantity[] {
  if (quantity.qualifier !== 'change') return [quantity];
  const isFiled = lookup
    .withNumber(quantity)
    .some(({ quantity: filed }) => filed.numbers.length === 2 && hasSameQualifier(quantity, filed));
  if (isFiled) return [quantity];
  const { direction: _, ...rest } = quantity;
  return quantity.numbers.map((number) => ({ ...rest, numbers: [number], qualifier: 'stated' as const }));
}
