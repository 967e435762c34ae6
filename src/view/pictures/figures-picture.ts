import type { Quantity } from '../../language/words/quantities.js';
import type { Figure } from '../../record/statement.js';
import type { ViewContext } from '../block.js';
import { type Count, countInWords } from '../counts.js';
import { valueInWords } from '../figure-words.js';
import { sourceOf } from '../names.js';
import { recordInWords } from '../record-age.js';
import { comparableFigures } from './comparable-figures.js';
import { figureRow } from './figure-row.js';
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

/** More are read in the message with less effort. */
const MAX_ROWS = 12;
const MAX_SMALL_LINES = 4;
/** Both ends of the axis. */
const LEFT = 22;
const RIGHT = WIDTH - 34;
const SMALL = { size: MIN_FONT_SIZE, fill: THEME.dim };

/**
 * Competing figures for one group side by side, newest first: a hollow mark with an arrow where the number is open-ended, a solid one as
 * stated, a bar for a range, a dashed ring for "about". Never a midpoint. The words of each value are beside its mark, and the sources
 * at the foot, so that a copied picture keeps its attribution.
 * @returns undefined where no group can be shown with every claimant, and for values that are too long for a row
 */
export function figuresPicture(count: Count, context: ViewContext, font: FontMetrics): Picture | undefined {
  const found = comparableFigures(count, MAX_ROWS, context);
  if (found === undefined) return undefined;
  const { language, record } = context;
  const dateOf = ({ asOf }: Figure): string =>
    asOf.precision === 'unknown' ? language.say('date.day-unknown') : language.date(asOf);
  const limit = axisLimit(found.rows.map(({ quantity }) => quantity));
  const scale = linearScale([0, limit], [LEFT, RIGHT]);
  const rows = found.rows.flatMap((one) => figureRow(one, dateOf(one.figure), scale, font) ?? []);
  if (rows.length < found.rows.length) return undefined;
  const title = [countInWords(count, context), found.group].filter(Boolean).join(' · ');
  const heading = titleElements(font, title);
  const needsLegend = rows.some(({ quantity }) => !['stated', 'range'].includes(quantity.qualifier));
  const legend = smallLines(needsLegend ? language.say('picture.legend') : '', heading.y, font);
  const ticks = wholeTicks(limit);
  const body = [...heading.elements, ...legend.elements];
  let y = legend.y + 2;
  for (const row of rows) {
    const middle = y + row.toMark;
    body.push(...ticks.map((tick) => strokedPath(`M${round(scale(tick))} ${round(middle - 9)}v18`, THEME.grid)));
    body.push(...row.elements(y));
    y += row.height;
  }
  body.push(...axisElements(ticks, scale, y, font));
  const publishers = new Set(found.rows.map(({ figure }) => sourceOf(record, figure.source).publisher));
  const foot = smallLines([...publishers, recordInWords(context)].join(' · '), y + 40, font);
  const altText = joinAltText([
    `${title}.`,
    ...found.rows.map(({ claimant, figure }) => `${claimant}: ${valueInWords(figure, record)}, ${dateOf(figure)}.`),
  ]);
  return { name: 'figures.png', svg: svgDocument(foot.y, [...body, ...foot.elements], altText), altText };
}

interface Lines {
  readonly elements: readonly string[];
  /** Where the next line begins. */
  readonly y: number;
}

function smallLines(words: string, y: number, font: FontMetrics): Lines {
  const lines =
    words === '' ? [] : labelLines(font, words, { ...SMALL, width: INNER_WIDTH, maxLines: MAX_SMALL_LINES });
  return {
    elements: lines.map((line, index) => textElement(MARGIN, y + index * SMALL_LINE_HEIGHT, line, SMALL)),
    y: y + lines.length * SMALL_LINE_HEIGHT,
  };
}

/** A little more than the greatest number. */
const axisLimit = (quantities: readonly Quantity[]): number =>
  Math.max(1, 1.05 * Math.max(...quantities.flatMap(({ numbers }) => numbers)));

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
