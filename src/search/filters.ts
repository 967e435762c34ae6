import { dateSpan } from '../record/dates.js';
import type { EntryId, Statement } from '../record/entries.js';
import { withParents } from '../record/parents.js';
import { formOf } from '../record/quotes.js';
import type { VerbatimRecord } from '../record/record.js';
import type { Filters } from './search.js';

/** Tells for one set of filters whether a statement, by its place in the list, passes. */
export type StatementFilter = (filters: Filters) => (place: number) => boolean;

/** The days and forms of a list of statements, by place; days as numbers such as 20230921, 0 where unknown. */
export interface StatementColumns {
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly forms: readonly string[];
  /** By number in `forms`. */
  readonly form: Uint8Array;
}

/**
 * Works out days and forms once, so that a filter costs a comparison a statement.
 * @param statements the statements
 */
export function statementColumns(statements: readonly Statement[]): StatementColumns {
  const first = new Int32Array(statements.length);
  const last = new Int32Array(statements.length);
  const forms: string[] = [];
  const form = new Uint8Array(statements.length);
  statements.forEach((statement, place) => {
    const span = dateSpan(statement.said);
    first[place] = dayNumber(span.first);
    last[place] = dayNumber(span.last);
    const shown =
      statement.kind === 'narration' || statement.speaker === 'outlet' ? 'narration' : formOf(statement.says);
    if (!forms.includes(shown)) forms.push(shown);
    form[place] = forms.indexOf(shown);
  });
  return { first, last, forms, form };
}

/**
 * Prepares the filters over a list of statements. An event's filter lets its parts through; a date of doubtful precision passes where its
 * span and the wanted one overlap; an unknown date passes no date filter.
 * @param record the record
 * @param statements the statements
 * @param columns their days and forms
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
    const isWithin = within(record, filters.event);
    return (place) => {
      if (filters.speaker !== undefined && statements[place]?.speaker !== filters.speaker) return false;
      if (wanted !== undefined && form[place] !== wanted) return false;
      if (dated && (first[place] === 0 || (last[place] ?? 0) < since || (first[place] ?? 0) > until)) return false;
      return filters.event === undefined || isWithin(statements[place]?.event);
    };
  };
}

/**
 * Whether an event is another or a part of it; each event's parents are looked up once.
 * @param record the record
 * @param wanted the event filtered by; absent, none is
 */
export function within(record: VerbatimRecord, wanted: EntryId | undefined): (event: EntryId | undefined) => boolean {
  const known = new Map<EntryId | undefined, boolean>();
  return (event) => {
    const there = known.get(event);
    if (there !== undefined) return there;
    const is = wanted !== undefined && withParents(record, event).includes(wanted);
    known.set(event, is);
    return is;
  };
}

/** A day as a number that orders like the day: 2023-09-21 is 20230921; 0 where it is unknown. */
const dayNumber = (iso: string): number => Number(iso.replaceAll('-', ''));
