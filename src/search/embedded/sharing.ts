import type { SharedStem } from '../index/entry-index.js';
import { exactShare } from '../index/exact-share.js';
import type { Corpus } from './corpus.js';
import type { DocSet } from './doc-set.js';
import { highestScored } from './highest-scored.js';
import type { Scoreboard } from './scoreboard.js';

/** A list is looked up rather than read through where it is this many times longer than the documents found: to know these costs as much. */
const MIN_TIMES_LONGER = 2;

/**
 * The documents that share most with a text.
 * The longest lists are not read through: once enough documents have more than everything that is left could give to another, only those that
 * may still be among the first are looked up. Source: Turtle and Flood, "Query evaluation: strategies and optimizations" (1995), max score.
 * @param stems stems of the text and what each weighs, whatever field holds it
 * @param most how many are wanted
 */
export function sharingMost<T>(
  stems: readonly SharedStem[],
  { board, postings, items }: Pick<Corpus<T>, 'board' | 'postings' | 'items'>,
  most: number,
): T[] {
  const lists = stems
    .flatMap(({ stem, weight }) => {
      const docs = postings.get(stem)?.docs;
      return docs === undefined ? [] : [{ docs, weight }];
    })
    .sort((a, b) => a.docs.length - b.docs.length);
  let added = 0;
  let rest = lists.reduce((sum, { weight }) => sum + exactShare(weight), 0);
  let base: DocSet | undefined;
  board.add([]);
  for (const { docs, weight } of lists) {
    if (added > rest && docs.length > MIN_TIMES_LONGER * (base?.length ?? board.found.length))
      base = stillPossible(board, base, rest, most) ?? base;
    board.addMore({ lists: [{ docs }], weight, why: '' }, base);
    added += exactShare(weight);
    rest -= exactShare(weight);
  }
  return highestScored(base ?? board.found, board.scores, most).map((doc) => items[doc] as T);
}

/**
 * The documents that may be among the first once the rest is added; undefined where any document may.
 * @param base those it was known of before
 * @param rest the most that a document can still get
 */
function stillPossible(board: Scoreboard, base: DocSet | undefined, rest: number, most: number): DocSet | undefined {
  const docs = base ?? board.found;
  const first = highestScored(docs, board.scores, most);
  const lowest = first.length < most ? 0 : board.score(first.at(-1) ?? 0);
  return lowest > rest ? withAtLeast(lowest - rest, docs, board.scores).sort() : undefined;
}

/** In a loop of its own: what a callback is handed, or hands back, is allocated. */
function withAtLeast(least: number, docs: DocSet, scores: Float32Array): DocSet {
  const kept = new Uint32Array(docs.length);
  let count = 0;
  for (let at = 0; at < docs.length; at += 1) {
    const doc = docs[at] as number;
    if ((scores[doc] as number) >= least) kept[count++] = doc;
  }
  return kept.slice(0, count);
}
