import { createHash } from 'node:crypto';
import type { StoredDocument, UnplacedDocument } from '../documents/fields.js';
import type { StoredNow } from './stored-now.js';

/** One thing to write. */
export type Change =
  | { readonly does: 'write'; readonly key: string; readonly document: StoredDocument }
  | { readonly does: 'retire'; readonly key: string; readonly gone: number };

/** What a revision needs to know of one kind of entry. */
export interface Target {
  /** The revision to be made. The first of a build has no marks. */
  readonly revision: number;
  readonly isFirst: boolean;
  readonly places: ReadonlyMap<string, number>;
}

/** The key of one version of an entry: of a length that OpenSearch allows for ids, however long the entry's own is. */
export const documentKey = (id: string, since: number): string =>
  `${createHash('sha256').update(id).digest('base64url').slice(0, 22)}@${since}`;

/**
 * What must be written to have a revision. Documents that a reader of the revision before sees are never changed, only marked as taken away
 * by the new one.
 * @param wanted the documents of the revision
 * @param stored what is stored; what is wanted is taken out of it, and what is left is retired
 */
export function* changesTo(
  wanted: Iterable<UnplacedDocument>,
  stored: Map<string, StoredNow>,
  { revision, isFirst, places }: Target,
): Generator<Change> {
  const since = isFirst ? 0 : revision;
  const mark = isFirst ? {} : { since: revision };
  for (const document of wanted) {
    const { id, hash } = document;
    const place = places.get(id) ?? 0;
    const there = stored.get(id);
    stored.delete(id);
    if (there !== undefined && there.hash === hash && there.place === place) continue;
    yield { does: 'write', key: documentKey(id, since), document: { ...document, place, ...mark } };
    if (there !== undefined && there.since !== since)
      yield { does: 'retire', key: documentKey(id, there.since), gone: revision };
  }
  for (const [id, there] of stored) yield { does: 'retire', key: documentKey(id, there.since), gone: revision };
}
