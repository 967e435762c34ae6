import { dateSpan, parseDate } from '../../record/dates.js';
import { monthNumber } from '../../record/months.js';

/**
 * Reads a day as people write it: `2023-09-21`, `2023-09`, `2023`, `21 September 2023`, `Sept 21, 2023`, `Sept 2023`, `21.9.2023`,
 * `today`, `yesterday`. A month or a year means its first or its last day. Days with slashes are not read: they mean different days to
 * different readers.
 * @param end which day of a month or a year is meant
 * @param today ISO `YYYY-MM-DD`
 * @returns ISO `YYYY-MM-DD`; undefined when it is no day
 */
export function readDay(text: string, end: 'first' | 'last', today: string): string | undefined {
  const typed = text.trim().toLowerCase();
  if (typed === 'today') return today;
  if (typed === 'yesterday') return new Date(Date.parse(`${today}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const date = parseDate(isoOf(typed));
  return date === undefined ? undefined : dateSpan(date)[end];
}

function isoOf(typed: string): string {
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(typed);
  if (dotted) return [dotted[3], pad(dotted[2]), pad(dotted[1])].join('-');
  const dayFirst = /^(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]{3,9})\.?,?\s+(\d{4})$/.exec(typed);
  const monthFirst = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/.exec(typed);
  const [day, word, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : monthFirst
      ? [monthFirst[2], monthFirst[1], monthFirst[3]]
      : [];
  const month = word === undefined ? undefined : monthNumber(word);
  if (month === undefined) return typed;
  return [year, pad(String(month)), ...(day === undefined ? [] : [pad(day)])].join('-');
}

const pad = (digits = ''): string => digits.padStart(2, '0');
