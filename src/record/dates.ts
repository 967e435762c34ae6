import { MONTH_NAMES } from './months.js';

/** A date as the record knows it: a day, a month, a year, a week (named by its Monday), or unknown. Nothing is filled in. */
export interface RecordDate {
  /** `2023-09-21`, `2023-09`, `2023`, or `''` when unknown. Sorts as text. */
  readonly iso: string;
  readonly precision: 'day' | 'week' | 'month' | 'year' | 'unknown';
  /** "about": the source itself is not sure. */
  readonly about?: boolean;
  /** Why it is unknown, or a closer word such as "as of 21:30", in the editor's words. */
  readonly note?: string;
}

/** An unknown date. */
export const UNKNOWN_DATE: RecordDate = { iso: '', precision: 'unknown' };

/** Whether a text is a real calendar date of the form `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return false;
  const month = match[2] === undefined ? 1 : Number(match[2]);
  const day = match[3] === undefined ? 1 : Number(match[3]);
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(Number(match[1]), month, 0)).getUTCDate();
}

/**
 * Reads an ISO date of any of the three precisions.
 * @param text `2023`, `2023-09` or `2023-09-21`
 * @returns the date, or undefined when it is none
 */
export function parseDate(text: string): RecordDate | undefined {
  if (!isCalendarDate(text)) return undefined;
  return { iso: text, precision: text.length === 4 ? 'year' : text.length === 7 ? 'month' : 'day' };
}

/** The date in words: `21 Sept 2023`, `Sept 2023`, `2023`, `week of 18 Sept 2023`, `date unknown`. */
export function dateInWords(date: RecordDate): string {
  if (date.precision === 'unknown' || date.iso === '') return 'date unknown';
  const [year, month, day] = date.iso.split('-');
  const parts = [
    day === undefined ? '' : String(Number(day)),
    month === undefined ? '' : (MONTH_NAMES[Number(month) - 1] ?? ''),
    year,
  ];
  const words = parts.filter(Boolean).join(' ');
  return `${date.about ? 'about ' : ''}${date.precision === 'week' ? 'week of ' : ''}${words}`;
}

/** The first and the last day a date may mean, as ISO text; for an unknown date both are empty. */
export function dateSpan(date: RecordDate): { readonly first: string; readonly last: string } {
  if (date.precision === 'unknown') return { first: '', last: '' };
  const [year = '', month, day] = date.iso.split('-');
  if (day !== undefined) {
    if (date.precision !== 'week') return { first: date.iso, last: date.iso };
    const end = new Date(`${date.iso}T00:00:00Z`);
    end.setUTCDate(end.getUTCDate() + 6);
    return { first: date.iso, last: end.toISOString().slice(0, 10) };
  }
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { first: `${year}-${month}-01`, last: `${year}-${month}-${String(last).padStart(2, '0')}` };
}

/** Orders dates newest first; unknown dates come last. */
export function newestFirst(a: RecordDate, b: RecordDate): number {
  const left = dateSpan(a).last;
  const right = dateSpan(b).last;
  return left === right ? 0 : left < right ? 1 : -1;
}
