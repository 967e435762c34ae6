import { scaleLinear } from 'd3-scale';
import type { Quantity } from '../../language/words/quantities.js';
import type { Figure } from '../../record/entries.js';
import { addToGroup } from '../../record/group-by.js';
import type { ViewContext } from '../block.js';
import { type Count, countInWords } from '../counts.js';
import { quantityOf } from '../figure-value.js';
import { claimantOf } from '../names.js';
import { visible } from '../text.js';
import { drawableText, ellipsize, type FontMetrics, widthOf, wrap } from './font-metrics.js';
import { MARGIN, MIN_FONT_SIZE, WIDTH } from './layout.js';
import {
  colourOf,
  filledPath,
  joinAltText,
  markerShape,
  type Picture,
  round,
  strokedPath,
  svgDocument,
  THEME,
  textElement,
  withThousandsCommas,
} from './svg.js';

/** One claimant's newest figure for one population, with its value read. */
export interface ComparableFigure {
  readonly figure: Figure;
  readonly claimant: string;
  readonly quantity: Quantity;
}

const MAX_ROWS = 5;
const ROW_HEIGHT = 46;
const NAME_FONT_SIZE = 14.5;
const LEFT = 20;
const RIGHT = WIDTH - 20;

/**
 * The claims of a count that can stand on one axis: the newest figure of each claimant for the same population, as the first such group
 * of claimants has it. Values without a number, and outlets' own figures beside none of a claimant, stay out.
 */
export function comparableFigures(count: Count, { record }: Pick<ViewContext, 'record'>): ComparableFigure[] {
  const groups = new Map<string, ComparableFigure[]>();
  for (const series of count.series) {
    const taken = new Set<string>();
    for (const figure of series.figures) {
      const quantity = quantityOnAxis(figure.value);
      const key = populationKey(figure);
      if (figure.status !== 'live' || quantity === undefined || taken.has(key)) continue;
      taken.add(key);
      addToGroup(groups, key, { figure, claimant: claimantOf(record, figure).name, quantity });
    }
  }
  // The message begins with the first claimants, so the picture compares with them; outlets that name no claimant count for less.
  const named = (group: readonly ComparableFigure[]): number =>
    group.filter(({ figure }) => figure.claimant !== 'outlet').length;
  const all = [...groups.values()];
  const largest = all.find((group) => named(group) > 1) ?? all.find((group) => group.length > 1) ?? [];
  return largest;
}

/** The quantity of a value that has a place on an axis: one number, or the two ends of a range. */
function quantityOnAxis(value: string): Quantity | undefined {
  const quantity = quantityOf(value);
  if (quantity === undefined || quantity.phrase !== undefined) return undefined;
  return quantity.numbers.length === (quantity.qualifier === 'range' ? 2 : 1) ? quantity : undefined;
}

