import type { AskedSpans, DaySpan } from '../../search/asked-spans.js';
import type { DatedBy, DocumentFilter } from '../../search/index/document-filter.js';
import { anyOf, type Clause } from './term-clauses.js';

/** The clauses that a document must pass. */
export function filterClauses({ speaker, form, metric, event, since, until, by, days }: DocumentFilter): Clause[] {
  return [
    ...(speaker === undefined ? [] : [{ term: { speaker: speakerValue(speaker) } }]),
    ...(form === undefined ? [] : [{ term: { form } }]),
    ...(metric === undefined ? [] : [{ term: { metric } }]),
    ...(event === undefined ? [] : [{ term: { events: event } }]),
    // Entries without a date have neither field, and pass none of these.
    ...(since === undefined ? [] : [{ range: { last: { gte: since } } }]),
    ...(until === undefined ? [] : [{ range: { first: { lte: until } } }]),
    ...(by === undefined ? [] : [{ range: { last: { lte: by } } }]),
    ...(days === undefined ? [] : [anyOf(days.of.map((dated) => isOfDays(days.asked, dated)))]),
  ];
}

/** How a speaker is stored: one without an entry is an object. */
export const speakerValue = (speaker: unknown): string => JSON.stringify(speaker);

/** Passes the revision's own documents: those that came with it or before, and were not taken away by then. */
export const ofRevision = (revision: number): Clause[] => [
  { range: { since: { gt: revision } } },
  { range: { gone: { lte: revision } } },
];

const DATE_FIELDS = {
  itself: { first: 'first', last: 'last', isShort: 'isShort' },
  event: { first: 'eventFirst', last: 'eventLast', isShort: 'eventIsShort' },
} as const;

type DateFields = (typeof DATE_FIELDS)[DatedBy];

/** The same as `isOfSpans` of the search. */
function isOfDays({ closed, open }: AskedSpans, dated: DatedBy): Clause {
  const fields = DATE_FIELDS[dated];
  return {
    bool: {
      filter: [
        { exists: { field: fields.first } },
        ...(closed.length === 0 ? [] : [anyOf(closed.map((span) => isOfSpan(span, fields)))]),
        ...open.map((span) => isOfSpan(span, fields)),
      ],
    },
  };
}

function isOfSpan({ first, last }: DaySpan, fields: DateFields): Clause {
  const within = {
    bool: { filter: [{ range: { [fields.first]: { gte: first } } }, { range: { [fields.last]: { lte: last } } }] },
  };
  return {
    bool: {
      filter: [
        { range: { [fields.last]: { gte: first } } },
        { range: { [fields.first]: { lte: last } } },
        anyOf([within, { term: { [fields.isShort]: true } }]),
      ],
    },
  };
}
