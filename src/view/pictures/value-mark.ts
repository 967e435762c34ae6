import type { Quantity } from '../../language/words/quantities.js';
import { MARGIN } from './layout.js';
import type { Scale } from './scale.js';
import { colourOf, filledPath, markerShape, round, strokedPath } from './svg.js';

export const isOpenUpwards = ({ qualifier }: Quantity): boolean => qualifier === 'more' || qualifier === 'at least';
export const isOpenDownwards = ({ qualifier }: Quantity): boolean => qualifier === 'fewer' || qualifier === 'at most';
export const isApproximate = ({ qualifier }: Quantity): boolean => qualifier === 'about' || qualifier === 'nearly';

interface Axis {
  readonly left: number;
  readonly right: number;
  readonly at: Scale;
}

/** The mark of a value on a horizontal axis. A range has two ends and nothing between them but the bar. */
export function valueMark(quantity: Quantity, row: number, y: number, { left, right, at }: Axis): string[] {
  const colour = colourOf(row);
  const [value = 0, other] = quantity.numbers;
  const x = at(value);
  if (quantity.qualifier === 'range' && other !== undefined) {
    const [low, high] = [Math.min(value, other), Math.max(value, other)].map(at) as [number, number];
    return [
      strokedPath(`M${low} ${y}H${high}`, colour, 4),
      ...[low, high].map((end) => strokedPath(`M${end} ${y - 7}V${y + 7}`, colour, 4)),
    ];
  }
  if (isOpenUpwards(quantity))
    return [
      strokedPath(`M${x} ${y}H${right - 9}`, colour, 4),
      filledPath(`M${right - 11} ${y - 7}L${right} ${y}L${right - 11} ${y + 7}Z`, colour),
      markerShape(row, x, y, true),
    ];
  if (isOpenDownwards(quantity))
    return [
      strokedPath(`M${left + 9} ${y}H${x}`, colour, 4),
      filledPath(`M${left + 11} ${y - 7}L${left} ${y}L${left + 11} ${y + 7}Z`, colour),
      markerShape(row, x, y, true),
    ];
  if (isApproximate(quantity))
    return [
      strokedPath(
        `M${Math.max(MARGIN / 2, round(x - 18))} ${y}H${round(x + 18)}`,
        colour,
        4,
        ' stroke-dasharray="3 4"',
      ),
      markerShape(row, x, y, false),
    ];
  return [markerShape(row, x, y, false)];
}
