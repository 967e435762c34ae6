import type { EntryId } from './entries.js';
import type { VerbatimRecord } from './record.js';

/** A place or an event with everything it is part of, nearest first. A circle ends where it closes. */
export function withParents(record: VerbatimRecord, id: EntryId | undefined): EntryId[] {
  const chain: EntryId[] = [];
  let next = id;
  while (next !== undefined && !chain.includes(next)) {
    chain.push(next);
    const entry = record.byId.get(next);
    next = entry?.entry === 'place' || entry?.entry === 'event' ? entry.partOf : undefined;
  }
  return chain;
}
