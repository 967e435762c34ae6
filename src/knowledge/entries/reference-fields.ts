import type { EntryKind } from '../../record/entries.js';
import { REFERENCES, type Reference } from '../../record/references.js';
import { RELATION_KINDS } from '../../record/statement.js';
import type { Path } from '../read/yaml.js';

/**
 * The row of the table of references for a place in an entry as written.
 * @param path keys as written, and indexes of lists
 * @throws {Error} when the table has no such row
 */
export function referenceAt(kind: EntryKind, path: Path): Reference {
  const field = fieldOf(path.filter((step) => typeof step === 'string'));
  const found = REFERENCES[kind].find((reference: Reference) => reference.field === field);
  if (found === undefined) throw new Error(`no reference of a ${kind} is called ${field}`);
  return found;
}

function fieldOf(keys: readonly string[]): string {
  const [first = ''] = keys;
  if (RELATION_KINDS.some((kind) => kind === first)) return 'relations.entry';
  if (first === 'names_used_by') return 'namesUsedBy.owner';
  return keys.map((key) => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())).join('.');
}
