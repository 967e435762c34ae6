import { scaleLinear } from 'd3-scale';
import { type Quantity, quantitiesIn } from '../../language/words/quantities.js';
import type { Figure } from '../../record/entries.js';
import type { Setting } from '../block.js';
import { type Count, countInWords } from '../figures.js';
import { claimantOf } from '../names.js';
import { visible } from '../text.js';
import { cutTo, drawable, type Measure, widthOf, wrap } from './measure.js';
import {
  colourOf,
  describe,
  filled,
  grouped,
  line,
  MARGIN,
  marker,
  type Picture,
  page,
  round,
  SMALLEST,
  THEME,
  text,
  WIDTH,
} from './svg.js';

/** One claimant's newest figure for one population, with its value read. */
export interface Claim {
  readonly figure: Figure;
  readonly claimant: string;
  readonly quantity: Quantity;
}

const MOST_ROWS = 5;
const ROW = 46;
const NAME = 14.5;
const LEFT = 20;
const RIGHT = WIDTH - 20;

/**
 * The claims of a count that can stand on one axis: the newest figure of each claimant for the same population, as the first such group
 * of claimants has it. Values without a number, and outlets' own figures beside none of a claimant, stay out.
 * @param count the count
 * @param setting the record
 */
export function comparableClaims(count: Count, { record }: Pick<Setting, 'record'>): Claim[] {
  const groups = new Map<string, Claim[]>();
  for (const ladder of count.ladders) {
    const taken = new Set<string>();
    for (const figure of ladder.figures) {
      const quantity = readValue(figure.value);
      const key = populationKey(figure);
      if (figure.status !== 'live' || quantity === undefined || taken.has(key)) continue;
      taken.add(key);
      const claim = { figure, claimant: claimantOf(record, figure).name, quantity };
      groups.set(key, [...(groups.get(key) ?? []), claim]);
    }
  }
  // The message begins with the first claimants, so the picture compares with them; outlets that name no claimant count for less.
  const named = (group: readonly Claim[]): number => group.filter(({ figure }) => figure.claimant !== 'outlet').length;
  const all = [...groups.values()];
  const largest = all.find((group) => named(group) > 1) ?? all.find((group) => group.length > 1) ?? [];
  return largest;
}

