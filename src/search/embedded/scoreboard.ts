import { exactShare } from '../index/exact-share.js';
import { type DocSet, placeIn } from './doc-set.js';
import { FULL, type Posting } from './posting.js';

/** A part of what is asked besides the speaker: where it occurs, and what it weighs. */
export interface Part {
  /** Whether an entry must match it: always, or where the whole query is understood. */
  readonly limit?: 'always' | 'where-whole';
  /** Whether an entry that lacks it is as good: another word stands for the one that was typed. */
  readonly isExtra?: boolean;
  readonly lists: readonly Posting[];
  readonly weight: number;
  readonly why: string;
}

/** A posting this many times longer than the documents asked about is looked up for each of them instead of being read through. */
const MIN_RATIO_TO_SEARCH = 16;

/**
 * Adds parts up, document by document, looking at nothing but where they occur. One board serves query after query: only what a query
 * touched is wiped before the next.
 */
export class Scoreboard {
  readonly #score: Float32Array;
  readonly #matched: Uint8Array;
  readonly #most: Float32Array;
  #docs: number[] = [];

  /** @param size how many documents there are */
  constructor(size: number) {
    this.#score = new Float32Array(size);
    this.#matched = new Uint8Array(size);
    this.#most = new Float32Array(size);
  }

  /**
   * Scores the parts of a query.
   * @param parts the parts
   * @param base the documents asked about; all when absent
   */
  add(parts: readonly Part[], base?: DocSet): void {
    for (const doc of this.#docs) {
      this.#score[doc] = 0;
      this.#matched[doc] = 0;
    }
    this.#docs = [];
    for (const part of parts) {
      const seen: number[] = [];
      const visit = (doc: number, weight: number): void => {
        const most = this.#most[doc] ?? 0;
        if (most === 0) seen.push(doc);
        if (weight > most) this.#most[doc] = weight;
      };
      for (const list of part.lists) each(list, base, visit);
      for (const doc of seen) {
        if (this.#matched[doc] === 0) this.#docs.push(doc);
        this.#matched[doc] = (this.#matched[doc] ?? 0) + 1;
        this.#score[doc] = (this.#score[doc] ?? 0) + exactShare(part.weight, this.#most[doc] ?? 0);
        this.#most[doc] = 0;
      }
    }
  }

  /**
   * Scores some of the documents that matched higher, all by the same.
   * @param docs any documents
   */
  favour(docs: DocSet, weight: number): void {
    const added = exactShare(weight);
    for (const doc of docs) if ((this.#matched[doc] ?? 0) > 0) this.#score[doc] = (this.#score[doc] ?? 0) + added;
  }

  /** The documents that match any part, in ascending order. */
  docs(): DocSet {
    return Uint32Array.from(this.#docs).sort();
  }

  /**
   * The weight of the parts that a document matches.
   * @param doc the document
   */
  score(doc: number): number {
    return this.#score[doc] ?? 0;
  }

  /**
   * How many parts a document matches.
   * @param doc the document
   */
  matched(doc: number): number {
    return this.#matched[doc] ?? 0;
  }
}

function each(
  { docs, weights }: Posting,
  base: DocSet | undefined,
  visit: (doc: number, weight: number) => void,
): void {
  if (base === undefined) {
    for (let at = 0; at < docs.length; at += 1) visit(docs[at] ?? 0, weights?.[at] ?? FULL);
    return;
  }
  if (base.length * MIN_RATIO_TO_SEARCH < docs.length) {
    for (const doc of base) {
      const at = placeIn(docs, doc);
      if (at >= 0) visit(doc, weights?.[at] ?? FULL);
    }
    return;
  }
  let at = 0;
  for (const doc of base) {
    while (at < docs.length && (docs[at] ?? 0) < doc) at += 1;
    if (docs[at] === doc) visit(doc, weights?.[at] ?? FULL);
  }
}
