import { scaleLinear } from 'd3-scale';
import { type Quantity, quantitiesIn } from '../../language/words/quantities.js';
import { dateSpan } from '../../record/dates.js';
import type { Figure } from '../../record/entries.js';
import type { ViewContext } from '../block.js';
import { type Count, countInWords } from '../counts.js';
import { visible } from '../text.js';
import { drawableText, ellipsize, type FontMetrics, widthOf, wrap } from './font-metrics.js';
import { MARGIN, MIN_FONT_SIZE, WIDTH } from './layout.js';
import {
  COLOURS,
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

interface Step {
  readonly figure: Figure;
  readonly quantity: Quantity;
  /** Days since 1970. */
  readonly day: number;
}

const HEIGHT = 170;
const RIGHT = WIDTH - 46;
const MAX_STEPS = 8;

/**
 * One claimant's figures over time, each as stated on its day; a line leads from one to the next in steps, for nobody knows the days between.
 * @returns nothing unless one claimant has two or more dated figures of one population
 */
export function seriesPicture(count: Count, context: ViewContext, font: FontMetrics): Picture | undefined {
  const [series, ...others] = count.series;
  if (series === undefined || others.length > 0) return undefined;
  const steps = stepsOf(series.figures);
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined || first.day === last.day) return undefined;
  const title = `${countInWords(count, context)} · ${series.claimant}`;
  const body: string[] = [];
  let heading = 26;
  for (const words of wrap(font, drawableText(font, title), 16.5, WIDTH - 2 * MARGIN, true)) {
    body.push(textElement(MARGIN, heading, words, { size: 16.5, fill: THEME.text, bold: true }));
    heading += 20;
  }
  const population = ellipsize(font, drawableText(font, first.figure.population), MIN_FONT_SIZE, WIDTH - 2 * MARGIN);
  body.push(textElement(MARGIN, heading, population, { size: MIN_FONT_SIZE, fill: THEME.dim }));
  const top = heading + 34;
  const bottom = top + HEIGHT;
  const greatest = Math.max(...steps.flatMap(({ quantity }) => quantity.numbers), 1);
  const up = scaleLinear([0, greatest * 1.15], [bottom, top]);
  const ticks = up.ticks(4).filter(Number.isInteger);
  const left = MARGIN + 26 + Math.max(...ticks.map((tick) => widthOf(font, withThousandsCommas(tick), MIN_FONT_SIZE)));
  const across = scaleLinear([first.day, last.day], [left, RIGHT]);
  for (const tick of ticks) {
    body.push(
      strokedPath(`M${round(left - 8)} ${round(up(tick))}H${RIGHT + 12}`, tick === 0 ? THEME.axis : THEME.grid),
    );
    body.push(
      textElement(left - 14, up(tick) + 4, withThousandsCommas(tick), {
        size: MIN_FONT_SIZE,
        fill: THEME.dim,
        anchor: 'end',
      }),
    );
  }
  const path = steps
    .filter(({ quantity }) => quantity.qualifier !== 'range')
    .map(({ day, quantity }, index) => {
      const [x, at] = [round(across(day)), round(up(quantity.numbers[0] ?? 0))];
      return index === 0 ? `M${x} ${at}` : `H${x}V${at}`;
    })
    .join('');
  if (path.includes('H')) body.push(strokedPath(path, COLOURS[0], 2, ' stroke-opacity="0.7"'));
  let labelled = Number.NEGATIVE_INFINITY;
  const labels: { readonly from: number; readonly to: number; readonly y: number }[] = [];
  for (const step of steps) {
    const x = round(across(step.day));
    body.push(...stepMark(step.quantity, x, (value) => round(up(value))));
    const label = drawableText(font, step.figure.value);
    const width = widthOf(font, label, MIN_FONT_SIZE, true);
    const middle = Math.min(Math.max(x, left - 6 + width / 2), WIDTH - MARGIN - width / 2);
    const above = up(Math.max(...step.quantity.numbers)) - (step.quantity.qualifier === 'stated' ? 14 : 34);
    let y = Math.max(top - 18, above);
    const [from, to] = [middle - width / 2 - 4, middle + width / 2 + 4];
    while (y > 20 && labels.some((one) => one.from < to && from < one.to && Math.abs(one.y - y) < 13)) y -= 13;
    labels.push({ from, to, y });
    body.push(
      textElement(middle, y, label, {
        size: MIN_FONT_SIZE,
        fill: THEME.text,
        bold: true,
        anchor: 'middle',
      }),
    );
    if (x - labelled < 66) continue;
    labelled = x;
    body.push(
      textElement(x, bottom + 18, step.figure.asOf.iso, { size: MIN_FONT_SIZE, fill: THEME.dim, anchor: 'middle' }),
    );
  }
  const altText = joinAltText([
    `${visible(title)}.`,
    ...steps.map(({ figure }) => `${figure.asOf.iso}: ${visible(figure.value)} ${visible(figure.population)}.`),
  ]);
  return { name: 'figures.png', svg: svgDocument(bottom + 34, body, altText), altText };
}

/** The live figures with a day and a number, of the population that most of them count, oldest first. */
function stepsOf(figures: readonly Figure[]): Step[] {
  const groups = new Map<string, Step[]>();
  for (const figure of figures) {
    const [quantity, ...more] = quantitiesIn(figure.value);
    if (figure.status !== 'live' || figure.asOf.precision !== 'day' || quantity === undefined) continue;
    if (quantity.phrase !== undefined || more.length > 0) continue;
    const day = Date.parse(`${dateSpan(figure.asOf).first}T00:00:00Z`) / 86_400_000;
    const group = groups.get(figure.population) ?? [];
    // The series stands newest first: of one day the last word counts here, the message has them all.
    if (!group.some((step) => step.day === day)) groups.set(figure.population, [...group, { figure, quantity, day }]);
  }
  const largest = [...groups.values()].reduce<Step[]>((best, group) => (group.length > best.length ? group : best), []);
  return largest.length < 2 ? [] : largest.sort((a, b) => a.day - b.day).slice(-MAX_STEPS);
}

function stepMark({ qualifier, numbers }: Quantity, x: number, at: (value: number) => number): string[] {
  const colour = COLOURS[0];
  const [value = 0, other] = numbers;
  const y = at(value);
  if (qualifier === 'range' && other !== undefined) {
    const end = at(other);
    return [strokedPath(`M${x} ${y}V${end}M${x - 6} ${y}h12M${x - 6} ${end}h12`, colour, 3)];
  }
  const arrow = (to: number, tip: number): string[] => [
    strokedPath(`M${x} ${y}V${round(to)}`, colour, 3),
    filledPath(`M${x - 6} ${round(to)}L${x} ${round(tip)}L${x + 6} ${round(to)}Z`, colour),
  ];
  if (qualifier === 'more' || qualifier === 'at least') return [...arrow(y - 18, y - 28), markerShape(0, x, y, true)];
  if (qualifier === 'fewer' || qualifier === 'at most') return [...arrow(y + 14, y + 24), markerShape(0, x, y, true)];
  if (qualifier === 'about' || qualifier === 'nearly')
    return [
      strokedPath(`M${x} ${y - 16}V${y + 16}`, colour, 3, ' stroke-dasharray="3 4"'),
      markerShape(0, x, y, false),
    ];
  return [markerShape(0, x, y, false)];
}
