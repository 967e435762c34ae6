import type { Quantity } from '../../language/words/quantities.js';
import type { ComparableFigure } from './comparable-figures.js';
import { drawableText, ellipsize, type FontMetrics, labelLines, widthOf } from './font-metrics.js';
import { INNER_WIDTH, MARGIN, MIN_FONT_SIZE, SMALL_LINE_HEIGHT, WIDTH } from './layout.js';
import type { Scale } from './scale.js';
import { THEME, textElement } from './svg.js';
import { type ValueMark, valueMark } from './value-mark.js';

const NAME_STYLE = { size: 14.5, bold: true };
const DATE_STYLE = { size: MIN_FONT_SIZE };
const VALUE_STYLE = { size: 14.5, bold: true };
const MAX_NAME_LINES = 2;
const GAP = 8;

/** The claimant and the day, and below them the value at its mark. */
export interface FigureRow {
  readonly quantity: Quantity;
  readonly height: number;
  /** From its top to the middle of its mark. */
  readonly toMark: number;
  elements(y: number): string[];
}

/** @returns undefined where the words of the value are wider than the picture: they are never cut */
export function figureRow(
  { figure, claimant, quantity }: ComparableFigure,
  date: string,
  at: Scale,
  font: FontMetrics,
): FigureRow | undefined {
  const words = drawableText(font, figure.value);
  const width = widthOf(font, words, VALUE_STYLE);
  if (width > INNER_WIDTH) return undefined;
  const names = nameLines(claimant, date, INNER_WIDTH, font);
  const beside = besideMark(valueMark(quantity, 0, at), width);
  // Words that have no room on either side of the mark have a line of their own above it.
  const toMark = 31 + (names.length - 1 + (beside === undefined ? 1 : 0)) * SMALL_LINE_HEIGHT;
  return {
    quantity,
    height: toMark + 17,
    toMark,
    elements(y) {
      const middle = y + toMark;
      const [x, line] = beside === undefined ? [MARGIN, middle - 14] : [beside, middle + 5];
      return [
        ...names.flatMap(({ name, day }, index) => lineElements(name, day, y + 15 + index * SMALL_LINE_HEIGHT, font)),
        ...valueMark(quantity, middle, at).elements,
        textElement(x, line, words, { ...VALUE_STYLE, fill: THEME.text }),
      ];
    },
  };
}

/** Where the words of a value begin: after its mark, or before it; undefined where there is no room for them. */
function besideMark({ from, to }: Pick<ValueMark, 'from' | 'to'>, width: number): number | undefined {
  if (to + GAP + width <= WIDTH - MARGIN) return to + GAP;
  return from - GAP - width >= MARGIN ? from - GAP - width : undefined;
}

interface NameLine {
  readonly name: string;
  readonly day: string;
}

/** The name in one line or two, the day after it. */
function nameLines(claimant: string, day: string, room: number, font: FontMetrics): NameLine[] {
  const lines = labelLines(font, claimant, { ...NAME_STYLE, width: room, maxLines: MAX_NAME_LINES });
  const last = lines.at(-1) ?? '';
  const before = lines.slice(0, -1).map((name) => ({ name, day: '' }));
  const dayWidth = day === '' ? 0 : widthOf(font, day, DATE_STYLE) + GAP;
  if (widthOf(font, last, NAME_STYLE) + dayWidth <= room) return [...before, { name: last, day }];
  if (lines.length < MAX_NAME_LINES) return [...before, { name: last, day: '' }, { name: '', day }];
  return [...before, { name: ellipsize(font, last, room - dayWidth, NAME_STYLE), day }];
}

function lineElements(name: string, day: string, y: number, font: FontMetrics): string[] {
  const after = name === '' ? 0 : widthOf(font, name, NAME_STYLE) + GAP;
  return [
    ...(name === '' ? [] : [textElement(MARGIN, y, name, { ...NAME_STYLE, fill: THEME.text })]),
    ...(day === '' ? [] : [textElement(MARGIN + after, y, day, { ...DATE_STYLE, fill: THEME.dim })]),
  ];
}
