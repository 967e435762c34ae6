import { exactShare } from '../index/exact-share.js';
import { type BitSet, isIn } from './bit-set.js';
import { type DocSet, intersectionOf, MIN_RATIO_TO_SEARCH, placeIn } from './doc-set.js';
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

/** The documents of a frequent stem, what each of them has for it, and what the lists behind it give together. */
export interface FrequentList {
  readonly bits: BitSet;
  readonly share: number;
  readonly rest: number;
}

/**
 * Adds parts up, document by document, looking at nothing but where they occur. One board serves query after query: only what a query
 * touched is wiped before the next.
 */
export class Scoreboard {
  readonly #score: Float32Array;
  readonly #matched: Uint8Array;
  readonly #most: Float32Array;
  /** The documents that matched, as many as are counted, in the order they were found. */
  readonly #docs: Uint32Array;
  #count = 0;

  /** @param size how many documents there are */
  constructor(size: number) {
    this.#score = new Float32Array(size);
    this.#matched = new Uint8Array(size);
    this.#most = new Float32Array(size);
    this.#docs = new Uint32Array(size);
  }

  /** The documents that match any part, in no order, until the next query. */
  get found(): DocSet {
    return this.#docs.subarray(0, this.#count);
  }

  /**
   * Scores the parts of a query, and nothing of the query before.
   * @param parts the parts
   * @param base the documents asked about; all when absent
   */
  add(parts: readonly Part[], base?: DocSet): void {
    const [scores, matches, found] = [this.#score, this.#matched, this.#docs];
    for (let at = 0; at < this.#count; at += 1) {
      const doc = found[at] as number;
      scores[doc] = 0;
      matches[doc] = 0;
    }
    this.#count = 0;
    for (const part of parts) this.addMore(part, base);
  }

  /** Scores one more part of the same query. */
  addMore({ lists, weight }: Part, base?: DocSet): void {
    const [only, ...others] = lists;
    if (only === undefined) return;
    if (others.length === 0 && only.weights === undefined) {
      this.addAll(base === undefined ? only.docs : intersectionOf(only.docs, base), exactShare(weight));
      return;
    }
    const seen: number[] = [];
    for (const list of lists)
      each(list, base, (doc, held) => {
        const most = this.#most[doc] ?? 0;
        if (most === 0) seen.push(doc);
        if (held > most) this.#most[doc] = held;
      });
    for (const doc of seen) {
      this.#match(doc, exactShare(weight, this.#most[doc] ?? 0));
      this.#most[doc] = 0;
    }
  }

  #match(doc: number, share: number): void {
    const matched = this.#matched[doc] ?? 0;
    if (matched === 0) this.#docs[this.#count++] = doc;
    this.#matched[doc] = matched + 1;
    this.#score[doc] = (this.#score[doc] ?? 0) + share;
  }

  /** Scores a list of the same query, all its documents by the same. Nothing is called for each of them: a number handed over is one allocated, and there are thousands. */
  addAll(docs: DocSet, share: number): void {
    const [scores, matches, found] = [this.#score, this.#matched, this.#docs];
    let count = this.#count;
    for (let at = 0; at < docs.length; at += 1) {
      const doc = docs[at] as number;
      const matched = matches[doc] as number;
      if (matched === 0) found[count++] = doc;
      matches[doc] = matched + 1;
      scores[doc] = (scores[doc] as number) + share;
    }
    this.#count = count;
  }

  /** Scores a list, as bits, for the documents found before. However long it is, only these are looked at. */
  addToFound(bits: BitSet, share: number): void {
    const [scores, found] = [this.#score, this.#docs];
    for (let at = 0; at < this.#count; at += 1) {
      const doc = found[at] as number;
      if (isIn(bits, doc)) scores[doc] = (scores[doc] as number) + share;
    }
  }

  /**
   * Adds the documents not found before whose whole score reaches the least that is wanted.
   * @param docs any documents
   * @param lists all that may give them a score
   */
  addNew(docs: DocSet, lists: readonly FrequentList[], least: number): void {
    const [scores, matches, found] = [this.#score, this.#matched, this.#docs];
    let count = this.#count;
    for (let at = 0; at < docs.length; at += 1) {
      const doc = docs[at] as number;
      if (matches[doc] !== 0) continue;
      let score = 0;
      for (let place = 0; place < lists.length; place += 1) {
        const { bits, share, rest } = lists[place] as FrequentList;
        if (isIn(bits, doc)) score += share;
        if (score + rest < least) break;
      }
      if (score < least) continue;
      found[count++] = doc;
      matches[doc] = 1;
      scores[doc] = score;
    }
    this.#count = count;
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
    return this.found.slice().sort();
  }

  /** The weight of the parts that each document matches, until the next query. */
  get scores(): Float32Array {
    return this.#score;
  }

  /**
   * The weight of the parts that a document matches.
   * @param doc the document
   */
  score(doc: number): number {
    return this.#score[doc] ?? 0;
  }

  /** The highest score of some documents; 0 of none. */
  highest(docs: DocSet): number {
    const scores = this.#score;
    let highest = 0;
    for (const doc of docs) if ((scores[doc] ?? 0) > highest) highest = scores[doc] ?? 0;
    return highest;
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
