import { distance } from 'fastest-levenshtein';
import type { Entry } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';
import { namedIn, REFERENCES, type Reference } from '../../record/references.js';
import type { Difference } from './difference.js';

/** The most letters in which a word and an id may differ for the word to be a slip of it. */
const MAX_SLIPS = 2;
const LIKE_AN_ID = /^[a-z0-9]+(?:-[a-z0-9]+)+$/;

/** Whether entries that were not looked at again still fit to the ids there are: none names one that is gone, or may mean one that has come. */
export function restStillFits(record: VerbatimRecord, { added, removed, touched }: Difference): boolean {
  if (added.size === 0 && removed.size === 0) return true;
  if ([...added].some((id) => record.byId.has(id) || record.formerIds.has(id))) return false;
  for (const entry of record.byId.values()) {
    if (removed.has(entry.id) && (entry.formerly?.length ?? 0) > 0) return false;
    if (touched.has(entry.id) || removed.has(entry.id)) continue;
    for (const named of allNamedIn(entry))
      if (removed.has(named) || (!record.byId.has(named) && mayMean(named, added))) return false;
  }
  return true;
}

const allNamedIn = (entry: Entry): readonly string[] =>
  REFERENCES[entry.entry].flatMap((reference: Reference) => namedIn(entry, reference));

const mayMean = (words: string, ids: ReadonlySet<EntryId>): boolean =>
  LIKE_AN_ID.test(words) &&
  [...ids].some((id) => Math.abs(id.length - words.length) <= MAX_SLIPS && distance(id, words) <= MAX_SLIPS);
