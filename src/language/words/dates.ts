import { weekdayOf } from './day-words.js';
import { daysIn, type WrittenDay } from './days.js';

const MS_PER_DAY = 86_400_000;

/** A day that a text names, ISO `YYYY-MM-DD`. */
export interface NamedDay {
  readonly iso: string;
  /** Whether the text has the year as well: otherwise the day is the last one before the text was published. */
  readonly withYear: boolean;
}

/**
 * The days that a text names: dates in words or figures, and weekdays, each the last such day up to the day of publication.
 * @param published ISO `YYYY-MM-DD`; without it, only dates with their year are read
 */
export function namedDays(text: string, published: string | undefined): NamedDay[] {
  const dates = daysIn(text)
    .flatMap(({ from, to }) => (to === from ? [from] : [from, to]))
    .flatMap((day) => namedDay(day, published) ?? []);
  return published === undefined ? dates : [...dates, ...weekdaysIn(text, published)];
}

function namedDay({ year, month, day }: WrittenDay, published: string | undefined): NamedDay | undefined {
  if (month === undefined || day === undefined) return undefined;
  const date = [month, day].map((number) => String(number).padStart(2, '0')).join('-');
  if (year !== undefined) return { iso: `${year}-${date}`, withYear: true };
  if (published === undefined) return undefined;
  const same = `${published.slice(0, 4)}-${date}`;
  return { iso: same <= published ? same : `${Number(published.slice(0, 4)) - 1}-${date}`, withYear: false };
}

function weekdaysIn(text: string, published: string): NamedDay[] {
  const end = Date.parse(`${published}T00:00:00Z`);
  return (text.match(/[\p{L}\p{M}]+/gu) ?? []).flatMap((word) => {
    const weekday = weekdayOf(word);
    if (weekday === undefined) return [];
    const back = (new Date(end).getUTCDay() - weekday + 7) % 7;
    return [{ iso: new Date(end - back * MS_PER_DAY).toISOString().slice(0, 10), withYear: false }];
  });
}
