import type { DocSet } from './doc-set.js';
import type { Posting } from './posting.js';

/** The same as a `DocSet`, a bit a document: whether a document is in it takes one look. */
export type BitSet = Uint32Array;

/** One bit in 32 of a corpus takes as much memory as one number for each document. */
const DOCS_PER_NUMBER = 32;

/**
 * Documents as bits.
 * @param docs the documents
 * @param size how many documents there are in all
 */
export function bitSetOf(docs: DocSet, size: number): BitSet {
  const bits = new Uint32Array(Math.ceil(size / DOCS_PER_NUMBER));
  for (const doc of docs) bits[doc >>> 5] = (bits[doc >>> 5] as number) | (1 << (doc & 31));
  return bits;
}

/** Whether a set holds a document. */
export const isIn = (bits: BitSet, doc: number): boolean => (((bits[doc >>> 5] as number) >>> (doc & 31)) & 1) === 1;

/** The documents of the frequent stems as bits, by stem: together they take no more memory than the lists of these stems. */
export function frequentDocs(postings: ReadonlyMap<string, Posting>, size: number): ReadonlyMap<string, BitSet> {
  const frequent = [...postings].filter(([, { docs }]) => docs.length >= size / DOCS_PER_NUMBER);
  return new Map(frequent.map(([stem, { docs }]) => [stem, bitSetOf(docs, size)]));
}
