import type { Quantity } from '../../language/words/quantities.js';
import type { Scale } from './scale.js';
import { filledPath, MARK_COLOUR, MARK_RADIUS, markerShape, round, strokedPath } from './svg.js';

export const isOpenUpwards = ({ qualifier }: Quantity): boolean => qualifier === 'more' || qualifier === 'at least';
export const isOpenDownwards = ({ qualifier }: Quantity): boolean => qualifier === 'fewer' || qualifier === 'at most';
export const isApproximate = ({ qualifier }: Quantity): boolean => qualifier === 'about' || qualifier === 'nearly';

/** From the mark of an open-ended number to the tip of its arrow: a direction, no length. */
const ARROW_LENGTH = 26;
const ARROW_HEAD = 10;

/** A value drawn on a horizontal axis. */
export interface ValueMark {
  readonly elements: readonly string[];
  /** Where it begins and ends. */
  readonly from: number;
  readonly to: number;
}

/** The mark of a value on a horizontal axis. A range has two ends and nothing between them but the bar; "about" has no width. */
export function valueMark(quantity: Quantity, y: number, at: Scale): ValueMark {
  const [value = 0, other] = quantity.numbers;
  const x = round(at(value));
  if (quantity.qualifier === 'range' && other !== undefined) {
    const [low, high] = [Math.min(value, other), Math.max(value, other)].map((end) => round(at(end))) as [
      number,
      number,
    ];
    const ends = [low, high].map((end) => strokedPath(`M${end} ${y - 7}V${y + 7}`, MARK_COLOUR, 4));
    return { elements: [strokedPath(`M${low} ${y}H${high}`, MARK_COLOUR, 4), ...ends], from: low, to: high };
  }
  const [from, to] = [x - MARK_RADIUS, x + MARK_RADIUS];
  if (isOpenUpwards(quantity))
    return { elements: [...arrow(x, y, 1), markerShape(x, y, 'open')], from, to: x + ARROW_LENGTH };
  if (isOpenDownwards(quantity))
    return { elements: [...arrow(x, y, -1), markerShape(x, y, 'open')], from: x - ARROW_LENGTH, to };
  return { elements: [markerShape(x, y, isApproximate(quantity) ? 'about' : 'stated')], from, to };
}

function arrow(x: number, y: number, direction: 1 | -1): string[] {
  const [neck, tip] = [ARROW_LENGTH - ARROW_HEAD, ARROW_LENGTH].map((length) => round(x + direction * length));
  return [
    strokedPath(`M${x} ${y}H${neck}`, MARK_COLOUR, 3),
    filledPath(`M${neck} ${y - 6}L${tip} ${y}L${neck} ${y + 6}Z`, MARK_COLOUR),
  ];
}
