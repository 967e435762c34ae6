import type { SharedStem } from '../index/entry-index.js';
import type { Corpus } from './corpus.js';
import { highestScored } from './highest-scored.js';

/**
 * The documents that share most with a text.
 * @param stems stems of the text and what each weighs, whatever field holds it
 * @param most how many are wanted
 */
export function sharingMost<T>(stems: readonly SharedStem[], corpus: Corpus<T>, most: number): T[] {
  const { board, postings } = corpus;
  board.add(
    stems.map(({ stem, weight }) => {
      const posting = postings.get(stem);
      return { lists: posting === undefined ? [] : [{ docs: posting.docs }], weight, why: '' };
    }),
  );
  return highestScored(board.docs(), (doc) => board.score(doc), most).map((doc) => corpus.items[doc] as T);
}
