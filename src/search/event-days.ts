import { daysIn } from '../language/words/days.js';
import { type EventEdge, type EventLimit, eventLimitsIn } from '../language/words/event-limits.js';
import { dateInWords, dateSpan } from '../record/dates.js';
import type { RecordEvent } from '../record/entries.js';

const MS_OF_DAY = 86_400_000;
const WEEK = 7;

/**
 * A question with the days that it means in place of the events that it names them by: "before the vote" becomes "before 3 May 2021".
 * @param question in any language of the bot
 * @param eventOf the event that some words name, where they name one for certain
 */
export async function withEventDays(
  question: string,
  eventOf: (words: string) => Promise<RecordEvent | undefined>,
): Promise<string> {
  let asked = '';
  let at = 0;
  for (const { limit, events, ...cue } of eventLimitsIn(question)) {
    if (cue.start < at) continue;
    for (const { words, edge, start, end } of events) {
      // "Before 8 May" is no limit by an event, not even by one that is called after its day.
      const event = isDay(words) ? undefined : await eventOf(words);
      const days = event === undefined ? undefined : daysOf(limit, event, edge);
      if (days === undefined) continue;
      asked += `${question.slice(at, Math.min(start, cue.start))} ${days} `;
      at = Math.max(end, cue.end);
      break;
    }
  }
  return at === 0 ? question : (asked + question.slice(at)).replace(/\s+/g, ' ').trim();
}

/** "The march" is no month. */
const NAMED_BY_ARTICLE = /^(?:the|der|die|das|dem|den|le|la|el)\s+\p{L}+$/iu;

/** Whether words are a day and nothing else. */
function isDay(words: string): boolean {
  if (NAMED_BY_ARTICLE.test(words)) return false;
  let rest = words;
  for (const { start, end } of daysIn(words).toReversed()) rest = rest.slice(0, start) + rest.slice(end);
  return rest !== words && !/\p{L}{4,}/u.test(rest);
}

/** The days of a limit in words; undefined where the dates of the event are not known well enough. */
function daysOf(
  limit: EventLimit,
  { start, end = start }: RecordEvent,
  edge: EventEdge | undefined,
): string | undefined {
  const first = start.precision === 'week' ? dateSpan(start).first : start.iso;
  const last = end.precision === 'week' ? dateSpan(end).last : end.iso;
  if (first === '' || last === '') return undefined;
  const begin = edge === 'end' ? last : first;
  switch (limit.kind) {
    case 'before':
    case 'until':
    case 'since':
      return `${limit.kind} ${inWords(begin)}`;
    // What was said on its last day may well have been said after it.
    case 'after':
      return `since ${inWords(edge === 'start' ? first : last)}`;
    case 'during':
      return first.length === last.length ? stretch(first, last) : stretch(dateSpan(start).first, dateSpan(end).last);
    case 'day':
      return onDay(begin, 0);
    case 'day-of':
      return onDay(first, limit.day - 1);
    case 'days-before':
      return onDay(begin, -limit.days);
    case 'days-after':
      return onDay(edge === 'start' ? first : last, limit.days);
    case 'last-day':
      return onDay(last, 0);
    case 'first-week':
      return stretchOfDays(first, 0, WEEK - 1);
    case 'week-before':
      return stretchOfDays(begin, -WEEK, -1);
    case 'week-after':
      return stretchOfDays(edge === 'start' ? first : last, 1, WEEK);
  }
}

const onDay = (iso: string, days: number): string | undefined => {
  const day = dayFrom(iso, days);
  return day === undefined ? undefined : `on ${inWords(day)}`;
};

function stretchOfDays(iso: string, from: number, to: number): string | undefined {
  const [first, last] = [dayFrom(iso, from), dayFrom(iso, to)];
  return first === undefined || last === undefined ? undefined : stretch(first, last);
}

const stretch = (first: string, last: string): string =>
  first === last
    ? `${first.length > 'YYYY-MM'.length ? 'on' : 'in'} ${inWords(first)}`
    : `${inWords(first)} – ${inWords(last)}`;

/** Adds days to a day; undefined where only a month or a year is known. */
function dayFrom(iso: string, days: number): string | undefined {
  if (iso.length !== 'YYYY-MM-DD'.length) return undefined;
  return new Date(Date.parse(iso) + days * MS_OF_DAY).toISOString().slice(0, 10);
}

const inWords = (iso: string): string => dateInWords({ iso, precision: 'day' });