/** Who is counted, without where and how: soldiers and civilians never stand on one axis. */
const populationKey = ({ population, unit }: Figure): string =>
  `${unit ?? ''} ${population}`
    .toLowerCase()
    .replace(/\(.*?\)/g, ' ')
    .replace(/,.*$/, ' ')
    .replace(/\s(?:in|at|from|near)\s.*$/, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * Competing claims side by side: a hollow mark with an arrow where the number is open-ended, a solid one as stated, a bar for a range,
 * dashes for "about". Never a midpoint. The words of each value stand at the right.
 * @returns nothing for fewer than two comparable claims
 */
export function figuresPicture(count: Count, context: ViewContext, font: FontMetrics): Picture | undefined {
  const claims = comparableFigures(count, context);
  const [first] = claims;
  if (first === undefined) return undefined;
  const shown = claims.slice(0, MAX_ROWS);
  const { language } = context;
  const title = countInWords(count, context);
  const left = claims.length - shown.length;
  const small = [
    first.figure.population,
    ...(left > 0 ? [language.say('picture.more', { count: left })] : []),
    ...(shown.some(({ quantity }) => quantity.qualifier !== 'stated' && quantity.qualifier !== 'range')
      ? [language.say('picture.legend')]
      : []),
  ].join(' · ');
  const body: string[] = [];
  let y = 26;
  for (const words of wrap(font, drawableText(font, title), 16.5, WIDTH - 2 * MARGIN, true)) {
    body.push(textElement(MARGIN, y, words, { size: 16.5, fill: THEME.text, bold: true }));
    y += 20;
  }
  for (const words of wrap(font, drawableText(font, small), MIN_FONT_SIZE, WIDTH - 2 * MARGIN)) {
    body.push(textElement(MARGIN, y, words, { size: MIN_FONT_SIZE, fill: THEME.dim }));
    y += 16;
  }
  y += 2;
  const greatest = Math.max(...shown.flatMap(({ quantity }) => quantity.numbers));
  const open = shown.some(({ quantity }) => isOpenUpwards(quantity) && Math.max(...quantity.numbers) > greatest * 0.8);
  const scale = scaleLinear([0, Math.max(1, greatest * (open ? 1.2 : 1.05))], [LEFT, RIGHT]);
  const ticks = scale.ticks(4).filter(Number.isInteger);
  shown.forEach((claim, row) => {
    for (const tick of ticks) body.push(strokedPath(`M${round(scale(tick))} ${round(y + 22)}v18`, THEME.grid));
    body.push(
      ...rowLabels(claim, row, y, font),
      ...rowMark(claim.quantity, row, y + 31, (value) => round(scale(value))),
    );
    y += ROW_HEIGHT;
  });
  body.push(strokedPath(`M${LEFT} ${round(y)}H${RIGHT}`, THEME.axis));
  let end = Number.NEGATIVE_INFINITY;
  for (const tick of ticks) {
    const at = scale(tick);
    const half = widthOf(font, withThousandsCommas(tick), MIN_FONT_SIZE) / 2;
    if (at - half < end + 8) continue;
    end = at + half;
    const anchor = tick === 0 ? 'start' : at > RIGHT - 24 ? 'end' : 'middle';
    body.push(textElement(at, y + 16, withThousandsCommas(tick), { size: MIN_FONT_SIZE, fill: THEME.dim, anchor }));
  }
  const altText = joinAltText([
    `${visible(title)}.`,
    ...shown.map(
      ({ claimant, figure }) =>
        `${visible(claimant)}: ${visible(figure.value)} ${visible(figure.population)}${dateOf(figure) === '' ? '' : `, ${dateOf(figure)}`}.`,
    ),
    ...(left > 0 ? [`${language.say('picture.more', { count: left })}.`] : []),
  ]);
  return { name: 'figures.png', svg: svgDocument(y + 28, body, altText), altText };
}

/** Dates stand in digits, so that a picture is the same in every language and on every machine. */
const dateOf = ({ asOf }: Figure): string => (asOf.iso === '' ? '' : `${asOf.about ? '~' : ''}${asOf.iso}`);

/** Name, day, and the words of the value. */
function rowLabels({ figure, claimant }: ComparableFigure, row: number, y: number, font: FontMetrics): string[] {
  const words = drawableText(font, figure.value);
  const width = widthOf(font, words, NAME_FONT_SIZE, true);
  const room = WIDTH - 2 * MARGIN - Math.min(width, 220) - 12;
  const date = dateOf(figure);
  const dateRoom = widthOf(font, date, MIN_FONT_SIZE) + 8;
  const name = ellipsize(font, drawableText(font, claimant), NAME_FONT_SIZE, room - dateRoom, true);
  const nameWidth = widthOf(font, name, NAME_FONT_SIZE, true);
  const values = wrap(font, words, width > 220 ? MIN_FONT_SIZE : NAME_FONT_SIZE, 220, true);
  return [
    textElement(MARGIN, y + 15, name, { size: NAME_FONT_SIZE, fill: THEME.text, bold: true }),
    textElement(MARGIN + nameWidth + 8, y + 15, date, { size: MIN_FONT_SIZE, fill: THEME.dim }),
    ...values.slice(0, 2).map((value, index) =>
      textElement(WIDTH - MARGIN, y + 15 + (values.length > 1 ? index * 13 - 6 : 0), value, {
        size: width > 220 ? MIN_FONT_SIZE : NAME_FONT_SIZE,
        fill: colourOf(row),
        bold: true,
        anchor: 'end',
      }),
    ),
  ];
}

const isOpenUpwards = ({ qualifier }: Quantity): boolean => qualifier === 'more' || qualifier === 'at least';
const isOpenDownwards = ({ qualifier }: Quantity): boolean => qualifier === 'fewer' || qualifier === 'at most';

/** The mark of a value. A range has two ends and nothing between them but the bar. */
function rowMark(quantity: Quantity, row: number, y: number, at: (value: number) => number): string[] {
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
      strokedPath(`M${x} ${y}H${RIGHT - 9}`, colour, 4),
      filledPath(`M${RIGHT - 11} ${y - 7}L${RIGHT} ${y}L${RIGHT - 11} ${y + 7}Z`, colour),
      markerShape(row, x, y, true),
    ];
  if (isOpenDownwards(quantity))
    return [
      strokedPath(`M${LEFT + 9} ${y}H${x}`, colour, 4),
      filledPath(`M${LEFT + 11} ${y - 7}L${LEFT} ${y}L${LEFT + 11} ${y + 7}Z`, colour),
      markerShape(row, x, y, true),
    ];
  if (quantity.qualifier === 'about' || quantity.qualifier === 'nearly')
    return [
      strokedPath(`M${round(x - 18)} ${y}H${round(x + 18)}`, colour, 4, ' stroke-dasharray="3 4"'),
      markerShape(row, x, y, false),
    ];
  return [markerShape(row, x, y, false)];
}
