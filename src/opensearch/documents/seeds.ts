import { createHash } from 'node:crypto';
import type { Entry } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';
import { headEntriesOf, isHeadEntry } from '../head/packed-head.js';
import { type Filed, packEntry, withoutPosition } from './packed-entry.js';

/** 132 bits: no two texts have the same. */
const HASH_LENGTH = 22;

/** A short hash of some texts. */
export function hashOf(...texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\n');
  return hash.digest('base64url').slice(0, HASH_LENGTH);
}

/** A hash of all names: a new one may change what any text is about. */
export function contextOf({ byId, lookup: { named } }: VerbatimRecord): string {
  const hash = createHash('sha256');
  for (const entry of headEntriesOf(byId)) hash.update(JSON.stringify(withoutPosition(entry)));
  hash.update(JSON.stringify([[...named.topics].sort(), [...named.places].sort()]));
  return hash.digest('base64url').slice(0, HASH_LENGTH);
}

/**
 * Makes the function that hashes what the document of an entry is made from, besides names: itself, its source, and what it is attributed
 * by or answers. Entries whose hash is the same have the same document.
 * @param shortIds the id that is meant by each id in short
 * @param shortOf what an id is in short
 * @returns the function; it may be handed the entry as it is packed, where that is at hand
 */
export function seedsOf(
  record: VerbatimRecord,
  shortIds: ReadonlyMap<string, EntryId>,
  shortOf: (id: EntryId) => string | undefined,
): (entry: Filed, packed?: string) => string {
  const sources = new Map<EntryId, string>();
  const ofSource = (id: EntryId): string => {
    const known = sources.get(id) ?? hashOf(textOf(record.byId.get(id), record));
    sources.set(id, known);
    return known;
  };
  const withSource = (entry: Entry | undefined, packed = textOf(entry, record)): string =>
    entry === undefined || !('source' in entry) ? '' : `${packed}${ofSource(entry.source)}`;
  return (entry, packed = packEntry(entry, record)) => {
    const short = shortOf(entry.id);
    const isMeant = short !== undefined && shortIds.get(short) === entry.id;
    if (entry.entry === 'source') return hashOf(packed, String(isMeant));
    const beside = besideOf(entry, record).map((one) => withSource(one));
    return hashOf(withSource(entry, packed), String(isMeant), ...beside);
  };
}

/** What an entry is attributed by or answers, and what contradicts it. */
function besideOf(
  entry: Exclude<Filed, { entry: 'source' }>,
  { byId, relatedTo }: VerbatimRecord,
): readonly (Entry | undefined)[] {
  if (entry.entry === 'figure') return entry.statement === undefined ? [] : [byId.get(entry.statement)];
  return [
    ...entry.relations.flatMap((relation) => (relation.entry === undefined ? [] : [byId.get(relation.entry)])),
    ...(relatedTo.get(entry.id) ?? []),
  ];
}

const textOf = (entry: Entry | undefined, record: VerbatimRecord): string =>
  entry === undefined || isHeadEntry(entry) ? '' : packEntry(entry, record);
