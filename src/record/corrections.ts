import { newestFirst } from './dates.js';
import type { Entry } from './entries.js';
import type { Revision } from './entry-base.js';
import type { VerbatimRecord } from './record.js';

/** A correction that an editor noted in an entry, or that it was withdrawn. */
export interface RecordCorrection {
  readonly entry: Entry;
  readonly kind: 'corrected' | 'withdrawn';
  /** Absent where an entry was withdrawn without a word about why. */
  readonly revision?: Revision;
}

/** Everything on file that was corrected or withdrawn, newest first. Of what is withdrawn only that it is: its words are shown no more. */
export function correctionsOf(record: VerbatimRecord): RecordCorrection[] {
  const all = [...record.byId.values()].flatMap((entry): RecordCorrection[] => {
    const last = entry.revisions.at(-1);
    if (entry.status === 'withdrawn')
      return [{ entry, kind: 'withdrawn', ...(last === undefined ? {} : { revision: last }) }];
    return entry.revisions.map((revision) => ({ entry, kind: 'corrected', revision }));
  });
  return all.sort(
    (a, b) =>
      (a.revision === undefined ? 1 : 0) - (b.revision === undefined ? 1 : 0) ||
      (a.revision !== undefined && b.revision !== undefined ? newestFirst(a.revision.date, b.revision.date) : 0) ||
      (a.entry.id < b.entry.id ? -1 : a.entry.id > b.entry.id ? 1 : 0),
  );
}
