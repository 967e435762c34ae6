import { allMatches } from './all-matches.js';
import {
  type DayLimit,
  decadeNamed,
  decadeOfSpanishNumber,
  isBetween,
  isDecadeWord,
  isJoint,
  isMonthOrDecade,
  isOrdinalEnding,
  isTo,
  isWeekday,
  limitAfter,
  limitBefore,
  monthOf,
  type PartOfMonth,
  partOfMonth,
  weekOfMonth,
} from './day-words.js';

/** A day, month or year as written: the year is often left out. */
export interface WrittenDay {
  readonly year?: number;
  /** 1 to 12. */
  readonly month?: number;
  /** 1 to 31. */
  readonly day?: number;
  readonly part?: PartOfMonth;
  /** Whether the ten years from `year` on are meant. */
  readonly isDecade?: boolean;
}

/** Days that a text limits itself to. */
export interface DayMention {
  readonly limit: DayLimit;
  readonly from: WrittenDay;
  /** The last of a stretch; the same as `from` for a single day, month or year. */
  readonly to: WrittenDay;
  /** Offsets in the text in UTF-16 units, with the words that belong to it; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

const TOKEN =
  /\d{4}-\d{2}(?:-\d{2})?(?!\d)|\d{1,2}([./])\d{1,2}\1(?:\d{4}|\d{2})(?![./]?\d)|\d{1,2}\.\d{2}(?!\d|[.,]\d| ?%)|\d{1,2}\/\d{1,2}(?![\d/])|\d+|[\p{L}\p{M}]+|[^\s\p{L}\p{M}\d]/gu;

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Words before a number or a name of a month that may belong to a date: "on Thursday, in the last week of the". */
const MAX_TOKENS_BEFORE = 12;

/** What was read at a place, and the place of the first token after it. */
interface Read {
  readonly day: WrittenDay;
  readonly next: number;
  /** Whether it is certainly a date, without a word such as "in" before it. */
  readonly certain: boolean;
}

/**
 * The days, months and years that a text names, in the languages of the bot: `20 September 2023`, `20.09.`, `last week of September`,
 * `between 19 and 21 Sept`, `since 10 March`, `в сентябре`. A number alone is none.
 */
export function daysIn(text: string): DayMention[] {
  const tokens = tokensOf(text);
  const found: DayMention[] = [];
  let at = 0;
  for (const [place, token] of tokens.entries()) {
    if (place < at || !isOfDate(token)) continue;
    at = Math.max(at, place - MAX_TOKENS_BEFORE);
    while (at <= place) {
      const read = stretchAt(tokens, at);
      if (read === undefined) at += 1;
      else {
        found.push(read.mention);
        at = read.next;
      }
    }
  }
  return found;
}

/** Whether a token is a number, a month or a decade: without one there is no date. */
const isOfDate = ({ text }: Token): boolean => /^\d/.test(text) || isMonthOrDecade(text);

const tokensOf = (text: string): Token[] =>
  allMatches(TOKEN, text).map(({ 0: token, index }) => ({ text: token, start: index, end: index + token.length }));

const textAt = (tokens: readonly Token[], at: number): string => tokens[at]?.text ?? '';

function stretchAt(tokens: readonly Token[], at: number): { mention: DayMention; next: number } | undefined {
  const first = startOf(tokens, at);
  if (first === undefined) return undefined;
  const { start } = first;
  const last = endOf(tokens, start.next, start.day);
  const from = last === undefined ? start.day : completed(start.day, last.day);
  const to = last?.day ?? start.day;
  let next = last?.next ?? start.next;
  const suffix = turkishEnding(tokens, next);
  next = suffix.next;
  const hasCue = first.limit !== undefined || suffix.limit !== undefined;
  if (!start.certain && !hasCue) return undefined;
  const limit = last === undefined ? (suffix.limit ?? first.limit ?? 'during') : 'during';
  return {
    mention: { limit, from, to, start: tokens[at]?.start ?? 0, end: tokens[next - 1]?.end ?? 0 },
    next,
  };
}

/** A date at a place, with the words before it: "on Thursday,", "since the", "between". */
function startOf(tokens: readonly Token[], at: number): { start: Read; limit?: DayLimit } | undefined {
  let limit: DayLimit | undefined;
  let next = at;
  for (let words = 0; words < 4; words += 1) {
    const start = dateAt(tokens, next);
    if (start !== undefined) return limit === undefined ? { start } : { start, limit };
    const word = textAt(tokens, next);
    const cue = limitBefore(word);
    if (cue === undefined && !isBetween(word) && !isWeekday(word) && !(next > at && isJoint(word))) return undefined;
    if (cue !== undefined && (limit === undefined || limit === 'during')) limit = cue;
    next += 1;
  }
  return undefined;
}

/** The end of a stretch: "to 21 September", "–20 September". */
function endOf(tokens: readonly Token[], at: number, { day }: WrittenDay): Read | undefined {
  if (!isTo(textAt(tokens, at))) return undefined;
  const end = dateAt(tokens, at + 1) ?? dateAt(tokens, at + 2);
  return end === undefined || (day !== undefined && end.day.day === undefined) ? undefined : end;
}

/** "19" of "19–20 September 2023" is of the same month and year. */
const completed = (from: WrittenDay, to: WrittenDay): WrittenDay => ({
  ...(to.year === undefined ? {} : { year: to.year }),
  ...(to.month === undefined ? {} : { month: to.month }),
  ...from,
});

/** The case of a Turkish date and the word that it goes with: "20 Eylül’den sonra". */
function turkishEnding(tokens: readonly Token[], at: number): { next: number; limit?: DayLimit } {
  const hasCase = /^['’]$/.test(textAt(tokens, at)) && /^[\p{L}]{1,4}$/u.test(textAt(tokens, at + 1));
  const next = hasCase ? at + 2 : at;
  const limit = limitAfter(textAt(tokens, next));
  return limit === undefined ? { next } : { next: next + 1, limit };
}

function dateAt(tokens: readonly Token[], at: number): Read | undefined {
  return (
    numericDate(textAt(tokens, at), at) ??
    decadeAt(tokens, at) ??
    dayAndMonth(tokens, at) ??
    monthFirst(tokens, at) ??
    bareYear(tokens, at)
  );
}

function numericDate(token: string, at: number): Read | undefined {
  const iso = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(token);
  if (iso !== null) return readOf({ year: iso[1], month: iso[2], day: iso[3] }, at + 1, true);
  const written = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2}))?$/.exec(token);
  if (written === null) return undefined;
  const [, one, other, year] = written;
  // Day first, as most of the world writes it, unless only the other order is a date.
  const monthFirst = Number(other) > 12 && Number(one) <= 12;
  return readOf(
    {
      year: year?.length === 2 ? String(fullYear(year)) : year,
      month: monthFirst ? one : other,
      day: monthFirst ? other : one,
    },
    at + 1,
    year !== undefined || /^\d\d\.\d\d$/.test(token),
  );
}

