import type { EntryId } from '../record/entries.js';
import type { VerbatimRecord } from '../record/record.js';

/** Whether an organisation is the publisher of a source. A source has its publisher's name only, so names are compared. */
export function isPublisherOf(organisation: EntryId, source: EntryId, record: VerbatimRecord): boolean {
  const publisher = record.byId.get(organisation);
  const published = record.byId.get(source);
  return publisher?.entry === 'organisation' && published?.entry === 'source' && publisher.name === published.publisher;
}

/** The bodies a person speaks for: ids, or plain words, of the organisations of their roles. */
export function rolesHeldIn(id: EntryId, record: VerbatimRecord): string[] {
  const entry = record.byId.get(id);
  return entry?.entry === 'person' ? entry.roles.flatMap(({ organisation }) => organisation ?? []) : [];
}
