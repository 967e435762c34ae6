import { createHash } from 'node:crypto';
import type { DocumentKind, StoredDocument } from '../documents/fields.js';
import type { Filed } from '../documents/packed-entry.js';
import type { DocumentMaker } from '../documents/stored-documents.js';
import type { StoredDocuments } from './stored-rows.js';

/** One thing to write. */
export type Change =
  | { readonly does: 'write'; readonly key: string; readonly document: StoredDocument }
  | { readonly does: 'retire'; readonly key: string; readonly gone: number };

/** What a revision needs to know of one kind of entry. */
export interface Target {
  readonly kind: DocumentKind;
  /** The entries of that kind, without drafts. */
  readonly entries: Iterable<Filed>;
  /** The revision to be made. The first of a build has no marks. */
  readonly revision: number;
  readonly isFirst: boolean;
  readonly places: ReadonlyMap<string, number>;
  /** Documents that came up to this revision, and of the same seed, are the same: 0 where none is to be trusted. */
  readonly trusted: number;
}

/** The key of one version of an entry: of a length that OpenSearch allows for ids, however long the entry's own is. */
export const documentKey = (id: string, since: number): string =>
  `${createHash('sha256').update(id).digest('base64url').slice(0, 22)}@${since}`;

/**
 * What must be written to have a revision. Documents that a reader of the revision before sees are never changed, only marked as taken away
 * by the new one. Of entries that are the same no document is made.
 * @param maker makes the documents of the revision
 * @param stored what is stored; what is wanted is taken out of it, and what is left is retired
 */
export function* changesTo(
  maker: DocumentMaker,
  stored: StoredDocuments,
  { kind, entries, revision, isFirst, places, trusted }: Target,
): Generator<Change> {
  const since = isFirst ? 0 : revision;
  const mark = isFirst ? {} : { since: revision };
  const placeOf = (id: string): number => places.get(id) ?? 0;
  const isSame = (entry: Filed): boolean => {
    const there = stored.get(entry.id);
    return (
      there !== undefined &&
      there.since <= trusted &&
      there.place === placeOf(entry.id) &&
      there.seed === maker.seedOf(entry)
    );
  };
  function* changed(): Generator<Filed> {
    for (const entry of entries) {
      if (trusted > 0 && isSame(entry)) stored.delete(entry.id);
      else yield entry;
    }
  }
  for (const document of maker.documentsOf(kind, changed())) {
    const { id, hash } = document;
    const place = placeOf(id);
    const there = stored.get(id);
    stored.delete(id);
    if (there !== undefined && there.hash === hash && there.place === place) continue;
    yield { does: 'write', key: documentKey(id, since), document: { ...document, place, ...mark } };
    if (there !== undefined && there.since !== since)
      yield { does: 'retire', key: documentKey(id, there.since), gone: revision };
  }
  for (const [id, there] of stored) yield { does: 'retire', key: documentKey(id, there.since), gone: revision };
}
