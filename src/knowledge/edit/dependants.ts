import type { Entry } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { namedIn, REFERENCES } from '../../record/references.js';

/** An entry that names another one. */
export interface Dependant {
  readonly entry: Entry;
  /** How it does: `denies`, or the key as written. */
  readonly by: string;
}

/** Every entry that names an entry: its figures, what denies or answers it, the summaries that rest on it. */
export function dependantsOf(id: EntryId, entries: readonly Entry[]): Dependant[] {
  return entries.flatMap((entry) =>
    entry.id === id
      ? []
      : REFERENCES[entry.entry]
          .filter((reference) => namedIn(entry, reference).includes(id))
          .map(({ field }) => ({ entry, by: relationTo(id, entry, field) ?? asWritten(field) })),
  );
}

function relationTo(id: EntryId, entry: Entry, field: string): string | undefined {
  if (entry.entry !== 'statement' || field !== 'relations.entry') return undefined;
  return entry.relations.find((relation) => relation.entry === id)?.kind;
}

const asWritten = (field: string): string =>
  (field.split('.')[0] ?? field).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
