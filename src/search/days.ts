import type { DayLimit } from '../language/words/day-words.js';
import { type DayMention, daysIn, type WrittenDay } from '../language/words/days.js';
import { dateSpan, type RecordDate } from '../record/dates.js';
import { MONTH_NAMES } from '../record/months.js';
import type { AskedSpans, DaySpan } from './asked-spans.js';
import { dayNumber } from './embedded/statement-columns.js';
import { QUERY } from './weights.js';

/** The days that a question limits itself to. */
export interface AskedDays {
  /** The question without the words for the days. */
  readonly rest: string;
  /** As written. */
  readonly mentions: readonly DayMention[];
  readonly spans: AskedSpans;
  /** Whether whole months or years are asked for, without an open end: what happened then may well have been counted later. */
  readonly isLong: boolean;
  /** How nearly something lasted for just the days asked for: 2 for the very same days, more than 1 for what lies within them, less for the rest. */
  likeness(span: DaySpan): number;
}

/** Days before and after all others. */
const FIRST = 0;
const LAST = 99_999_999;
/** The shortest month. */
const MIN_LONG_DAYS = 28;

/** How many dates on file lie in each month of each year, so that a date without a year finds its own. */
export class YearsOnFile {
  readonly #byMonth = new Map<number, Map<number, number>>();
  readonly #all = new Map<number, number>();

