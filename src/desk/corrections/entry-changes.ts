import { dateSpan } from '../../record/dates.js';
import type { Entry } from '../../record/entries.js';
import type { EntryId, Revision } from '../../record/entry-base.js';
import { currentId } from '../../record/former-ids.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { ShownAnswer, ShownEntry } from '../shown/shown-answer.js';
import { shownDigest } from '../shown/shown-digest.js';

/** What became of an entry since an answer showed it. */
export interface EntryChange {
  readonly id: EntryId;
  /** Absent where it is no longer on file. */
  readonly entry?: Entry;
  /** `changed`: it says something else, and no revision says why. */
  readonly change: 'corrected' | 'withdrawn' | 'gone' | 'changed';
  /** The revisions since, oldest first. */
  readonly revisions: readonly Revision[];
  /** What it says now. */
  readonly digest: string;
}

/** Whether an answer is otherwise than the record by now. */
export const isOutdated = ({ entries }: Pick<ShownAnswer, 'entries'>, record: VerbatimRecord): boolean =>
  entries.some(({ entry, digest }) => digest !== shownDigest(entry, record));

/** What became of the entries of an answer since it was posted, in the order of their ids; also of those that it shows as they are now. */
export function changesSince(
  { entries, postedAt }: Pick<ShownAnswer, 'entries' | 'postedAt'>,
  record: VerbatimRecord,
): EntryChange[] {
  const day = new Date(postedAt).toISOString().slice(0, 10);
  return entries.flatMap((shown): EntryChange[] => {
    const digest = shownDigest(shown.entry, record);
    const entry = record.byId.get(currentId(record, shown.entry));
    const isNew = digest !== shown.digest;
    if (entry === undefined) return [{ id: shown.entry, change: 'gone', revisions: [], digest }];
    const revisions = revisionsSince(entry, shown, day);
    if (!isNew && revisions.length === 0) return [];
    const change = entry.status === 'withdrawn' ? 'withdrawn' : revisions.length > 0 ? 'corrected' : 'changed';
    // Where nobody knows what was shown, only a revision says that it is otherwise now.
    if (change === 'changed' && shown.digest === '') return [];
    return [{ id: entry.id, entry, change, revisions, digest }];
  });
}

const revisionsSince = ({ revisions }: Entry, shown: ShownEntry, day: string): readonly Revision[] =>
  shown.revisions < 0 ? revisions.filter(({ date }) => dateSpan(date).last >= day) : revisions.slice(shown.revisions);
