import type { Entry } from '../../record/entries.js';
import { entriesIn } from '../../record/map-on-demand.js';
import { idsOf, passing, placesById } from '../../record/on-demand.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { DocumentKind } from '../documents/fields.js';
import type { IndexState } from '../state.js';
import { placesFor } from './places.js';
import type { StoredDocuments } from './stored-rows.js';

/** How many documents of each kind a record has. */
export const documentCounts = (record: VerbatimRecord): IndexState['counts'] => ({
  statements: documented(record.statements).length,
  figures: documented(record.figures).length,
  sources: documented(record.sources).length,
});

/** Entries that are documents: drafts are none. */
export const documented = <E extends Entry>(entries: readonly E[]): readonly E[] =>
  passing(entries, ({ status }) => status !== 'draft');

/** The places of entries of all kinds in the order of the record; all anew, where there is no room left between two of them. */
export function placesOf(
  { byId }: VerbatimRecord,
  stored: readonly (readonly [DocumentKind, StoredDocuments])[],
): ReadonlyMap<string, number> {
  const entries = documented(entriesIn(byId));
  const ids = [...idsOf(entries)];
  const rows = placesById(entries);
  const known = (id: string): number | undefined => {
    for (const [, ofKind] of stored) {
      const place = ofKind.placeOf(id);
      if (place !== undefined) return place;
    }
    return undefined;
  };
  return placesFor(ids, known, rows) ?? placesFor(ids, () => undefined, rows) ?? new Map();
}
