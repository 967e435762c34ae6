import { dateSpan } from '../record/dates.js';
import type { Statement } from '../record/entries.js';
import { formOf } from '../record/quotes.js';
import type { VerbatimRecord } from '../record/record.js';
import { withParents } from './documents.js';
import type { Filters } from './search.js';

/** The parts of a statement that filters look at; an entry without the part never passes a filter for it. */
export type Filtered = { [K in 'speaker' | 'event' | 'said' | 'says' | 'kind']?: Statement[K] | undefined };

/**
 * Whether an entry passes the filters. An event's filter lets its parts through; a date of doubtful precision passes where its
 * span and the wanted one overlap; an unknown date passes no date filter.
 * @param record the record
 * @param filters what is wanted
 */
export function allows(record: VerbatimRecord, filters: Filters): (item: Filtered) => boolean {
  const { speaker, event, since, until, form } = filters;
  return (item) => {
    if (speaker !== undefined && item.speaker !== speaker) return false;
    if (event !== undefined && !withParents(record, item.event).includes(event)) return false;
    if (since !== undefined || until !== undefined) {
      const span = item.said === undefined ? { first: '', last: '' } : dateSpan(item.said);
      if (
        span.first === '' ||
        (since !== undefined && span.last < since) ||
        (until !== undefined && span.first > until)
      )
        return false;
    }
    if (form === undefined) return true;
    const shown = item.kind === 'narration' || item.speaker === 'outlet' ? 'narration' : formOf(item.says ?? '');
    return shown === form;
  };
}
