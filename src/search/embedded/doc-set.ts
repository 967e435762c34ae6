/** Documents by their place in a corpus: ascending, each once. */
export type DocSet = Uint32Array;

/**
 * The documents of any of several sets.
 * @param sets the sets
 */
export function unionOf(sets: readonly DocSet[]): DocSet {
  const [only = new Uint32Array(), ...more] = sets;
  if (more.length === 0) return only;
  const all = new Uint32Array(sets.reduce((sum, set) => sum + set.length, 0));
  let end = 0;
  for (const set of sets) {
    all.set(set, end);
    end += set.length;
  }
  all.sort();
  let kept = 0;
  for (const doc of all) if (kept === 0 || all[kept - 1] !== doc) all[kept++] = doc;
  return all.slice(0, kept);
}

/**
 * The documents of both sets.
 * @param a one set
 * @param b the other
 */
export function intersectionOf(a: DocSet, b: DocSet): DocSet {
  return a.filter((doc) => holds(b, doc));
}

/**
 * Where a set holds a document, or -1.
 * @param docs the set
 * @param doc the document looked for
 */
export function placeIn(docs: DocSet, doc: number): number {
  let low = 0;
  let high = docs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((docs[middle] ?? 0) < doc) low = middle + 1;
    else high = middle;
  }
  return docs[low] === doc ? low : -1;
}

/**
 * Whether a set holds a document.
 * @param docs the set
 * @param doc the document looked for
 */
export const holds = (docs: DocSet, doc: number): boolean => placeIn(docs, doc) >= 0;