/** A value as one quantity; one of several numbers, such as "at least 20 and possibly up to 100", is a range. */
function readValue(value: string): Quantity | undefined {
  const [first, ...more] = quantitiesIn(value);
  if (first === undefined || first.phrase !== undefined) return undefined;
  if (more.length === 0) return first;
  const numbers = [...first.numbers, ...more.flatMap((one) => one.numbers)];
  return numbers.length === 2 ? { ...first, numbers, qualifier: 'range' } : undefined;
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
 * @param count one metric of one event
 * @param setting the record and the language
 * @param measure the font
 * @returns nothing for fewer than two comparable claims
 */
export function figuresPicture(count: Count, setting: Setting, measure: Measure): Picture | undefined {
  const claims = comparableClaims(count, setting);
  const [first] = claims;
  if (first === undefined) return undefined;
  const shown = claims.slice(0, MOST_ROWS);
  const { language } = setting;
  const title = countInWords(count, setting);
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
  for (const words of wrap(measure, drawable(measure, title), 16.5, WIDTH - 2 * MARGIN, true)) {
    body.push(text(MARGIN, y, words, { size: 16.5, fill: THEME.text, bold: true }));
    y += 20;
  }
  for (const words of wrap(measure, drawable(measure, small), SMALLEST, WIDTH - 2 * MARGIN)) {
    body.push(text(MARGIN, y, words, { size: SMALLEST, fill: THEME.dim }));
    y += 16;
  }
  y += 2;
  const greatest = Math.max(...shown.flatMap(({ quantity }) => quantity.numbers));
  const open = shown.some(({ quantity }) => isOpenUpwards(quantity) && Math.max(...quantity.numbers) > greatest * 0.8);
  const scale = scaleLinear([0, Math.max(1, greatest * (open ? 1.2 : 1.05))], [LEFT, RIGHT]);
  const ticks = scale.ticks(4).filter(Number.isInteger);
  shown.forEach((claim, row) => {
    for (const tick of ticks) body.push(line(`M${round(scale(tick))} ${round(y + 22)}v18`, THEME.grid));
    body.push(...rowOf(claim, row, y, measure), ...markOf(claim.quantity, row, y + 31, (value) => round(scale(value))));
    y += ROW;
  });
  body.push(line(`M${LEFT} ${round(y)}H${RIGHT}`, THEME.axis));
  let end = Number.NEGATIVE_INFINITY;
  for (const tick of ticks) {
    const at = scale(tick);
    const half = widthOf(measure, grouped(tick), SMALLEST) / 2;
    if (at - half < end + 8) continue;
    end = at + half;
    const anchor = tick === 0 ? 'start' : at > RIGHT - 24 ? 'end' : 'middle';
    body.push(text(at, y + 16, grouped(tick), { size: SMALLEST, fill: THEME.dim, anchor }));
  }
  const description = describe([
    `${visible(title)}.`,
    ...shown.map(
      ({ claimant, figure }) =>
        `${visible(claimant)}: ${visible(figure.value)} ${visible(figure.population)}${dateOf(figure) === '' ? '' : `, ${dateOf(figure)}`}.`,
    ),
    ...(left > 0 ? [`${language.say('picture.more', { count: left })}.`] : []),
  ]);
  return { name: 'figures.png', svg: page(y + 28, body, description), description };
}

/** Dates stand in digits, so that a picture is the same in every language and on every machine. */
const dateOf = ({ asOf }: Figure): string => (asOf.iso === '' ? '' : `${asOf.about ? '~' : ''}${asOf.iso}`);

/** Name, day, and the words of the value. */
function rowOf({ figure, claimant }: Claim, row: number, y: number, measure: Measure): string[] {
  const words = drawable(measure, figure.value);
  const width = widthOf(measure, words, NAME, true);
  const room = WIDTH - 2 * MARGIN - Math.min(width, 220) - 12;
  const date = dateOf(figure);
  const dateRoom = widthOf(measure, date, SMALLEST) + 8;
  const name = cutTo(measure, drawable(measure, claimant), NAME, room - dateRoom, true);
  const nameWidth = widthOf(measure, name, NAME, true);
  const values = wrap(measure, words, width > 220 ? SMALLEST : NAME, 220, true);
  return [
    text(MARGIN, y + 15, name, { size: NAME, fill: THEME.text, bold: true }),
    text(MARGIN + nameWidth + 8, y + 15, date, { size: SMALLEST, fill: THEME.dim }),
    ...values.slice(0, 2).map((value, index) =>
      text(WIDTH - MARGIN, y + 15 + (values.length > 1 ? index * 13 - 6 : 0), value, {
        size: width > 220 ? SMALLEST : NAME,
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
function markOf(quantity: Quantity, row: number, y: number, at: (value: number) => number): string[] {
  const colour = colourOf(row);
  const [value = 0, other] = quantity.numbers;
  const x = at(value);
  if (quantity.qualifier === 'range' && other !== undefined) {
    const [low, high] = [Math.min(value, other), Math.max(value, other)].map(at) as [number, number];
    return [
      line(`M${low} ${y}H${high}`, colour, 4),
      ...[low, high].map((end) => line(`M${end} ${y - 7}V${y + 7}`, colour, 4)),
    ];
  }
  if (isOpenUpwards(quantity))
    return [
      line(`M${x} ${y}H${RIGHT - 9}`, colour, 4),
      filled(`M${RIGHT - 11} ${y - 7}L${RIGHT} ${y}L${RIGHT - 11} ${y + 7}Z`, colour),
      marker(row, x, y, true),
    ];
  if (isOpenDownwards(quantity))
    return [
      line(`M${LEFT + 9} ${y}H${x}`, colour, 4),
      filled(`M${LEFT + 11} ${y - 7}L${LEFT} ${y}L${LEFT + 11} ${y + 7}Z`, colour),
      marker(row, x, y, true),
    ];
  if (quantity.qualifier === 'about' || quantity.qualifier === 'nearly')
    return [
      line(`M${round(x - 18)} ${y}H${round(x + 18)}`, colour, 4, ' stroke-dasharray="3 4"'),
      marker(row, x, y, false),
    ];
  return [marker(row, x, y, false)];
}
