import type { EntryId } from '../../record/entry-base.js';
import { withParents } from '../../record/parents.js';
import type { VerbatimRecord } from '../../record/record.js';

/** The places of an event: its own, those of what it is part of, and what those are part of. */
export function placesOf(record: VerbatimRecord, event: EntryId | undefined): EntryId[] {
  return withParents(record, event).flatMap((id) => {
    const entry = record.byId.get(id);
    return entry?.entry === 'event' ? withParents(record, entry.place) : [];
  });
}
