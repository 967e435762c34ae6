import { monthOf } from '../language/words/day-words.js';
import type { SearchContext } from './context.js';
import { type AskedDays, type DaySpan, readDays, YearsOnFile } from './days.js';
import type { Corpus } from './embedded/corpus.js';
import type { SubjectKind } from './names/subject.js';
import type { Found } from './search.js';
import { words } from './words/fold.js';

/** Reads the days that a query limits itself to, as far as they are no part of a name on file. */
export type DayReader = (
  query: string,
  corpus: Corpus<unknown>,
  kinds: ReadonlySet<SubjectKind>,
) => AskedDays | undefined;

/** Makes the reader of days for one record. */
export function createDayReader(context: SearchContext): DayReader {
  const { statements, figures, events } = context.record;
  const years = new YearsOnFile([
    ...statements.map(({ said }) => said),
    ...figures.map(({ asOf }) => asOf),
    ...events.map(({ start }) => start),
  ]);
  return (query, corpus, kinds) => {
    let named: ReadonlySet<string> | undefined;
    return readDays(query, years, (text) => {
      named ??= new Set(
        context.read(query, corpus, kinds).groups.flatMap((group) => (group.how === 'exact' ? group.words : [])),
      );
      return words(text).some((word) => named?.has(word) && (/\d/.test(word) || monthOf(word) !== undefined));
    });
  };
}

/**
 * Answers a query within the days that it names. Where only other days have an answer, nothing is answered, and the query without the
 * days is offered.
 * @param find answers a query, within days if any are given
 * @param isThen whether something is of the days asked for
 */
export function answerOnDays<T>(
  query: string,
  days: AskedDays | undefined,
  find: (query: string, isThen?: (span: DaySpan) => boolean) => Found<T>,
  isThen: ((span: DaySpan) => boolean) | undefined = days?.allows,
): Found<T> {
  if (days === undefined) return find(query);
  const found = find(days.rest, isThen);
  if (found.band === 'answered')
    return {
      ...found,
      days: days.label,
      reading: [found.reading, days.label].filter((part) => part !== '').join(' · '),
    };
  if (days.rest === '' || find(days.rest).band !== 'answered') return found;
  return { band: 'none', suggestions: [], wider: { query: days.rest, without: days.label, limit: 'days' } };
}
