import { scaleLinear } from 'd3-scale';
import type { RecordEvent } from '../../record/entries.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { ViewContext } from '../block.js';
import { visible } from '../text.js';
import { drawableText, type FontMetrics, wrap } from './font-metrics.js';
import { MARGIN, MIN_FONT_SIZE, WIDTH } from './layout.js';
import { type SentenceDate, sentenceDate } from './sentence-date.js';
import { COLOURS, joinAltText, type Picture, round, strokedPath, svgDocument, THEME, textElement } from './svg.js';

interface Mark {
  /** The number of the sentence in the message, from 1. */
  readonly number: number;
  readonly date: SentenceDate;
  /** Days since 1970. */
  readonly day: number;
  readonly until: number;
}

const LEFT = 34;
const RIGHT = WIDTH - 34;
const RADIUS = 11;
const LANE_HEIGHT = 28;
const MAX_LANES = 6;

/**
 * The sentences of an event on a line of time: numbered marks that match the numbered sentences in the message; dashes where a date is not sure.
 * @returns nothing for fewer than two days
 */
export function timelinePicture(event: RecordEvent, { record }: ViewContext, font: FontMetrics): Picture | undefined {
  const marks = marksOf(event, record);
  const days = [...new Set(marks.flatMap(({ day, until }) => [day, until]))].sort((a, b) => a - b);
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined || days.length < 2) return undefined;
  const scale = scaleLinear([first, last], [LEFT, RIGHT]);
  const lanes: number[] = [];
  const placed = [...marks]
    .sort((a, b) => a.day - b.day || a.number - b.number)
    .map((mark) => {
      const x = round(scale(mark.day));
      const free = lanes.findIndex((end) => x - end >= 2 * RADIUS + 2);
      const lane = free >= 0 ? free : Math.min(lanes.length, MAX_LANES - 1);
      lanes[lane] = Math.max(x, round(scale(mark.until)));
      return { mark, x, lane };
    });
  const body: string[] = [];
  let y = 26;
  for (const words of wrap(font, drawableText(font, event.name), 16.5, WIDTH - 2 * MARGIN, true)) {
    body.push(textElement(MARGIN, y, words, { size: 16.5, fill: THEME.text, bold: true }));
    y += 20;
  }
  const top = y + 6;
  const axis = round(top + Math.min(lanes.length, MAX_LANES) * LANE_HEIGHT + 6);
  for (const { mark, x, lane } of placed) {
    const middle = round(axis - 20 - lane * LANE_HEIGHT);
    if (mark.until > mark.day)
      body.push(strokedPath(`M${x} ${middle}H${round(scale(mark.until))}`, COLOURS[0], 4, ' stroke-opacity="0.5"'));
    if (lane === 0) body.push(strokedPath(`M${x} ${middle + RADIUS}V${axis}`, THEME.grid));
    body.push(...numberedCircle(mark, x, middle));
  }
  body.push(strokedPath(`M${LEFT - 12} ${axis}H${RIGHT + 12}`, THEME.axis, 2));
  let end = Number.NEGATIVE_INFINITY;
  for (const day of days) {
    const x = scale(day);
    body.push(strokedPath(`M${round(x)} ${axis}v6`, THEME.axis, 2));
    const isLast = day === last;
    if (x - end < 72 || (!isLast && RIGHT - x < 72 && x > LEFT)) continue;
    end = x;
    const anchor = day === first ? 'start' : isLast ? 'end' : 'middle';
    const at = day === first ? x - 14 : isLast ? x + 14 : x;
    body.push(
      textElement(at, axis + 20, new Date(day * 86_400_000).toISOString().slice(0, 10), {
        size: MIN_FONT_SIZE,
        fill: THEME.dim,
        anchor,
      }),
    );
  }
  const altText = joinAltText([
    `${visible(event.name)}.`,
    ...placed.map(
      ({ mark: { number, date } }) => `${number}: ${date.from === date.to ? date.from : `${date.from} – ${date.to}`}.`,
    ),
  ]);
  return { name: 'timeline.png', svg: svgDocument(axis + 34, body, altText), altText };
}

function marksOf({ summary }: RecordEvent, record: VerbatimRecord): Mark[] {
  return summary.flatMap((sentence, index): Mark[] => {
    const date = sentenceDate(sentence, record);
    if (date === undefined) return [];
    const [day = 0, until = 0] = [date.from, date.to].map((iso) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000);
    return [{ number: index + 1, date, day, until }];
  });
}

/** Filled where the date is sure, else hollow and dashed. */
function numberedCircle({ number, date: { sure } }: Mark, x: number, middle: number): string[] {
  const style = sure
    ? `fill="${COLOURS[0]}" stroke="${COLOURS[0]}"`
    : `fill="${THEME.ground}" stroke="${COLOURS[0]}" stroke-dasharray="4 3"`;
  const fill = sure ? THEME.ground : COLOURS[0];
  return [
    `<circle cx="${x}" cy="${middle}" r="${RADIUS}" ${style} stroke-width="2"/>`,
    textElement(x, middle + 4.5, String(number), { size: 13, fill, bold: true, anchor: 'middle' }),
  ];
}
