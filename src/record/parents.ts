import type { Entry } from './entries.js';
import type { EntryId } from './entry-base.js';
import type { VerbatimRecord } from './record.js';

/** What an entry is directly part of: a place of a region, a topic of a wider one, a group of several. */
export function wholesOf(entry: Entry | undefined): readonly EntryId[] {
  return entry !== undefined && 'partOf' in entry ? [entry.partOf ?? []].flat() : [];
}

/** An entry with everything it is part of, nearest first. A circle ends where it closes. */
export function withParents({ byId }: Pick<VerbatimRecord, 'byId'>, id: EntryId | undefined): EntryId[] {
  const found = new Set<EntryId>(id === undefined ? [] : [id]);
  // A set is walked in the order in which it grows.
  for (const next of found) for (const whole of wholesOf(byId.get(next))) found.add(whole);
  return [...found];
}
