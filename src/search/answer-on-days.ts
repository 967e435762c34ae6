import { monthOf } from '../language/words/day-words.js';
import type { AskedSpans } from './asked-spans.js';
import type { SearchContext } from './context.js';
import { type AskedDays, readDays, type YearsOnFile } from './days.js';
import type { Dictionary } from './index/dictionary.js';
import type { SubjectKind } from './names/subject.js';
import type { Found } from './search.js';
import { words } from './words/fold.js';

/** Reads the days that a query limits itself to, as far as they are no part of a name on file. */
export type DayReader = (
  query: string,
  dictionary: Dictionary,
  kinds: ReadonlySet<SubjectKind>,
) => AskedDays | undefined;

/**
 * Makes the reader of days for one record.
 * @param years where a date without a year belongs
 */
export function createDayReader(context: SearchContext, years: YearsOnFile): DayReader {
  return (query, dictionary, kinds) => {
    let named: ReadonlySet<string> | undefined;
    return readDays(query, years, (text) => {
      named ??= new Set(
        context.read(query, dictionary, kinds).groups.flatMap((group) => (group.how === 'exact' ? group.words : [])),
      );
      // "3 March" is a day, whatever is called "the march"; "the 9 November statement" is a name.
      return words(text).every((word) => named?.has(word)) && words(text).some(isOfDate);
    });
  };
}

const isOfDate = (word: string): boolean => /\d/.test(word) || monthOf(word) !== undefined;

/**
 * Answers a query within the days that it names. Where only other days have an answer, nothing is answered, and the query without the
 * days is offered.
 * @param find answers a query, within days if any are given
 */
export async function answerOnDays<T>(
  query: string,
  days: AskedDays | undefined,
  find: (query: string, asked?: AskedSpans) => Promise<Found<T>>,
): Promise<Found<T>> {
  if (days === undefined) return find(query);
  const found = await find(days.rest, days.spans);
  if (found.band === 'answered') return { ...found, days: days.mentions };
  if (days.rest === '' || (await find(days.rest)).band !== 'answered') return found;
  return { band: 'none', suggestions: [], wider: { query: days.rest, limit: 'days', days: days.mentions } };
}
