import type { SharedStem } from '../index/entry-index.js';
import { exactShare } from '../index/exact-share.js';
import type { BitSet } from './bit-set.js';
import type { Corpus } from './corpus.js';
import type { DocSet } from './doc-set.js';
import { highestScored } from './highest-scored.js';
import type { FrequentList } from './scoreboard.js';

/** A corpus, and the documents of its frequent stems as bits. */
export interface TextsOf<T> extends Pick<Corpus<T>, 'board' | 'postings' | 'items'> {
  readonly frequent: ReadonlyMap<string, BitSet>;
}

interface CommonList extends FrequentList {
  readonly docs: DocSet;
  rest: number;
}

/**
 * The documents that share most with a text.
 * Documents that hold a rare stem are scored by all stems first. As soon as enough of them have more than the frequent stems that are left could
 * give to another document, no other is among the first, and the lists of these stems are never read.
 * Source: Turtle and Flood, "Query evaluation: strategies and optimizations" (1995), max score.
 * @param stems stems of the text and what each weighs, whatever field holds it
 * @param most how many are wanted
 */
export function sharingMost<T>(
  stems: readonly SharedStem[],
  { board, postings, items, frequent }: TextsOf<T>,
  most: number,
): T[] {
  const common: CommonList[] = [];
  board.add([]);
  for (const { stem, weight } of stems) {
    const docs = postings.get(stem)?.docs;
    const bits = frequent.get(stem);
    if (docs === undefined) continue;
    if (bits === undefined) board.addAll(docs, exactShare(weight));
    else common.push({ docs, bits, share: exactShare(weight), rest: 0 });
  }
  common.sort((a, b) => b.docs.length - a.docs.length);
  let rest = 0;
  for (const list of common) {
    board.addToFound(list.bits, list.share);
    list.rest = rest;
    rest += list.share;
  }
  common.reverse();
  let first = highestScored(board.found, board.scores, most);
  for (const [at, { docs, share, rest: behind }] of common.entries()) {
    const least = first.length < most ? 0 : board.score(first.at(-1) ?? 0);
    if (least > share + behind) break;
    board.addNew(docs, common.slice(at), least);
    first = highestScored(board.found, board.scores, most);
  }
  return first.map((doc) => items[doc] as T);
}
