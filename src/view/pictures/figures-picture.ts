import type { Quantity } from '../../language/words/quantities.js';
import type { Figure } from '../../record/entries.js';
import type { ViewContext } from '../block.js';
import { type Count, countInWords } from '../counts.js';
import { type ComparableFigure, comparableFigures } from './comparable-figures.js';
import { type FigureRow, figureRow } from './figure-row.js';
import { type FontMetrics, labelLines, widthOf } from './font-metrics.js';
import { INNER_WIDTH, MARGIN, MIN_FONT_SIZE, SMALL_LINE_HEIGHT, TEXT_GAP, textSpan, WIDTH } from './layout.js';
import { linearScale, type Scale, wholeTicks } from './scale.js';
import {
  joinAltText,
  type Picture,
  round,
  strokedPath,
  svgDocument,
  THEME,
  textElement,
  titleElements,
  withThousandsCommas,
} from './svg.js';
import { isOpenUpwards, valueMark } from './value-mark.js';

const MAX_ROWS = 5;
const MAX_SUBTITLE_LINES = 4;
/** Both ends of the axis. */
const LEFT = 20;
const RIGHT = WIDTH - 20;

/**
 * Competing figures side by side: a hollow mark with an arrow where the number is open-ended, a solid one as stated, a bar for a range,
 * dashes for "about". Never a midpoint. The words of each value are at the right.
 * @returns undefined for fewer than two comparable figures, and for values that are too long for a row
 */
export function figuresPicture(count: Count, context: ViewContext, font: FontMetrics): Picture | undefined {
  const figures = comparableFigures(count, context);
  const shown = figures.slice(0, MAX_ROWS);
  const rows = shown.flatMap((one, index) => figureRow(one, dateOf(one.figure), index, font) ?? []);
  if (shown.length === 0 || rows.length < shown.length) return undefined;
  const title = countInWords(count, context);
  const more =
    figures.length > shown.length
      ? [context.language.say('picture.more', { count: figures.length - shown.length })]
      : [];
  const heading = headingElements(title, subtitleOf(shown, more, context), font);
  const limit = axisLimit(shown.map(({ quantity }) => quantity));
  const scale = linearScale([0, limit], [LEFT, RIGHT]);
  const ticks = wholeTicks(limit);
  const body = [...heading.elements];
  let { y } = heading;
  for (const [index, row] of rows.entries()) {
    body.push(...rowElements(row, { index, y, scale, ticks }));
    y += row.height;
  }
  body.push(...axisElements(ticks, scale, y, font));
  const altText = joinAltText([
    `${title}.`,
    ...shown.map(
      ({ claimant, figure }) =>
        `${claimant}: ${figure.value} ${figure.population}${dateOf(figure) === '' ? '' : `, ${dateOf(figure)}`}.`,
    ),
    ...more.map((words) => `${words}.`),
  ]);
  return { name: 'figures.png', svg: svgDocument(y + 28, body, altText), altText };
}

/** Digits, so that a picture is the same in every language and on every machine. */
const dateOf = ({ asOf }: Figure): string => (asOf.iso === '' ? '' : `${asOf.about ? '~' : ''}${asOf.iso}`);

/** Who is counted, and what the marks mean. */
function subtitleOf(shown: readonly ComparableFigure[], more: readonly string[], { language }: ViewContext): string {
  const needsLegend = shown.some(({ quantity }) => quantity.qualifier !== 'stated' && quantity.qualifier !== 'range');
  const [first] = shown;
  return [first?.figure.population ?? '', ...more, ...(needsLegend ? [language.say('picture.legend')] : [])].join(
    ' · ',
  );
}

function headingElements(
  title: string,
  subtitle: string,
  font: FontMetrics,
): { readonly elements: string[]; readonly y: number } {
  const { elements, y } = titleElements(font, title);
  const style = { size: MIN_FONT_SIZE, fill: THEME.dim };
  const lines = labelLines(font, subtitle, { ...style, width: INNER_WIDTH, maxLines: MAX_SUBTITLE_LINES });
  const small = lines.map((words, index) => textElement(MARGIN, y + index * SMALL_LINE_HEIGHT, words, style));
  return { elements: [...elements, ...small], y: y + lines.length * SMALL_LINE_HEIGHT + 2 };
}

/** The greatest number, with room for the arrow of an open-ended one near it. */
function axisLimit(quantities: readonly Quantity[]): number {
  const greatest = Math.max(...quantities.flatMap(({ numbers }) => numbers));
  const open = quantities.some((one) => isOpenUpwards(one) && Math.max(...one.numbers) > greatest * 0.8);
  return Math.max(1, greatest * (open ? 1.2 : 1.05));
}

interface RowPlace {
  readonly index: number;
  readonly y: number;
  readonly scale: Scale;
  readonly ticks: readonly number[];
}

function rowElements(row: FigureRow, { index, y, scale, ticks }: RowPlace): string[] {
  const middle = y + row.height - 15;
  return [
    ...ticks.map((tick) => strokedPath(`M${round(scale(tick))} ${round(middle - 9)}v18`, THEME.grid)),
    ...row.elements(y),
    ...valueMark(row.quantity, index, middle, { left: LEFT, right: RIGHT, at: (value) => round(scale(value)) }),
  ];
}

function axisElements(ticks: readonly number[], scale: Scale, y: number, font: FontMetrics): string[] {
  const elements = [strokedPath(`M${LEFT} ${round(y)}H${RIGHT}`, THEME.axis)];
  let end = Number.NEGATIVE_INFINITY;
  for (const tick of ticks) {
    const at = scale(tick);
    const words = withThousandsCommas(tick);
    const anchor = tick === 0 ? 'start' : at > RIGHT - 24 ? 'end' : 'middle';
    const [from, to] = textSpan(at, widthOf(font, words, { size: MIN_FONT_SIZE }), anchor);
    if (from < end + TEXT_GAP) continue;
    end = to;
    elements.push(textElement(at, y + 16, words, { size: MIN_FONT_SIZE, fill: THEME.dim, anchor }));
  }
  return elements;
}
