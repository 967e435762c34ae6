import type { SharedStem } from '../index/entry-index.js';
import { exactShare } from '../index/exact-share.js';
import type { Corpus } from './corpus.js';
import { highestScored } from './highest-scored.js';

/**
 * The documents that share most with a text.
 * The longest lists only add to documents that a shorter one has brought up: as soon as enough of these have more than all lists that are left
 * could give to another document, no other is among the first, and the left ones are never scored.
 * Source: Turtle and Flood, "Query evaluation: strategies and optimizations" (1995), max score.
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
      return docs === undefined ? [] : [{ docs, share: exactShare(weight) }];
    })
    .sort((a, b) => a.docs.length - b.docs.length);
  let added = 0;
  let rest = lists.reduce((sum, { share }) => sum + share, 0);
  let nextTry = 0;
  board.add([]);
  for (const [at, { docs, share }] of lists.entries()) {
    board.bringUp(docs, share);
    added += share;
    rest -= share;
    const isTried = at >= nextTry && added > rest && board.found.length >= most;
    if (!isTried || at + 1 === lists.length) continue;
    for (const longer of lists.slice(at + 1)) board.addToOpen(longer.docs, longer.share);
    board.closeAll();
    const first = highestScored(board.found, board.scores, most);
    if (board.score(first.at(-1) ?? 0) > rest) return first.map((doc) => items[doc] as T);
    // Each try looks through all that is left, so there are few.
    nextTry = at + Math.ceil((lists.length - at) / 2);
  }
  return highestScored(board.found, board.scores, most).map((doc) => items[doc] as T);
}
