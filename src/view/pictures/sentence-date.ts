import { dateSpan, parseDate, type RecordDate } from '../../record/dates.js';
import type { SummarySentence } from '../../record/entries.js';
import { MONTH_PATTERN, monthNumber } from '../../record/months.js';
import type { VerbatimRecord } from '../../record/record.js';

/** The days a sentence speaks of, ISO `YYYY-MM-DD`. */
export interface SentenceDate {
  readonly from: string;
  readonly to: string;
  /** Whether it is known to the day. */
  readonly sure: boolean;
}

/** Editors begin a sentence of a timeline with its date: `19 to 20 September 2023: …`, `October 2023: …`, `1992: …`. */
const LEADING_DATE = new RegExp(
  `^(?:(?:(?<day>\\d{1,2}) )?(?:(?<month>${MONTH_PATTERN}) )?(?:(?<year>\\d{4}) )?(?:to|–|-) )?(?:(?<lastDay>\\d{1,2}) )?(?:(?<lastMonth>${MONTH_PATTERN}) )?(?<lastYear>\\d{4})(?=[:,])`,
);

/**
 * The days a sentence of a timeline speaks of: as it says itself, else the day on which a named speaker said what it rests on. The day of
 * a report alone says nothing of when things happened.
 */
export function sentenceDate({ text, entries }: SummarySentence, record: VerbatimRecord): SentenceDate | undefined {
  const written = writtenDate(text);
  if (written !== undefined) return written;
  for (const id of entries) {
    const entry = record.byId.get(id);
    const date =
      entry?.entry === 'statement' && entry.speaker !== 'outlet'
        ? entry.said
        : entry?.entry === 'figure' && entry.claimant !== 'outlet'
          ? entry.asOf
          : undefined;
    if (date !== undefined && date.iso !== '') return sentenceSpan(date, date);
  }
  return undefined;
}

function writtenDate(text: string): SentenceDate | undefined {
  const groups = LEADING_DATE.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { day, month, year, lastDay, lastMonth, lastYear = '' } = groups;
  const last = parseDate(isoOf(lastYear, lastMonth, lastDay));
  if (last === undefined) return undefined;
  const isSpan = day !== undefined || month !== undefined || year !== undefined;
  const first = isSpan ? parseDate(isoOf(year ?? lastYear, month ?? lastMonth, day)) : last;
  return first === undefined ? undefined : sentenceSpan(first, last);
}

const isoOf = (year: string, month: string | undefined, day: string | undefined): string =>
  [
    year,
    ...(month === undefined ? [] : [String(monthNumber(month) ?? 0).padStart(2, '0')]),
    ...(month === undefined || day === undefined ? [] : [day.padStart(2, '0')]),
  ].join('-');

/** A month or a year is known to its first day only. */
function sentenceSpan(first: RecordDate, last: RecordDate): SentenceDate {
  const from = dateSpan(first).first;
  const exact = first.precision === 'day' && last.precision === 'day';
  return { from, to: exact ? dateSpan(last).last : from, sure: exact && first.about !== true };
}
