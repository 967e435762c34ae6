import type { EntryId } from '../../record/entry-base.js';
import { codeFor } from '../../record/entry-code.js';
import type { VerbatimRecord } from '../../record/record.js';

/** Short names of entries, so that several fit into the 100 characters a button can carry. */
export interface EntryCodes {
  /** The code of an entry on file; undefined for an id that none has. */
  codeOf(id: EntryId): Promise<string | undefined>;
  /** The entry of a code; undefined where none has it, or several have. */
  entry(code: string): Promise<EntryId | undefined>;
}

/**
 * The codes of a record's entries. The table for reading them is built on first use.
 */
export function createEntryCodes(record: VerbatimRecord): EntryCodes {
  let ids: Map<string, EntryId | undefined> | undefined;
  return {
    codeOf: async (id) => (record.byId.has(id) ? codeFor(id) : undefined),
    async entry(wanted) {
      if (ids === undefined) {
        ids = new Map();
        const add = (named: EntryId, id: EntryId): void => {
          const own = codeFor(named);
          ids?.set(own, ids.has(own) ? undefined : id);
        };
        for (const id of record.byId.keys()) add(id, id);
        for (const [former, id] of record.formerIds) add(former, id);
      }
      return ids.get(wanted);
    },
  };
}