function readOf(
  written: { readonly year: string | undefined; readonly month: string | undefined; readonly day: string | undefined },
  next: number,
  certain: boolean,
): Read | undefined {
  const [month, day] = [Number(written.month), written.day === undefined ? undefined : Number(written.day)];
  if (month < 1 || month > 12 || (day !== undefined && (day < 1 || day > 31))) return undefined;
  return {
    day: {
      ...(written.year === undefined ? {} : { year: Number(written.year) }),
      month,
      ...(day === undefined ? {} : { day }),
    },
    next,
    certain,
  };
}

/**
 * "20 September 2023", "the 20th of September", "19" of "19–20 September".
 * @param isEnd whether it ends a stretch: such a day has a month of its own, so that "5-6-7-8" is not followed to its end from each number
 */
function dayAndMonth(tokens: readonly Token[], at: number, isEnd = false): Read | undefined {
  const day = dayNumberAt(tokens, at);
  if (day === undefined) return undefined;
  const joint = skipJoints(tokens, day.next);
  const month = monthOf(textAt(tokens, joint));
  if (month !== undefined) {
    const { year, next } = shortYearAt(tokens, joint + 1) ?? yearAfter(tokens, joint + 1);
    return { day: { ...year, month: month.month, day: day.day }, next, certain: true };
  }
  // The month comes with the end of the stretch.
  if (isEnd || !isTo(textAt(tokens, day.next)) || dayAndMonth(tokens, day.next + 1, true) === undefined)
    return undefined;
  return { day: { day: day.day }, next: day.next, certain: true };
}

function dayNumberAt(tokens: readonly Token[], at: number): { day: number; next: number } | undefined {
  const text = textAt(tokens, at);
  const day = Number(text);
  if (!/^\d{1,2}$/.test(text) || day < 1 || day > 31) return undefined;
  let next = at + 1;
  if (/^[-‑]$/.test(textAt(tokens, next)) && isOrdinalEnding(textAt(tokens, next + 1))) next += 1;
  if (isOrdinalEnding(textAt(tokens, next))) next += 1;
  return { day, next };
}

/** "September 20, 2023", "Sept. 20", "September 2023", "last week of September", "October". */
function monthFirst(tokens: readonly Token[], at: number): Read | undefined {
  const part = partAt(tokens, at);
  const place = part.next;
  const month = monthOf(textAt(tokens, place));
  if (month === undefined) return undefined;
  const after = textAt(tokens, place + 1) === '.' ? place + 2 : place + 1;
  const day = part.part === undefined ? dayNumberAt(tokens, after) : undefined;
  const { year, next } = yearAfter(tokens, day?.next ?? place + 1);
  const later = partAfter(tokens, next, part.part);
  const written: WrittenDay = {
    ...year,
    month: month.month,
    ...(day === undefined ? {} : { day: day.day }),
    ...(later.part === undefined ? {} : { part: later.part }),
  };
  const certain = day !== undefined || year.year !== undefined || later.part !== undefined || month.alone;
  return { day: written, next: later.next, certain };
}

