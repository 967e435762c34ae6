import { drawableText, type FontMetrics, widthOf } from './font-metrics.js';
import { MARGIN, MIN_FONT_SIZE, WIDTH } from './layout.js';
import type { Scale } from './scale.js';
import type { Step } from './series-steps.js';
import { isApproximate, isOpenUpwards } from './value-mark.js';

const STYLE = { size: MIN_FONT_SIZE, bold: true };
const LINE_HEIGHT = 13;
/** Half the width of a mark, with a little air. */
const MARK_REACH = 9;

/** The words of a value, above its mark. */
export interface Label {
  readonly words: string;
  readonly x: number;
  readonly middle: number;
  readonly width: number;
  /** Base line. */
  readonly y: number;
  /** The upper end of the mark. */
  readonly markTop: number;
}

interface Box {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly bottom: number;
}

const overlap = (a: Box, b: Box): boolean => a.from < b.to && b.from < a.to && a.top < b.bottom && b.top < a.bottom;

interface Places {
  /** The left end of the plot. */
  readonly left: number;
  readonly across: Scale;
  readonly up: Scale;
}

/**
 * Places the words of every step above its mark, and higher where they would cover another mark or other words.
 * @returns undefined where the words of a step are wider than the picture
 */
export function placeLabels(
  steps: readonly Step[],
  { left, across, up }: Places,
  font: FontMetrics,
): Label[] | undefined {
  const marks = steps.map((step): Box => {
    const x = across(step.day);
    const values = step.quantity.numbers.map(up);
    return {
      from: x - MARK_REACH,
      to: x + MARK_REACH,
      top: markTop(step, up),
      bottom: Math.max(...values) + MARK_REACH,
    };
  });
  const taken: Box[] = [...marks];
  const labels: Label[] = [];
  for (const step of steps) {
    const words = drawableText(font, step.figure.value);
    const width = widthOf(font, words, STYLE);
    if (width > WIDTH - MARGIN - left) return undefined;
    const x = across(step.day);
    const middle = Math.min(Math.max(x, left - 6 + width / 2), WIDTH - MARGIN - width / 2);
    const boxAt = (y: number): Box => ({
      from: middle - width / 2 - 4,
      to: middle + width / 2 + 4,
      top: y - 10,
      bottom: y + 3,
    });
    let y = markTop(step, up) - 6;
    // Each try is higher than the one before, so that the words end above everything at the latest.
    while (taken.some((one) => overlap(boxAt(y), one))) y -= LINE_HEIGHT;
    taken.push(boxAt(y));
    labels.push({ words, x, middle, width, y, markTop: markTop(step, up) });
  }
  return labels;
}

/** The upper end of a step's mark: of its arrow, its dashes, its bar or its sign. */
function markTop({ quantity }: Step, up: Scale): number {
  const top = up(Math.max(...quantity.numbers));
  if (isOpenUpwards(quantity)) return top - 28;
  return top - (isApproximate(quantity) ? 16 : 8);
}
