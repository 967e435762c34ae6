import type { Entry } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { currentId } from '../../record/former-ids.js';
import { countKey } from '../../record/lookup.js';
import type { VerbatimRecord } from '../../record/record.js';
import { namedIn, REFERENCES } from '../../record/references.js';
import type { EntryRequest } from './entry-store.js';
import type { Gathered } from './gathered.js';

/**
 * Fetches entries with all that an export takes along: what they name, statements that relate to them, competing figures. Round after
 * round, because what is taken along takes others along.
 */
export async function gatherExported(ids: readonly EntryId[], head: VerbatimRecord, all: Gathered): Promise<void> {
  const requested = new Set(ids.map((id) => currentId(head, id)));
  const seen = new Set<EntryId>();
  for (let next: ReadonlySet<EntryId> = requested; next.size > 0; ) {
    const fetched = await all.store.byIds(next);
    all.found(0, fetched.values());
    const entries = [...next].flatMap((id) => head.byId.get(id) ?? fetched.get(id)?.entry ?? []);
    const wanted = new Set(await besideAll(entries, all));
    for (const entry of entries) {
      seen.add(entry.id);
      for (const id of namedBy(entry, next === requested)) wanted.add(id);
    }
    for (const id of next) seen.add(id);
    next = new Set([...wanted].filter((id) => !seen.has(id)));
  }
  // All that stands beside them is among them.
  all.take(0);
}

/** The ids of statements that relate to some entries, and of figures that compete with them. */
async function besideAll(entries: readonly Entry[], all: Gathered): Promise<EntryId[]> {
  const statements = entries.flatMap(({ entry, id }) => (entry === 'statement' ? [id] : []));
  const keys = new Set(entries.flatMap((entry) => (entry.entry === 'figure' ? [countKey(entry)] : [])));
  const fresh = [...keys].filter((key) => !all.counts.has(key));
  for (const key of fresh) all.counts.add(key);
  const requests: EntryRequest[] = [
    { kind: 'statements', filter: [{ terms: { relatesTo: statements } }] },
    { kind: 'figures', filter: [{ terms: { count: fresh } }] },
  ];
  const found = await all.store.find(requests.filter((_, at) => [statements, fresh][at]?.length !== 0));
  return found.flatMap((answer) => answer.entries).map(({ entry }) => entry.id);
}

const namedBy = (entry: Entry, requested: boolean): readonly string[] =>
  REFERENCES[entry.entry].flatMap((reference) =>
    requested || reference.exported === 'always' ? namedIn(entry, reference) : [],
  );
