import type { RecordEvent } from '../../record/entries.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { ViewContext } from '../block.js';
import { type FontMetrics, widthOf } from './font-metrics.js';
import { type Anchor, MIN_FONT_SIZE, TEXT_GAP, textSpan, WIDTH } from './layout.js';
import { linearScale, MS_PER_DAY, type Scale } from './scale.js';
import { type SentenceDate, sentenceDate } from './sentence-date.js';
import {
  COLOURS,
  joinAltText,
  type Picture,
  round,
  strokedPath,
  svgDocument,
  THEME,
  textElement,
  titleElements,
} from './svg.js';

/** A sentence with a date. */
interface Mark {
  /** The number of the sentence in the message, from 1. */
  readonly number: number;
  readonly date: SentenceDate;
  /** Days since 1970. */
  readonly day: number;
  readonly until: number;
}

interface PlacedMark extends Mark {
  readonly x: number;
  readonly end: number;
  /** From 0, the lowest. */
  readonly lane: number;
}

const LEFT = 34;
const RIGHT = WIDTH - 34;
const RADIUS = 11;
const LANE_HEIGHT = 28;
const MAX_LANES = 10;

/**
 * The sentences of an event on a line of time: numbered marks that match the numbered sentences in the message; dashes where a date is
 * not sure.
 * @returns undefined for fewer than two days, and where the marks would cover each other
 */
export function timelinePicture(event: RecordEvent, { record }: ViewContext, font: FontMetrics): Picture | undefined {
  const marks = marksOf(event, record);
  const days = [...new Set(marks.flatMap(({ day, until }) => [day, until]))].sort((a, b) => a - b);
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined || days.length < 2) return undefined;
  const scale = linearScale([first, last], [LEFT, RIGHT]);
  const placed = placeMarks(marks, scale);
  const lanes = Math.max(...placed.map(({ lane }) => lane)) + 1;
  if (lanes > MAX_LANES) return undefined;
  const title = titleElements(font, event.name);
  const axis = round(title.y + 12 + lanes * LANE_HEIGHT);
  const body = [
    ...title.elements,
    ...placed.flatMap((mark) => markElements(mark, axis)),
    strokedPath(`M${LEFT - 12} ${axis}H${RIGHT + 12}`, THEME.axis, 2),
    ...days.map((day) => strokedPath(`M${round(scale(day))} ${axis}v6`, THEME.axis, 2)),
    ...dateElements(days, scale, axis + 20, font),
  ];
  const altText = joinAltText([
    `${event.name}.`,
    ...placed.map(
      ({ number, date }) => `${number}: ${date.from === date.to ? date.from : `${date.from} – ${date.to}`}.`,
    ),
  ]);
  return { name: 'timeline.png', svg: svgDocument(axis + 34, body, altText), altText };
}

function marksOf({ summary }: RecordEvent, record: VerbatimRecord): Mark[] {
  return summary.flatMap((sentence, index): Mark[] => {
    const date = sentenceDate(sentence, record);
    if (date === undefined) return [];
    const [day = 0, until = 0] = [date.from, date.to].map((iso) => Date.parse(`${iso}T00:00:00Z`) / MS_PER_DAY);
    return [{ number: index + 1, date, day, until }];
  });
}

/** Gives every mark the lowest lane in which it covers no other. */
function placeMarks(marks: readonly Mark[], scale: Scale): PlacedMark[] {
  const ends: number[] = [];
  return [...marks]
    .sort((a, b) => a.day - b.day || a.number - b.number)
    .map((mark) => {
      const x = round(scale(mark.day));
      const end = Math.max(x, round(scale(mark.until)));
      const free = ends.findIndex((taken) => x - taken >= 2 * RADIUS + 2);
      const lane = free >= 0 ? free : ends.length;
      ends[lane] = end;
      return { ...mark, x, end, lane };
    });
}

/** The numbered circle, filled where the date is sure; a bar for several days. */
function markElements({ number, date: { sure }, x, end, lane }: PlacedMark, axis: number): string[] {
  const middle = round(axis - 20 - lane * LANE_HEIGHT);
  const style = sure
    ? `fill="${COLOURS[0]}" stroke="${COLOURS[0]}"`
    : `fill="${THEME.ground}" stroke="${COLOURS[0]}" stroke-dasharray="4 3"`;
  const fill = sure ? THEME.ground : COLOURS[0];
  const size = number < 100 ? 13 : MIN_FONT_SIZE;
  return [
    ...(end > x ? [strokedPath(`M${x} ${middle}H${end}`, COLOURS[0], 4, ' stroke-opacity="0.5"')] : []),
    ...(lane === 0 ? [strokedPath(`M${x} ${middle + RADIUS}V${axis}`, THEME.grid)] : []),
    `<circle cx="${x}" cy="${middle}" r="${RADIUS}" ${style} stroke-width="2"/>`,
    textElement(x, middle + 4.5, String(number), { size, fill, bold: true, anchor: 'middle' }),
  ];
}

/** The first day, the last, and those between that leave room for both. */
function dateElements(days: readonly number[], scale: Scale, y: number, font: FontMetrics): string[] {
  const dates = days.map((day, index) => {
    const x = scale(day);
    const words = new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
    const anchor: Anchor = index === 0 ? 'start' : index === days.length - 1 ? 'end' : 'middle';
    // The outer dates begin and end with their marks.
    const at = anchor === 'start' ? x - 14 : anchor === 'end' ? x + 14 : x;
    return { words, anchor, at, span: textSpan(at, widthOf(font, words, { size: MIN_FONT_SIZE }), anchor) };
  });
  const last = dates.at(-1);
  let end = Number.NEGATIVE_INFINITY;
  return dates.flatMap((date) => {
    const { words, anchor, at, span } = date;
    const isClear = span[0] >= end + TEXT_GAP && (date === last || span[1] <= (last?.span[0] ?? 0) - TEXT_GAP);
    if (!isClear && anchor === 'middle') return [];
    end = span[1];
    return [textElement(at, y, words, { size: MIN_FONT_SIZE, fill: THEME.dim, anchor })];
  });
}
