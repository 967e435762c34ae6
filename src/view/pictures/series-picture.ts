import type { Quantity } from '../../language/words/quantities.js';
import type { Figure } from '../../record/statement.js';
import type { ViewContext } from '../block.js';
import { type Count, countInWords } from '../counts.js';
import { valueInWords } from '../figure-words.js';
import { claimantOf } from '../names.js';
import { type FontMetrics, labelLines, widthOf } from './font-metrics.js';
import { INNER_WIDTH, MARGIN, MIN_FONT_SIZE, WIDTH } from './layout.js';
import { linearScale, type Scale, wholeTicks } from './scale.js';
import { type Label, placeLabels } from './series-labels.js';
import { type Step, stepsOf } from './series-steps.js';
import {
  filledPath,
  joinAltText,
  MARK_COLOUR,
  markerShape,
  type Picture,
  round,
  strokedPath,
  svgDocument,
  THEME,
  textElement,
  titleElements,
  withThousandsCommas,
} from './svg.js';
import { isApproximate, isOpenDownwards, isOpenUpwards } from './value-mark.js';

const HEIGHT = 170;
const RIGHT = WIDTH - 46;
const SMALL = { size: MIN_FONT_SIZE, fill: THEME.dim };
/** Between two dates below the axis. */
const DATE_WIDTH = 66;
/** Words that are further from their mark get a line to it. */
const MAX_GAP = 14;

/**
 * One claimant's figures over time, each as stated on its day; a line leads from one to the next in steps, because nothing is known of
 * the days between.
 * @param figures of one claimant
 * @returns undefined unless one claimant has two or more dated figures of one population
 */
export function seriesPicture(
  count: Count,
  figures: readonly Figure[],
  context: ViewContext,
  font: FontMetrics,
): Picture | undefined {
  const steps = stepsOf(figures);
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined || first.day === last.day) return undefined;
  const title = `${countInWords(count, context)} · ${claimantOf(context.record, first.figure).name}`;
  const heading = titleElements(font, title);
  const population = labelLines(font, first.figure.population ?? '', { ...SMALL, width: INNER_WIDTH, maxLines: 1 });
  const limit = Math.max(...steps.flatMap(({ quantity }) => quantity.numbers), 1) * 1.15;
  const ticks = wholeTicks(limit);
  const left = MARGIN + 26 + Math.max(...ticks.map((tick) => widthOf(font, withThousandsCommas(tick), SMALL)));
  const across = linearScale([first.day, last.day], [left, RIGHT]);
  const trial = placeLabels(steps, { left, across, up: linearScale([0, limit], [HEIGHT, 0]) }, font);
  if (trial === undefined) return undefined;
  // The plot begins so far down that the highest words are clear of the heading.
  const top = heading.y + Math.max(34, 18 - Math.min(...trial.map(({ y }) => y - 10)));
  const up = linearScale([0, limit], [top + HEIGHT, top]);
  const labels = trial.map((label) => ({ ...label, y: label.y + top, markTop: label.markTop + top }));
  const altText = joinAltText([
    `${title}.`,
    ...steps.map(({ figure }) => `${figure.asOf.iso}: ${valueInWords(figure, context.record)}.`),
  ]);
  const body = [
    ...heading.elements,
    ...population.map((words) => textElement(MARGIN, heading.y, words, SMALL)),
    ...gridElements(ticks, left, up),
    ...stepLine(steps, across, up),
    ...labels.flatMap(leaderLine),
    ...labels.flatMap(labelElements),
    ...steps.flatMap(({ quantity, day }) => stepMark(quantity, round(across(day)), (value) => round(up(value)))),
    ...dateElements(steps, across, top + HEIGHT + 18),
  ];
  return { name: 'figures.png', svg: svgDocument(top + HEIGHT + 34, body, altText), altText };
}

function gridElements(ticks: readonly number[], left: number, up: Scale): string[] {
  return ticks.flatMap((tick) => [
    strokedPath(`M${round(left - 8)} ${round(up(tick))}H${RIGHT + 12}`, tick === 0 ? THEME.axis : THEME.grid),
    textElement(left - 14, up(tick) + 4, withThousandsCommas(tick), { ...SMALL, anchor: 'end' }),
  ]);
}

/** From one number to the next; a range is no number to lead to. */
function stepLine(steps: readonly Step[], across: Scale, up: Scale): string[] {
  const points = steps
    .filter(({ quantity }) => quantity.qualifier !== 'range')
    .map(({ day, quantity }) => [round(across(day)), round(up(quantity.numbers[0] ?? 0))] as const);
  if (points.length < 2) return [];
  const path = points.map(([x, y], index) => (index === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join('');
  return [strokedPath(path, MARK_COLOUR, 2, ' stroke-opacity="0.7"')];
}

/** The ground behind the words hides the lines that cross it. */
const labelElements = ({ words, middle, width, y }: Label): string[] => [
  `<rect x="${round(middle - width / 2)}" y="${round(y - 10)}" width="${round(width)}" height="12" fill="${THEME.ground}"/>`,
  textElement(middle, y, words, { size: MIN_FONT_SIZE, fill: THEME.text, bold: true, anchor: 'middle' }),
];

/** Leads from words to the mark below that they belong to, where others are between. */
const leaderLine = ({ x, y, markTop }: Label): string[] =>
  markTop - y > MAX_GAP ? [strokedPath(`M${round(x)} ${round(y + 4)}V${round(markTop)}`, THEME.axis, 1)] : [];

function dateElements(steps: readonly Step[], across: Scale, y: number): string[] {
  let end = Number.NEGATIVE_INFINITY;
  return steps.flatMap(({ figure, day }) => {
    const x = round(across(day));
    if (x - end < DATE_WIDTH) return [];
    end = x;
    return [textElement(x, y, figure.asOf.iso, { ...SMALL, anchor: 'middle' })];
  });
}

function stepMark(quantity: Quantity, x: number, at: Scale): string[] {
  const colour = MARK_COLOUR;
  const [value = 0, other] = quantity.numbers;
  const y = at(value);
  if (quantity.qualifier === 'range' && other !== undefined) {
    const end = at(other);
    return [strokedPath(`M${x} ${y}V${end}M${x - 6} ${y}h12M${x - 6} ${end}h12`, colour, 3)];
  }
  const arrow = (to: number, tip: number): string[] => [
    strokedPath(`M${x} ${y}V${round(to)}`, colour, 3),
    filledPath(`M${x - 6} ${round(to)}L${x} ${round(tip)}L${x + 6} ${round(to)}Z`, colour),
  ];
  if (isOpenUpwards(quantity)) return [...arrow(y - 18, y - 28), markerShape(x, y, 'open')];
  if (isOpenDownwards(quantity)) return [...arrow(y + 14, y + 24), markerShape(x, y, 'open')];
  return [markerShape(x, y, isApproximate(quantity) ? 'about' : 'stated')];
}
