import type { EntryId } from '../../record/entry-base.js';
import { withParents } from '../../record/parents.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Figure, Statement } from '../../record/statement.js';
import { type DaySpan, isOfSpans } from '../asked-spans.js';
import { spanOf } from '../days.js';
import type { DocumentFilter } from '../index/document-filter.js';
import type { StatementColumns } from './statement-columns.js';

/** Makes for one filter the test whether a document, by its place in the list, passes; undefined where all do. */
export type FilterTest = (filter: DocumentFilter) => ((place: number) => boolean) | undefined;

const letsAllThrough = (filter: DocumentFilter): boolean =>
  Object.values(filter).every((criterion) => criterion === undefined);

const UNDATED: DaySpan = { first: 0, last: 0 };

/** Prepares the filters over a list of statements. */
export function statementFilterTest(
  record: VerbatimRecord,
  statements: readonly Statement[],
  { first, last, forms, form }: StatementColumns,
): FilterTest {
  return (filter) => {
    if (letsAllThrough(filter)) return undefined;
    const { speaker, form: wanted, event, days, ...dates } = filter;
    const shown = wanted === undefined ? undefined : forms.indexOf(wanted);
    const isOfEvent = eventTest(record, event);
    const spanAt = (place: number): DaySpan => ({ first: first[place] ?? 0, last: last[place] ?? 0 });
    const isDated = dateTest(dates);
    return (place) => {
      if (speaker !== undefined && statements[place]?.speaker !== speaker) return false;
      if (shown !== undefined && form[place] !== shown) return false;
      if (isDated !== undefined && !isDated(spanAt(place))) return false;
      return isOfEvent(statements[place]?.event) && (days === undefined || isOfSpans(spanAt(place), days.asked));
    };
  };
}

/** Prepares the filters over a list of figures, which may be dated by the event that they count as well. */
export function figureFilterTest(record: VerbatimRecord, figures: readonly Figure[]): FilterTest {
  const counted = figures.map(({ asOf }) => spanOf(asOf));
  const events = new Map(record.events.map(({ id, start, end }) => [id, spanOf(start, end)]));
  return (filter) => {
    if (letsAllThrough(filter)) return undefined;
    const { metric, event, days, ...dates } = filter;
    const isOfEvent = eventTest(record, event);
    const isDated = dateTest(dates);
    const spansAt = (place: number): DaySpan[] =>
      (days?.of ?? []).map(
        (dated) => (dated === 'itself' ? counted[place] : events.get(figures[place]?.of ?? '')) ?? UNDATED,
      );
    return (place) => {
      if (days !== undefined && !spansAt(place).some((span) => isOfSpans(span, days.asked))) return false;
      if (isDated !== undefined && !isDated(counted[place] ?? UNDATED)) return false;
      return (metric === undefined || figures[place]?.metric === metric) && isOfEvent(figures[place]?.of);
    };
  };
}

/** Makes the test of a document's date; undefined where any passes. A date of doubtful precision passes where it may lie in the span. */
function dateTest({
  since,
  until,
  by,
}: Pick<DocumentFilter, 'since' | 'until' | 'by'>): ((span: DaySpan) => boolean) | undefined {
  if (since === undefined && until === undefined && by === undefined) return undefined;
  return ({ first, last }) =>
    first !== UNDATED.first &&
    (since === undefined || last >= since) &&
    (until === undefined || first <= until) &&
    (by === undefined || last <= by);
}

/** Tests whether an event is the wanted one or a part of it, looking each event's parents up once; where none is wanted, all pass. */
function eventTest(record: VerbatimRecord, wanted: EntryId | undefined): (event: EntryId | undefined) => boolean {
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
