import type { EntryId } from '../record/entry-base.js';
import { withParents } from '../record/parents.js';
import type { VerbatimRecord } from '../record/record.js';
import type { Statement } from '../record/statement.js';
import { dayNumber, type StatementColumns } from './embedded/statement-columns.js';
import type { Filters } from './search.js';

/** Makes for one set of filters the test whether a statement, by its place in the list, passes. */
export type StatementFilter = (filters: Filters) => (place: number) => boolean;

/**
 * Prepares the filters over a list of statements. An event's filter lets its parts through; a date of doubtful precision passes where its
 * span and the wanted one overlap; an unknown date passes no date filter.
 */
export function statementFilter(
  record: VerbatimRecord,
  statements: readonly Statement[],
  { first, last, forms, form }: StatementColumns,
): StatementFilter {
  return (filters) => {
    const since = dayNumber(filters.since ?? '');
    const until = filters.until === undefined ? Number.POSITIVE_INFINITY : dayNumber(filters.until);
    const dated = filters.since !== undefined || filters.until !== undefined;
    const wanted = filters.form === undefined ? undefined : forms.indexOf(filters.form);
    const isOfEvent = eventTest(record, filters.event);
    return (place) => {
      if (filters.speaker !== undefined && statements[place]?.speaker !== filters.speaker) return false;
      if (wanted !== undefined && form[place] !== wanted) return false;
      if (dated && (first[place] === 0 || (last[place] ?? 0) < since || (first[place] ?? 0) > until)) return false;
      return isOfEvent(statements[place]?.event);
    };
  };
}

/** Tests whether an event is the wanted one or a part of it, looking each event's parents up once; where none is wanted, all pass. */
export function eventTest(
  record: VerbatimRecord,
  wanted: EntryId | undefined,
): (event: EntryId | undefined) => boolean {
  if (wanted === undefined) return () => true;
  const results = new Map<EntryId | undefined, boolean>();
  return (event) => {
    const cached = results.get(event);
    if (cached !== undefined) return cached;
    const result = withParents(record, event).includes(wanted);
    results.set(event, result);
    return result;
  };
}
