import type { Entry } from '../../record/entries.js';
import { currentId } from '../../record/former-ids.js';
import type { VerbatimRecord } from '../../record/record.js';
import { QUERY } from '../weights.js';
import { words } from '../words/fold.js';
import { meaningful } from '../words/stem.js';

/** Finds the entry whose id a query is, with other marks between its words or among words of asking. Drafts are not found. */
export function entryFinder(record: VerbatimRecord): (query: string) => Entry | undefined {
  // Most ids hold no words of asking, and need no table of their own.
  const shortened = new Map<string, Entry>();
  for (const entry of record.byId.values()) {
    const parts = entry.id.split('-');
    const meaning = meaningful(parts);
    // One word that is left, such as the surname of `salm-did-not`, is a name and no id.
    if (meaning.length > 1 && meaning.length < parts.length) shortened.set(meaning.join('-'), entry);
  }
  return (query) => {
    const typed = words(query.slice(0, QUERY.maxIdLength));
    const meaning = meaningful(typed).join('-');
    const entryOf = (id: string): Entry | undefined => record.byId.get(currentId(record, id));
    const entry = entryOf(query.trim()) ?? entryOf(typed.join('-')) ?? entryOf(meaning) ?? shortened.get(meaning);
    return entry?.status === 'draft' ? undefined : entry;
  };
}
