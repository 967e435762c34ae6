/** The documents that hold a word, in ascending order, each with the word's weight in it. */
export interface Posting {
  readonly docs: Uint32Array;
  /** From 0 to 255 for weights from 0 to 1. */
  readonly weights: Uint8Array;
}

/** Collects a posting; documents must come in ascending order. */
export class PostingBuilder {
  readonly #docs: number[] = [];
  readonly #weights: number[] = [];

  /**
   * Adds a document, or raises the weight of the one added last.
   * @param doc the document's number
   * @param weight 0 to 1
   */
  add(doc: number, weight: number): void {
    const scaled = Math.round(weight * FULL);
    const last = this.#docs.length - 1;
    if (this.#docs[last] === doc) {
      if ((this.#weights[last] ?? 0) < scaled) this.#weights[last] = scaled;
      return;
    }
    this.#docs.push(doc);
    this.#weights.push(scaled);
  }

  /** The posting, as compact as it gets. */
  finish(): Posting {
    return { docs: Uint32Array.from(this.#docs), weights: Uint8Array.from(this.#weights) };
  }
}

/** What the greatest weight is stored as. */
export const FULL = 255;

/**
 * Whether a sorted list of documents holds one.
 * @param docs documents in ascending order
 * @param doc the document looked for
 */
export function holds(docs: Uint32Array | undefined, doc: number): boolean {
  if (docs === undefined) return false;
  let low = 0;
  let high = docs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((docs[middle] ?? 0) < doc) low = middle + 1;
    else high = middle;
  }
  return docs[low] === doc;
}
