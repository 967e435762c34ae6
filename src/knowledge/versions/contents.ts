import type { Entry } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';

/** What every entry says, by id, as text that is the same for the same content. */
export type Contents = ReadonlyMap<EntryId, string>;

/** What entries say, without their places in the files and what comes with their proofs alone. */
export function contentsOf(entries: Iterable<Entry>): Contents {
  const contents = new Map<EntryId, string>();
  for (const entry of entries) {
    const { position: _, second: __, ...content } = entry as Entry & { readonly second?: number };
    contents.set(entry.id, JSON.stringify(content, inOrder));
  }
  return contents;
}

const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
