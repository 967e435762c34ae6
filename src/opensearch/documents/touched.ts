import type { Entry } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';
import { namedIn, REFERENCES, type Reference } from '../../record/references.js';

/** A record as it was loaded, and without its drafts. */
export interface WithShown {
  readonly record: VerbatimRecord;
  readonly shown: VerbatimRecord;
}

/**
 * The entries whose documents may be others: those that were changed, those that name what is hidden or shown since, and whatever is stored beside
 * these (see `seedsOf`).
 * @param changed entries that were changed, and those that rest on changed sources
 */
export function touchedDocuments(before: WithShown, after: WithShown, changed: ReadonlySet<EntryId>): Set<EntryId> {
  const touched = new Set([...changed, ...namingAny(after.record, turnedOver(before, after))]);
  const own = [...touched];
  for (const { shown } of [before, after]) {
    for (const id of own) {
      for (const beside of besideOf(shown, id)) touched.add(beside);
    }
    const isOwn = new Set(own);
    for (const { id, statement } of shown.figures) if (statement !== undefined && isOwn.has(statement)) touched.add(id);
  }
  return touched;
}

/** What is hidden now and was not before, and the other way round. */
function turnedOver(before: WithShown, after: WithShown): ReadonlySet<EntryId> {
  const was = hiddenIn(before);
  const is = hiddenIn(after);
  return new Set([...[...was].filter((id) => !is.has(id)), ...[...is].filter((id) => !was.has(id))]);
}

const hiddenIn = ({ record, shown }: WithShown): ReadonlySet<EntryId> =>
  record === shown ? new Set() : new Set([...record.byId.keys()].filter((id) => !shown.byId.has(id)));

function* namingAny({ byId }: VerbatimRecord, ids: ReadonlySet<EntryId>): Generator<EntryId> {
  if (ids.size === 0) return;
  yield* ids;
  for (const entry of byId.values()) if (allNamedIn(entry).some((id) => ids.has(id))) yield entry.id;
}

const allNamedIn = (entry: Entry): readonly string[] =>
  REFERENCES[entry.entry].flatMap((reference: Reference) => namedIn(entry, reference));

function* besideOf({ byId, relatedTo }: VerbatimRecord, id: EntryId): Generator<EntryId> {
  const entry = byId.get(id);
  if (entry?.entry === 'statement')
    for (const { entry: target } of entry.relations) if (target !== undefined) yield target;
  for (const { id: related } of relatedTo.get(id) ?? []) yield related;
}
