import type { Entry } from '../../record/entries.js';
import { addToGroup } from '../../record/group-by.js';
import type { Statement } from '../../record/statement.js';
import type { DocSet } from './doc-set.js';

/** The statements of each kind, by their place in a list; whatever denies another is a denial. Entries of other sorts have no kind. */
export function docsByKind(items: readonly unknown[]): ReadonlyMap<string, DocSet> {
  const docs = new Map<string, number[]>();
  items.forEach((item, place) => {
    const entry = item as Entry;
    if (entry.entry !== 'statement') return;
    for (const kind of kindsOf(entry)) addToGroup(docs, kind, place);
  });
  return new Map([...docs].map(([kind, places]) => [kind, Uint32Array.from(places)]));
}

/** The kinds of a statement: its own, and a denial where it denies another. */
export function kindsOf({ kind: own, relations }: Statement): ReadonlySet<string> {
  const kinds = new Set<string>(relations.flatMap(({ kind }) => (kind === 'denies' ? ['denial'] : [])));
  if (own !== undefined) kinds.add(own);
  return kinds;
}