/** "last week of", "early", "mid-". */
function partAt(tokens: readonly Token[], at: number): { part?: PartOfMonth; next: number } {
  const week = weekOfMonth(textAt(tokens, at), textAt(tokens, at + 1));
  if (week !== undefined) return { part: week, next: skipJoints(tokens, at + 2) };
  const part = partOfMonth(textAt(tokens, at));
  if (part === undefined) return { next: at };
  return { part, next: skipJoints(tokens, textAt(tokens, at + 1) === '-' ? at + 2 : at + 1) };
}

/** "eylül başında": Turkish names the part after the month. */
function partAfter(
  tokens: readonly Token[],
  at: number,
  part: PartOfMonth | undefined,
): { part?: PartOfMonth; next: number } {
  if (part !== undefined) return { part, next: at };
  const week = weekOfMonth(textAt(tokens, at), textAt(tokens, at + 1));
  if (week !== undefined) return { part: week, next: at + 2 };
  const later = partOfMonth(textAt(tokens, at));
  return later === undefined || /^(?:end|ende|late|start|beginning)$/i.test(textAt(tokens, at))
    ? { next: at }
    : { part: later, next: at + 1 };
}

function skipJoints(tokens: readonly Token[], at: number): number {
  let next = at;
  while (isJoint(textAt(tokens, next)) && next < at + 2) next += 1;
  return next;
}

function yearAfter(tokens: readonly Token[], at: number): { year: { readonly year?: number }; next: number } {
  const place = skipJoints(tokens, at);
  const year = yearOf(textAt(tokens, place));
  if (year === undefined) return { year: {}, next: textAt(tokens, at) === '.' ? at + 1 : at };
  // "2023 г.", "2023 року"
  const next = /^(?:г|р|году|года|год|року|рік|році|yılı|yılında)$/iu.test(textAt(tokens, place + 1))
    ? place + 2
    : place + 1;
  return { year: { year }, next };
}

/** "9 October 23", "9 October ’23": two digits are a year only where nothing follows that they could count. */
function shortYearAt(
  tokens: readonly Token[],
  at: number,
): { year: { readonly year: number }; next: number } | undefined {
  const place = /^['’]$/.test(textAt(tokens, at)) ? at + 1 : at;
  const text = textAt(tokens, place);
  if (!/^\d\d$/.test(text) || !/^[?!.,;:)]?$/.test(textAt(tokens, place + 1))) return undefined;
  return { year: { year: fullYear(text) }, next: place + 1 };
}

/** Years of two digits are those of our time: up to 69 of this century. */
const fullYear = (digits: string): number => Number(digits) + (Number(digits) < 70 ? 2000 : 1900);

const yearOf = (text: string): number | undefined => (/^(?:19|20)\d\d$/.test(text) ? Number(text) : undefined);

const DECADE_ENDING = /^(?:s|er|ern|е|х|і|ті|тих|lar|larda|ların)$/iu;

/** "the 1990s", "’90s", "the nineties", "die neunziger Jahre", "années 90", "1990-е". */
function decadeAt(tokens: readonly Token[], at: number): Read | undefined {
  const place = skipDecadeWords(tokens, at);
  const text = textAt(tokens, place);
  const isNumber = /^(?:(?:19|20)\d|[2-9])0$/.test(text);
  const decade = isNumber
    ? Number(text)
    : (decadeNamed(text) ?? (place > at ? decadeOfSpanishNumber(text) : undefined));
  if (decade === undefined) return undefined;
  const mark = isNumber && /^['’‑-]$/.test(textAt(tokens, place + 1)) ? place + 2 : place + 1;
  const hasEnding = isNumber && DECADE_ENDING.test(textAt(tokens, mark));
  if (isNumber && !hasEnding && place === at) return undefined;
  const after = hasEnding ? mark + 1 : place + 1;
  const next = isDecadeWord(textAt(tokens, after)) ? after + 1 : after;
  const year = decade >= 1_900 ? decade : decade + (decade < 30 ? 2_000 : 1_900);
  return { day: { year, isDecade: true }, next, certain: true };
}

/** "années" and "años" come before the number, and an apostrophe for the century. */
function skipDecadeWords(tokens: readonly Token[], at: number): number {
  if (/^(?:années|años)$/iu.test(textAt(tokens, at))) return at + 1;
  return /^['’]$/.test(textAt(tokens, at)) && DECADE_ENDING.test(textAt(tokens, at + 2)) ? at + 1 : at;
}

/** A year alone is a date only after a word such as "in", and not before a word that it describes: "the 2020 war". */
function bareYear(tokens: readonly Token[], at: number): Read | undefined {
  const { year, next } = yearAfter(tokens, at);
  if (year.year === undefined || skipJoints(tokens, at) !== at) return undefined;
  const following = textAt(tokens, next);
  if (/^\p{L}/u.test(following) && limitBefore(following) === undefined && !isTo(following)) return undefined;
  // "1988–1994" can be nothing else.
  const isStretch = /^[-–]$/.test(following) && yearOf(textAt(tokens, next + 1)) !== undefined;
  return { day: year, next, certain: isStretch };
}
