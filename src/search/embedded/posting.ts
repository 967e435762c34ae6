import type { DocSet } from './doc-set.js';

/** The documents that hold a word, in ascending order, each with the word's weight in it. */
export interface Posting {
  readonly docs: DocSet;
  /** From 0 to 255 for weights from 0 to 1; absent where all are 1. */
  readonly weights?: Uint8Array;
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
