import { LRUCache } from 'lru-cache';

/** Words of which is kept what was found for them: a text has few different ones. */
const MAX_KEPT_WORDS = 20_000;

/** A function of a word that keeps what it gave for the words asked last. */
export function remembered<T extends {}>(of: (word: string) => T): (word: string) => T {
  const kept = new LRUCache<string, T>({ max: MAX_KEPT_WORDS, memoMethod: of });
  return (word) => kept.memo(word);
}
