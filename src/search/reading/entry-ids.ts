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

/** The id that is meant by each id in short. Most ids hold no words of asking, and are not among them. */
export function shortIdsOf({ byId }: Pick<VerbatimRecord, 'byId'>): ReadonlyMap<string, EntryId> {
  const ids = new Map<string, EntryId>();
  for (const id of byId.keys()) {
    const short = shortId(id);
    if (short !== undefined) ids.set(short, id);
  }
  return ids;
}

/** Finds the entry of a record whose id a query is. Drafts are not found. */
export function entryFinder(record: VerbatimRecord): (query: string) => Entry | undefined {
  const shortIds = shortIdsOf(record);
  return (query) => {
    const { ids, short } = idsNamed(query);
    const [id] = ids.map((one) => currentId(record, one)).filter((one) => record.byId.has(one));
    const entry = record.byId.get(id ?? shortIds.get(short) ?? '');
    return entry?.status === 'draft' ? undefined : entry;
  };
}
