import type { VerbatimRecord } from '../../record/record.js';
import type { Subject } from './subject.js';
import { withoutDrafts } from './without-drafts.js';

/** The places whose governments a capital's name stands for: "Ruritown says". */
export function capitalTable(
  record: VerbatimRecord,
  byId: ReadonlyMap<string, readonly Subject[]>,
): ReadonlyMap<Subject, readonly Subject[]> {
  const table = new Map<Subject, readonly Subject[]>();
  for (const { id, capitalOf } of withoutDrafts(record.places)) {
    const governed = capitalOf === undefined ? [] : (byId.get(capitalOf) ?? []);
    if (governed.length > 0) for (const capital of byId.get(id) ?? []) table.set(capital, governed);
  }
  return table;
}
