import type { Entry } from './entries.js';
import type { EntryId } from './entry-base.js';
import { entriesIn } from './map-on-demand.js';
import { mapOnDemand, withIds } from './on-demand.js';
import { buildRecord, type VerbatimRecord } from './record.js';
import { namedIn, REFERENCES, type Reference, withoutReferences } from './references.js';

/**
 * The record as it may be published: no draft, nothing that names one, and no statement or figure that could not be attributed
 * without one. Withdrawn entries stay.
 * @returns the record itself where it holds no draft
 */
export function withoutDrafts(record: VerbatimRecord): VerbatimRecord {
  const all = entriesIn(record.byId);
  const hidden = hiddenIds(all);
  if (hidden.size === 0) return record;
  const left = withIds(all, (id) => !hidden.has(id));
  const entries = mapOnDemand(left, (entry) => withoutReferences(entry, hidden));
  const { version, loadedAt } = record;
  const shown = <T>(map: ReadonlyMap<EntryId, T>): Map<EntryId, T> =>
    new Map([...map].filter(([id]) => !hidden.has(id)));
  return buildRecord({ version, loadedAt, proofs: shown(record.proofs), provenOn: shown(record.provenOn), entries });
}

/** An entry that is no draft itself, and a field in which it names a draft or something else that is hidden. */
export interface DraftReference {
  readonly entry: Entry;
  readonly reference: Reference;
  readonly named: EntryId;
}

/** Every field in which an entry that is no draft names a hidden one. */
export function draftReferences(entries: readonly Entry[]): DraftReference[] {
  const hidden = hiddenIds(entries);
  if (hidden.size === 0) return [];
  return entries.flatMap((entry) =>
    entry.status === 'draft'
      ? []
      : REFERENCES[entry.entry].flatMap((reference: Reference) =>
          namedIn(entry, reference)
            .filter((id) => hidden.has(id))
            .map((named) => ({ entry, reference, named })),
        ),
  );
}

/** Drafts, and the entries that cannot be shown without one. */
function hiddenIds(entries: readonly Entry[]): ReadonlySet<EntryId> {
  const hidden = new Set(entries.flatMap(({ id, status }) => (status === 'draft' ? [id] : [])));
  const needsHidden = (entry: Entry): boolean =>
    REFERENCES[entry.entry].some(
      (reference) => reference.whenHidden === 'hide-entry' && namedIn(entry, reference).some((id) => hidden.has(id)),
    );
  // What is hidden for want of another entry may be what a third one needs.
  for (let before = -1; hidden.size > 0 && hidden.size !== before; ) {
    before = hidden.size;
    for (const entry of entries) if (!hidden.has(entry.id) && needsHidden(entry)) hidden.add(entry.id);
  }
  return hidden;
}
