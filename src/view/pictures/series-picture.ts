import { scaleLinear } from 'd3-scale';
import { type Quantity, quantitiesIn } from '../../language/words/quantities.js';
import { dateSpan } from '../../record/dates.js';
import type { Figure } from '../../record/entries.js';
import type { Setting } from '../block.js';
import { type Count, countInWords } from '../figures.js';
import { visible } from '../text.js';
import { cutTo, drawable, type Measure, widthOf, wrap } from './measure.js';
import {
  COLOURS,
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

interface Step {
  readonly figure: Figure;
  readonly quantity: Quantity;
  /** Days since 1970. */
  readonly day: number;
}

const HEIGHT = 170;
const RIGHT = WIDTH - 46;
const MOST_STEPS = 8;

/**
 * One claimant's figures over time, each as stated on its day; a line leads from one to the next in steps, for nobody knows the days between.
 * @param count one metric of one event, with one claimant
 * @param setting the record and the language
 * @param measure the font
 * @returns nothing unless one claimant has two or more dated figures of one population
 */
export function ladderPicture(count: Count, setting: Setting, measure: Measure): Picture | undefined {
  const [ladder, ...others] = count.ladders;
  if (ladder === undefined || others.length > 0) return undefined;
  const steps = stepsOf(ladder.figures);
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined || first.day === last.day) return undefined;
  const title = `${countInWords(count, setting)} · ${ladder.claimant}`;
  const body: string[] = [];
  let heading = 26;
  for (const words of wrap(measure, drawable(measure, title), 16.5, WIDTH - 2 * MARGIN, true)) {
    body.push(text(MARGIN, heading, words, { size: 16.5, fill: THEME.text, bold: true }));
    heading += 20;
  }
  const population = cutTo(measure, drawable(measure, first.figure.population), SMALLEST, WIDTH - 2 * MARGIN);
  body.push(text(MARGIN, heading, population, { size: SMALLEST, fill: THEME.dim }));
  const top = heading + 34;
  const bottom = top + HEIGHT;
  const greatest = Math.max(...steps.flatMap(({ quantity }) => quantity.numbers), 1);
  const up = scaleLinear([0, greatest * 1.15], [bottom, top]);
  const ticks = up.ticks(4).filter(Number.isInteger);
  const left = MARGIN + 26 + Math.max(...ticks.map((tick) => widthOf(measure, grouped(tick), SMALLEST)));
  const across = scaleLinear([first.day, last.day], [left, RIGHT]);
  for (const tick of ticks) {
    body.push(line(`M${round(left - 8)} ${round(up(tick))}H${RIGHT + 12}`, tick === 0 ? THEME.axis : THEME.grid));
    body.push(text(left - 14, up(tick) + 4, grouped(tick), { size: SMALLEST, fill: THEME.dim, anchor: 'end' }));
  }
  const path = steps
    .filter(({ quantity }) => quantity.qualifier !== 'range')
    .map(({ day, quantity }, index) => {
      const [x, at] = [round(across(day)), round(up(quantity.numbers[0] ?? 0))];
      return index === 0 ? `M${x} ${at}` : `H${x}V${at}`;
    })
    .join('');
  if (path.includes('H')) body.push(line(path, COLOURS[0], 2, ' stroke-opacity="0.7"'));
  let labelled = Number.NEGATIVE_INFINITY;
  const labels: { readonly from: number; readonly to: number; readonly y: number }[] = [];
  for (const step of steps) {
    const x = round(across(step.day));
    body.push(...markOf(step.quantity, x, (value) => round(up(value))));
    const label = drawable(measure, step.figure.value);
    const width = widthOf(measure, label, SMALLEST, true);
    const middle = Math.min(Math.max(x, left - 6 + width / 2), WIDTH - MARGIN - width / 2);
    const above = up(Math.max(...step.quantity.numbers)) - (step.quantity.qualifier === 'stated' ? 14 : 34);
    let y = Math.max(top - 18, above);
    const [from, to] = [middle - width / 2 - 4, middle + width / 2 + 4];
    while (y > 20 && labels.some((one) => one.from < to && from < one.to && Math.abs(one.y - y) < 13)) y -= 13;
    labels.push({ from, to, y });
    body.push(
      text(middle, y, label, {
        size: SMALLEST,
        fill: THEME.text,
        bold: true,
        anchor: 'middle',
      }),
    );
    if (x - labelled < 66) continue;
    labelled = x;
    body.push(text(x, bottom + 18, step.figure.asOf.iso, { size: SMALLEST, fill: THEME.dim, anchor: 'middle' }));
  }
  const description = describe([
    `${visible(title)}.`,
    ...steps.map(({ figure }) => `${figure.asOf.iso}: ${visible(figure.value)} ${visible(figure.population)}.`),
  ]);
  return { name: 'figures.png', svg: page(bottom + 34, body, description), description };
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
    // The ladder stands newest first: of one day the last word counts here, the message has them all.
    if (!group.some((step) => step.day === day)) groups.set(figure.population, [...group, { figure, quantity, day }]);
  }
  const largest = [...groups.values()].reduce<Step[]>((best, group) => (group.length > best.length ? group : best), []);
  return largest.length < 2 ? [] : largest.sort((a, b) => a.day - b.day).slice(-MOST_STEPS);
}

function markOf({ qualifier, numbers }: Quantity, x: number, at: (value: number) => number): string[] {
  const colour = COLOURS[0];
  const [value = 0, other] = numbers;
  const y = at(value);
  if (qualifier === 'range' && other !== undefined) {
    const end = at(other);
    return [line(`M${x} ${y}V${end}M${x - 6} ${y}h12M${x - 6} ${end}h12`, colour, 3)];
  }
  const arrow = (to: number, tip: number): string[] => [
    line(`M${x} ${y}V${round(to)}`, colour, 3),
    filled(`M${x - 6} ${round(to)}L${x} ${round(tip)}L${x + 6} ${round(to)}Z`, colour),
  ];
  if (qualifier === 'more' || qualifier === 'at least') return [...arrow(y - 18, y - 28), marker(0, x, y, true)];
  if (qualifier === 'fewer' || qualifier === 'at most') return [...arrow(y + 14, y + 24), marker(0, x, y, true)];
  if (qualifier === 'about' || qualifier === 'nearly')
    return [line(`M${x} ${y - 16}V${y + 16}`, colour, 3, ' stroke-dasharray="3 4"'), marker(0, x, y, false)];
  return [marker(0, x, y, false)];
}
