import { LRUCache } from 'lru-cache';

/** Words whose results are kept: a text has few different ones. */
const MAX_KEPT_WORDS = 20_000;

/** The same function of a word, with its results for the latest words kept. */
export function remembered<T extends {}>(of: (word: string) => T): (word: string) => T {
  const kept = new LRUCache<string, T>({ max: MAX_KEPT_WORDS, memoMethod: of });
  return (word) => kept.memo(word);
}
