import { isCalendarDate, parseDate, type RecordDate } from '../../record/dates.js';
import type { WrittenDate } from './schema.js';

/** A date as read, or what is wrong with it. */
export type DateResult = { readonly date: RecordDate } | { readonly wrong: string; readonly right: string };

const FORMS = 'write 2023-09-21, 2023-09, 2023 or unknown';

/**
 * Reads a date as an editor wrote it.
 * @param beside the entry's own `precision` key
 */
export function readDate(written: WrittenDate, beside?: RecordDate['precision']): DateResult {
  if (typeof written !== 'object') return readText(String(written).trim(), beside, {});
  const details = {
    ...(written.about === true || written.about === 'true' ? { about: true } : {}),
    ...(written.note === undefined ? {} : { note: written.note }),
  };
  if (written.unknown !== undefined) {
    if (written.date !== undefined)
      return { wrong: 'the date is both given and unknown', right: 'keep one of the two' };
    return { date: { iso: '', precision: 'unknown', ...details, note: written.unknown } };
  }
  if (written.date === undefined)
    return { wrong: 'the date is missing', right: 'add `date:` or `unknown:` with the reason' };
  return readText(String(written.date).trim(), written.precision ?? beside, details);
}

function readText(
  text: string,
  precision: RecordDate['precision'] | undefined,
  details: Pick<RecordDate, 'about' | 'note'>,
): DateResult {
  if (text === 'unknown') {
    if (precision !== undefined && precision !== 'unknown') {
      return { wrong: `an unknown date cannot have the precision ${precision}`, right: 'take one of them out' };
    }
    return { date: { iso: '', precision: 'unknown', ...details } };
  }
  const date = parseDate(text);
  if (!date) return { wrong: `"${text.slice(0, 60)}" is not a date`, right: advice(text) };
  if (precision === undefined || precision === date.precision) return { date: { ...date, ...details } };
  if (precision === 'week' && date.precision === 'day') {
    const day = new Date(`${text}T00:00:00Z`);
    const back = (day.getUTCDay() + 6) % 7;
    if (back === 0) return { date: { ...date, precision, ...details } };
    day.setUTCDate(day.getUTCDate() - back);
    return {
      wrong: `${text} is not a Monday, and a week is named by its Monday`,
      right: `write ${day.toISOString().slice(0, 10)}`,
    };
  }
  const right =
    precision === 'unknown'
      ? 'write unknown, or take the precision out'
      : `write precision: ${date.precision}, or the date as ${shape(precision)}`;
  return { wrong: `the precision ${precision} contradicts the date ${text}`, right };
}

function shape(precision: RecordDate['precision']): string {
  return precision === 'year' ? '2023' : precision === 'month' ? '2023-09' : '2023-09-21';
}

function advice(text: string): string {
  const match = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:T.*)?$/.exec(text);
  if (!match) return FORMS;
  const padded = [match[1], match[2], match[3]]
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
  return isCalendarDate(padded) ? `write ${padded}` : `there is no such day; ${FORMS}`;
}
