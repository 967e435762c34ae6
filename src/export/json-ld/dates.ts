import { dateInWords, dateSpan, type RecordDate } from '../../record/dates.js';

/**
 * A date for a schema.org Date property: ISO 8601, as exact as on file (`2023-09-21`, `2023-09`, `2023`).
 * @returns nothing for an unknown date, for a week (which is not its Monday) and where the source itself is not sure
 */
export function exactDate(date: RecordDate | undefined): string | undefined {
  if (date === undefined || date.about === true || date.precision === 'unknown' || date.precision === 'week')
    return undefined;
  return date.iso === '' ? undefined : date.iso;
}

/** The time something speaks of, for schema.org's temporalCoverage: as `exactDate`, and a week as the interval of its days. */
export function coverage(date: RecordDate): string | undefined {
  if (date.precision !== 'week' || date.about === true) return exactDate(date);
  const { first, last } = dateSpan(date);
  return `${first}/${last}`;
}

/**
 * How a date is known, in words; nothing where the source itself gives it.
 * @param basis `source`, `inferred`, `external`, or the editor's own words
 */
export function basisInWords(basis: string | undefined): string | undefined {
  if (basis === 'source') return undefined;
  if (basis === 'inferred') return 'date inferred';
  return basis === 'external' ? 'date from other reports' : basis;
}

/**
 * What a date property cannot say: that a date is a week or uncertain, how it is known, and the editor's note. Nothing where it says all.
 * @param basis how it is known, in the editor's words; absent where the source says so
 */
export function dateRemark(date: RecordDate, basis: readonly (string | undefined)[]): string | undefined {
  const more = [...basis, date.note].filter((part) => part !== undefined && part !== '');
  if (more.length === 0 && exactDate(date) !== undefined) return undefined;
  return [dateInWords(date), ...more].join('; ');
}
