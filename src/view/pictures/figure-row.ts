import type { Quantity } from '../../language/words/quantities.js';
import type { ComparableFigure } from './comparable-figures.js';
import { drawableText, ellipsize, type FontMetrics, labelLines, widthOf, wrap } from './font-metrics.js';
import { INNER_WIDTH, MARGIN, MIN_FONT_SIZE, SMALL_LINE_HEIGHT, WIDTH } from './layout.js';
import { colourOf, THEME, textElement } from './svg.js';

const ROW_HEIGHT = 46;
const NAME_STYLE = { size: 14.5, bold: true };
const SMALL_STYLE = { size: MIN_FONT_SIZE, bold: true };
const DATE_STYLE = { size: MIN_FONT_SIZE };
const MAX_NAME_LINES = 2;
/** Values are never cut. */
const MAX_VALUE_LINES = 3;
const MAX_VALUE_WIDTH = 220;
const GAP = 8;

/** The words of a row: the claimant, the day, and the value. */
export interface FigureRow {
  readonly quantity: Quantity;
  readonly height: number;
  elements(y: number): string[];
}

/** @returns undefined where the words of the value need more lines than a row has */
export function figureRow(
  { figure, claimant, quantity }: ComparableFigure,
  date: string,
  index: number,
  font: FontMetrics,
): FigureRow | undefined {
  const words = drawableText(font, figure.value);
  const width = widthOf(font, words, NAME_STYLE);
  const valueStyle = width > MAX_VALUE_WIDTH ? SMALL_STYLE : NAME_STYLE;
  const values = wrap(font, words, MAX_VALUE_WIDTH, valueStyle);
  if (values.length > MAX_VALUE_LINES) return undefined;
  const room = INNER_WIDTH - Math.min(width, MAX_VALUE_WIDTH) - 12;
  const names = nameLines(claimant, date, room, font);
  return {
    quantity,
    height: ROW_HEIGHT + (Math.max(names.length, values.length) - 1) * SMALL_LINE_HEIGHT,
    elements: (y) => [
      ...names.flatMap(({ name, day }, line) => lineElements(name, day, y + 15 + line * SMALL_LINE_HEIGHT, font)),
      ...values.map((value, line) =>
        textElement(WIDTH - MARGIN, y + 15 + line * SMALL_LINE_HEIGHT, value, {
          ...valueStyle,
          fill: colourOf(index),
          anchor: 'end',
        }),
      ),
    ],
  };
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
