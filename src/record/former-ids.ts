import type { EntryId } from './entry-base.js';

interface Named {
  readonly id: EntryId;
  readonly formerly?: readonly EntryId[] | undefined;
}

/** The id that each former id gave way to. */
export function formerIdsOf(entries: readonly Named[]): ReadonlyMap<EntryId, EntryId> {
  return new Map(entries.flatMap(({ id, formerly = [] }) => formerly.map((former) => [former, id] as const)));
}

interface Ids {
  readonly byId: { has(id: EntryId): boolean };
  readonly formerIds: ReadonlyMap<EntryId, EntryId>;
}

/** The id of today of an entry that somebody names by one it had before; any other id as it is. */
export const currentId = ({ byId, formerIds }: Ids, id: EntryId): EntryId =>
  byId.has(id) ? id : (formerIds.get(id) ?? id);
