import type { Entry, RecordEvent } from './entries.js';
import type { EntryId } from './entry-base.js';

/** The sides of an event: those on file who have a name of their own for it or its place, in the order of the record. */
export function sidesOfEvent({ namesUsedBy, place }: RecordEvent, byId: ReadonlyMap<EntryId, Entry>): EntryId[] {
  const where = place === undefined ? undefined : byId.get(place);
  const names = [...namesUsedBy, ...(where?.entry === 'place' ? where.namesUsedBy : [])];
  return [...new Set(names.map(({ owner }) => owner))].filter((id) => byId.has(id));
}
