import type { Corpus } from './index/corpus.js';
import type { Posting } from './index/posting.js';
import { words } from './words/fold.js';
import { isNoise, stem } from './words/stem.js';

/** A pasted text is looked up by so many of its rarest words. */
const MOST_STEMS = 28;
/** So few entries are all compared when a text holds nothing but little words. */
const FEW = 2_000;

/**
 * The entries that share most with a text, weighed by how rare each word is: what a quotation is compared with. Nothing is answered here.
 * @param corpus the entries
 * @param text any text
 * @param most how many are wanted at most
 */
export function sharingWords<T>(corpus: Corpus<T>, text: string, most: number): T[] {
  const stems = new Set(
    words(text)
      .filter((word) => !isNoise(word))
      .map(stem),
  );
  const postings = [...stems]
    .flatMap((key): Posting[] => {
      const posting = corpus.postings.get(key);
      return posting === undefined ? [] : [posting];
    })
    .sort((a, b) => a.docs.length - b.docs.length)
    .slice(0, MOST_STEMS);
  if (postings.length === 0) return corpus.items.length <= FEW ? [...corpus.items] : [];
  const { board } = corpus;
  board.add(
    postings.map((posting) => ({
      lists: [{ docs: posting.docs }],
      weight: Math.log(1 + corpus.items.length / posting.docs.length),
      why: '',
    })),
  );
  const docs = [...board.docs()].map((doc) => ({ doc, score: board.score(doc) }));
  return docs
    .sort((a, b) => b.score - a.score || a.doc - b.doc)
    .slice(0, most)
    .map(({ doc }) => corpus.items[doc] as T);
}
