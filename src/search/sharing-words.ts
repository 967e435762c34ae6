import type { Corpus } from './embedded/corpus.js';
import type { Posting } from './embedded/posting.js';
import { SHARING } from './weights.js';
import { words } from './words/fold.js';
import { isNoise } from './words/stem.js';

/** The entries that share most with a text, weighed by how rare each word is: what a quotation is compared with. Nothing is answered here. */
export function sharingWords<T>(corpus: Corpus<T>, stem: (word: string) => string, text: string, limit: number): T[] {
  const meaning = words(text).filter((word) => !isNoise(word));
  const postings = [...new Set(meaning.map(stem))]
    .flatMap((key): Posting[] => {
      const posting = corpus.postings.get(key);
      return posting === undefined ? [] : [posting];
    })
    .sort((a, b) => a.docs.length - b.docs.length)
    .slice(0, SHARING.maxStems);
  // A text that holds nothing but little words is compared with everything, where that is not too much.
  if (postings.length === 0) return corpus.items.length <= SHARING.maxCompared ? [...corpus.items] : [];
  const { board } = corpus;
  board.add(
    postings.map(({ docs }) => ({
      lists: [{ docs }],
      weight: Math.log(1 + corpus.items.length / docs.length),
      why: '',
    })),
  );
  return [...board.docs()]
    .map((doc) => ({ doc, score: board.score(doc) }))
    .sort((a, b) => b.score - a.score || a.doc - b.doc)
    .slice(0, limit)
    .map(({ doc }) => corpus.items[doc] as T);
}
