import type { Entry } from './entries.js';
import type { EntryId } from './entry-base.js';
import { addToGroup } from './group-by.js';
import { MapOnDemand } from './map-on-demand.js';
import { isOnDemand } from './on-demand.js';
import type { Statement } from './statement.js';

/** The statements that name an entry in a relation, by the entry. Of statements on demand only the ids are kept. */
export function relatedTo({
  statements,
  byId,
}: {
  readonly statements: readonly Statement[];
  readonly byId: ReadonlyMap<EntryId, Entry>;
}): ReadonlyMap<EntryId, readonly Statement[]> {
  if (!isOnDemand(statements)) return groupsOf(statements, (statement) => statement);
  return new MapOnDemand(
    groupsOf(statements, ({ id }) => id),
    (ids) => ids.map((id) => byId.get(id) as Statement),
  );
}

function groupsOf<T>(statements: readonly Statement[], keptOf: (statement: Statement) => T): Map<EntryId, T[]> {
  const groups = new Map<EntryId, T[]>();
  for (const statement of statements)
    for (const { entry } of statement.relations) if (entry) addToGroup(groups, entry, keptOf(statement));
  return groups;
}
