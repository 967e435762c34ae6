import type { Entry } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { currentId } from '../../record/former-ids.js';
import type { VerbatimRecord } from '../../record/record.js';
import { QUERY } from '../weights.js';
import { words } from '../words/fold.js';
import { meaningful } from '../words/stem.js';

/** The ids that a query may be. */
export interface IdsNamed {
  /** Ids, of today or former ones; the first that is on file is meant. */
  readonly ids: readonly EntryId[];
  /** What an id is without words of asking, where none of them is on file. */
  readonly short: string;
}

/** Reads the ids that a query may be, with other marks between their words or among words of asking. */
export function idsNamed(query: string): IdsNamed {
  const typed = words(query.slice(0, QUERY.maxIdLength));
  const short = meaningful(typed).join('-');
  return { ids: [query.trim(), typed.join('-'), short], short };
}

/** What an id is without the words of asking that it holds; undefined where it holds none, or little else. */
export function shortId(id: EntryId): string | undefined {
  const parts = id.split('-');
  const meaning = meaningful(parts);
  // One word that is left, such as the surname of `salm-did-not`, is a name and no id.
  return meaning.length > 1 && meaning.length < parts.length ? meaning.join('-') : undefined;
}

/** Finds the entry of a record whose id a query is. Drafts are not found. */
export function entryFinder(record: VerbatimRecord): (query: string) => Entry | undefined {
  // Most ids hold no words of asking, and need no table of their own.
  const shortened = new Map<string, Entry>();
  for (const entry of record.byId.values()) {
    const short = shortId(entry.id);
    if (short !== undefined) shortened.set(short, entry);
  }
  return (query) => {
    const { ids, short } = idsNamed(query);
    const [id] = ids.map((one) => currentId(record, one)).filter((one) => record.byId.has(one));
    const entry = id === undefined ? shortened.get(short) : record.byId.get(id);
    return entry?.status === 'draft' ? undefined : entry;
  };
}
