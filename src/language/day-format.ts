/** A day, month or year, or a day or month of any year. */
interface Day {
  readonly year?: number;
  /** 1 to 12. */
  readonly month?: number;
  /** 1 to 31. */
  readonly day?: number;
}

/** Writes a day in a language, with as much of it as is given. */
export type DayFormat = (day: Day, month: 'short' | 'long') => string;

/** A leap year, so that every day of a date without a year is one of it. */
const ANY_YEAR = 2024;

/**
 * Makes the format of a language. A formatter of Intl takes a tenth of a millisecond to make and memory that the garbage collector does not see,
 * so each is made once.
 * @param locale BCP 47
 */
export function createDayFormat(locale: string): DayFormat {
  const formatters = new Map<string, Intl.DateTimeFormat>();
  return ({ year, month, day }, style) => {
    const options: Intl.DateTimeFormatOptions = {
      timeZone: 'UTC',
      ...(year === undefined ? {} : { year: 'numeric' }),
      ...(month === undefined ? {} : { month: style }),
      ...(day === undefined ? {} : { day: 'numeric' }),
    };
    const key = JSON.stringify(options);
    const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
    formatters.set(key, formatter);
    return formatter.format(new Date(Date.UTC(year ?? ANY_YEAR, (month ?? 1) - 1, day ?? 1)));
  };
}
