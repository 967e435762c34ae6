/** The width that every picture is designed for, in units. Drawn two and a half times as large. */
export const WIDTH = 440;
/** Higher pictures are not drawn: they would need more memory, and nobody reads them. In units. */
export const MAX_HEIGHT = 1_200;
export const MARGIN = 16;
/** Between the margins. */
export const INNER_WIDTH = WIDTH - 2 * MARGIN;
/** Smaller text would not be read on a telephone. */
export const MIN_FONT_SIZE = 12;
export const TITLE_FONT_SIZE = 16.5;
export const TITLE_LINE_HEIGHT = 20;
export const SMALL_LINE_HEIGHT = 16;
/** Between two texts in one line. */
export const TEXT_GAP = 8;
export const FONT = 'DejaVu Sans Condensed';

/** The end of a text that is at its `x`. */
export type Anchor = 'start' | 'middle' | 'end';

/** Where a text of a width begins and ends. */
export function textSpan(x: number, width: number, anchor: Anchor): readonly [from: number, to: number] {
  const from = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return [from, from + width];
}
