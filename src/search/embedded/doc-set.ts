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

/** A set this many times longer than the other is looked up in for each document of the other instead of being read through. */
export const MIN_RATIO_TO_SEARCH = 16;

/**
 * The documents of both sets.
 * @param a one set
 * @param b the other
 */
export function intersectionOf(a: DocSet, b: DocSet): DocSet {
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  const both = new Uint32Array(few.length);
  const isLookedUp = few.length * MIN_RATIO_TO_SEARCH < many.length;
  let count = 0;
  let place = 0;
  for (let at = 0; at < few.length; at += 1) {
    const doc = few[at] as number;
    if (isLookedUp) place = firstFrom(many, doc, place);
    else while (place < many.length && (many[place] as number) < doc) place += 1;
    if (many[place] === doc) both[count++] = doc;
  }
  return both.subarray(0, count);
}

/**
 * Where a set holds a document, or -1.
 * @param docs the set
 * @param doc the document looked for
 */
export function placeIn(docs: DocSet, doc: number): number {
  const place = firstFrom(docs, doc, 0);
  return docs[place] === doc ? place : -1;
}

/** The place of the first document that does not come before another, from a place on. */
function firstFrom(docs: DocSet, doc: number, from: number): number {
  let low = from;
  let high = docs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((docs[middle] as number) < doc) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Whether a set holds a document.
 * @param docs the set
 * @param doc the document looked for
 */
export const holds = (docs: DocSet, doc: number): boolean => placeIn(docs, doc) >= 0;