  constructor(dates: Iterable<RecordDate>) {
    for (const { iso, precision } of dates) {
      if (precision === 'unknown') continue;
      const [year = 0, month] = iso.split('-').map(Number);
      add(this.#all, year);
      if (month !== undefined) {
        const years = this.#byMonth.get(month) ?? new Map<number, number>();
        this.#byMonth.set(month, years);
        add(years, year);
      }
    }
  }

  /** The counts as plain data: of each year, by month; month 0 counts all. */
  get counts(): readonly (readonly [month: number, year: number, count: number])[] {
    const all = [...this.#byMonth, [0, this.#all] as const];
    return all.flatMap(([month, years]) => [...years].map(([year, count]) => [month, year, count] as const));
  }

  /** What plain data counts. */
  static of(counts: YearsOnFile['counts']): YearsOnFile {
    const years = new YearsOnFile([]);
    for (const [month, year, count] of counts) {
      const ofMonth = month === 0 ? years.#all : (years.#byMonth.get(month) ?? new Map<number, number>());
      if (month !== 0) years.#byMonth.set(month, ofMonth);
      ofMonth.set(year, count);
    }
    return years;
  }

  /** The years with dates in a month, the one with most first; where there is none, the year with most dates of all. */
  of(month: number | undefined): readonly number[] {
    const years =
      (month === undefined ? undefined : this.#byMonth.get(month)) ?? new Map([...this.#all].sort(byCount).slice(0, 1));
    return [...years].sort(byCount).map(([year]) => year);
  }
}

const add = (counts: Map<number, number>, year: number): void => void counts.set(year, (counts.get(year) ?? 0) + 1);
const byCount = (a: readonly [number, number], b: readonly [number, number]): number => b[1] - a[1] || b[0] - a[0];

/**
 * Reads the days that a question limits itself to: stretches are taken together, an open end such as "since" limits them.
 * @param isName whether words of the question are a name on file, which is no date: "the 9 November statement"
 * @returns undefined where the question names none
 */
export function readDays(
  question: string,
  years: YearsOnFile,
  isName: (words: string) => boolean,
): AskedDays | undefined {
  const mentions = daysIn(question.slice(0, QUERY.maxRawLength)).filter(
    ({ start, end }) => !isName(question.slice(start, end)),
  );
  if (mentions.length === 0) return undefined;
  const closed = mentions.filter(({ limit }) => limit === 'during').flatMap((mention) => spansOf(mention, years));
  const open = mentions.filter(({ limit }) => limit !== 'during').flatMap((mention) => spansOf(mention, years));
  return {
    rest: withoutMentions(question, mentions),
    mentions,
    isLong: open.length === 0 && closed.every(({ first, last }) => daysFrom(first, last) >= MIN_LONG_DAYS),
    spans: { closed, open },
    likeness: (span) =>
      Math.max(0, ...(closed.length > 0 ? [stretchOf(closed)] : open).map((asked) => likeness(span, asked))),
  };
}

/** The span of a date on file; zeros where it is unknown. */
export function spanOf(date: RecordDate, end: RecordDate = date): DaySpan {
  return { first: dayNumber(dateSpan(date).first), last: dayNumber(dateSpan(end).last) };
}

/** "19 and 20 September" is asked for as one stretch. */
const stretchOf = (spans: readonly DaySpan[]): DaySpan => ({
  first: Math.min(...spans.map(({ first }) => first)),
  last: Math.max(...spans.map(({ last }) => last)),
});

/** The share of the days of either that are days of both; what lies within the days asked for is ahead of what goes on beyond them. */
function likeness(span: DaySpan, asked: DaySpan): number {
  const shared = daysFrom(Math.max(span.first, asked.first), Math.min(span.last, asked.last));
  if (shared <= 0) return 0;
  const isWithin = span.first >= asked.first && span.last <= asked.last;
  return Number(isWithin) + shared / (daysFrom(span.first, span.last) + daysFrom(asked.first, asked.last) - shared);
}

/** Counted in months of 31 days, which is near enough to compare stretches. */
const daysFrom = (first: number, last: number): number => placeOf(last) - placeOf(first) + 1;
const placeOf = (day: number): number =>
  Math.floor(day / 10_000) * 372 + Math.floor((day % 10_000) / 100) * 31 + (day % 100);

function withoutMentions(question: string, mentions: readonly DayMention[]): string {
  let rest = '';
  let at = 0;
  for (const { start, end } of mentions) {
    rest += `${question.slice(at, start)} `;
    at = end;
  }
  return (rest + question.slice(at)).replace(/\s+/g, ' ').trim();
}

function spansOf({ limit, from, to }: DayMention, years: YearsOnFile): DaySpan[] {
  const known = from.year ?? to.year;
  const candidates = known === undefined ? years.of(from.month ?? to.month) : [known];
  // An open end lies in one year: the one that the record knows most of.
  return (limit === 'during' ? candidates : candidates.slice(0, 1)).flatMap((year) => {
    const start = writtenSpan(from, year);
    const ends = to === from ? start : writtenSpan(to, yearOfEnd(from, to, year));
    return start === undefined || ends === undefined ? [] : [limited(limit, { first: start.first, last: ends.last })];
  });
}

/** "28 December to 3 January" ends in the next year. */
const yearOfEnd = (from: WrittenDay, to: WrittenDay, year: number): number =>
  to.year ?? (from.year ?? year) + Number((to.month ?? 12) < (from.month ?? 1));

function limited(limit: DayLimit, { first, last }: DaySpan): DaySpan {
  switch (limit) {
    case 'during':
      return { first, last };
    case 'since':
      return { first, last: LAST };
    case 'after':
      return { first: last + 1, last: LAST };
    case 'until':
      return { first: FIRST, last };
    case 'before':
      return { first: FIRST, last: first - 1 };
  }
}

function writtenSpan({ year, month, day, part, isDecade }: WrittenDay, otherwise: number): DaySpan | undefined {
  const start = (year ?? otherwise) * 10_000;
  if (isDecade === true) return { first: start + 101, last: start + 91_231 };
  if (month === undefined) return { first: start + 101, last: start + 1231 };
  const length = new Date(Date.UTC(year ?? otherwise, month, 0)).getUTCDate();
  if (day !== undefined)
    return day > length ? undefined : { first: start + month * 100 + day, last: start + month * 100 + day };
  const [first, last] = daysOfPart(part, length);
  return { first: start + month * 100 + first, last: start + month * 100 + last };
}

function daysOfPart(part: WrittenDay['part'], length: number): readonly [number, number] {
  switch (part) {
    case 'first week':
      return [1, 7];
    case 'last week':
      return [length - 6, length];
    case 'early':
      return [1, 10];
    case 'middle':
      return [11, 20];
    case 'late':
      return [21, length];
    case undefined:
      return [1, length];
  }
}

/** A question with the words for its days in English, so that they are read alike. */
export function withEnglishDays(question: string): string {
  let english = '';
  let at = 0;
  for (const mention of daysIn(question)) {
    const { limit, from, start, end } = mention;
    const before = limit === 'during' ? (from.day === undefined ? 'in ' : 'on ') : '';
    english += `${question.slice(at, start)} ${before}${inWords(mention)} `;
    at = end;
  }
  return at === 0 ? question : english + question.slice(at);
}

function inWords({ limit, from, to }: DayMention): string {
  const days = to === from ? dayInWords(from) : `${dayInWords(from)} – ${dayInWords(to)}`;
  return limit === 'during' ? days : `${limit} ${days}`;
}

const dayInWords = ({ year, month, day, part, isDecade }: WrittenDay): string =>
  [part, day, month === undefined ? undefined : MONTH_NAMES[month - 1], isDecade === true ? `${year}s` : year]
    .filter((one) => one !== undefined)
    .join(' ');
