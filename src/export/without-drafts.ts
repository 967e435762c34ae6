import type { Entry, EntryId } from '../record/entries.js';
import { buildRecord, type VerbatimRecord } from '../record/record.js';
import { namedIn, REFERENCES, withoutReferences } from '../record/references.js';

/**
 * The record as it may be published: no draft, nothing that names one, and no statement or figure that could not be attributed
 * without one. Withdrawn entries stay.
 * @returns the record itself where it holds no draft
 */
export function withoutDrafts(record: VerbatimRecord): VerbatimRecord {
  const all = [...record.byId.values()];
  const hidden = hiddenIds(all);
  if (hidden.size === 0) return record;
  const entries = all.filter(({ id }) => !hidden.has(id)).map((entry) => withoutReferences(entry, hidden));
  return buildRecord({ version: record.version, loadedAt: record.loadedAt, proofs: record.proofs, entries });
}

/** Drafts, and the entries that cannot be shown without one. */
function hiddenIds(entries: readonly Entry[]): ReadonlySet<EntryId> {
  const drafts = new Set(entries.filter(({ status }) => status === 'draft').map(({ id }) => id));
  if (drafts.size === 0) return drafts;
  const needsDraft = (entry: Entry): boolean =>
    REFERENCES[entry.entry].some(
      (reference) => reference.whenHidden === 'hide-entry' && namedIn(entry, reference).some((id) => drafts.has(id)),
    );
  return new Set([...drafts, ...entries.filter(needsDraft).map(({ id }) => id)]);
}
