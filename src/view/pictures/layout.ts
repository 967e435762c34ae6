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
export const FONT = 'DejaVu Sans Condensed';
