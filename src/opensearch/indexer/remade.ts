import type { EntryId } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { DocumentKind, UnplacedDocument } from '../documents/fields.js';
import type { Filed } from '../documents/packed-entry.js';
import type { DocumentMaker } from '../documents/stored-documents.js';
import { documented } from './record-documents.js';

/** A version of the record without its drafts, and what makes documents of it. */
interface Documented {
  readonly shown: VerbatimRecord;
  readonly maker: DocumentMaker;
}

/** Documents of one kind, as they were and as they are. */
export interface Remade {
  readonly kind: DocumentKind;
  readonly before: ReadonlyMap<EntryId, UnplacedDocument>;
  readonly after: ReadonlyMap<EntryId, UnplacedDocument>;
}

const KIND = { statements: 'statement', figures: 'figure', sources: 'source' } as const;

/** Makes the documents of some entries in two versions. */
export function remake(
  kind: DocumentKind,
  {
    before,
    after,
    ids,
  }: { readonly before: Documented; readonly after: Documented; readonly ids: ReadonlySet<EntryId> },
): Remade {
  const documentsOf = ({ maker, shown }: Documented): Map<EntryId, UnplacedDocument> =>
    new Map([...maker.documentsOf(kind, entriesOf(kind, shown, ids))].map((document) => [document.id, document]));
  return { kind, before: documentsOf(before), after: documentsOf(after) };
}

/** Some entries of one kind that are documents. */
export const entriesOf = (kind: DocumentKind, { byId }: VerbatimRecord, ids: Iterable<EntryId>): readonly Filed[] =>
  documented<Filed>(
    [...ids].flatMap((id) => byId.get(id) ?? []).filter((one): one is Filed => one.entry === KIND[kind]),
  );

/** Whether two versions of a record have the same entries in the same order. */
export function isSameOrder(a: VerbatimRecord, b: VerbatimRecord): boolean {
  if (a.byId.size !== b.byId.size) return false;
  const ids = a.byId.keys();
  for (const id of b.byId.keys()) if (ids.next().value !== id) return false;
  return true;
}
