/** Words whose results are kept: a text has few different ones. */
const MAX_KEPT_WORDS = 20_000;

/**
 * The same function of a word, with its results for the latest words kept. It is asked of every word of every text, so it costs no more than
 * looking a word up: words are kept in two halves, of which the older one goes when the newer one is full.
 */
export function remembered<T extends {}>(of: (word: string) => T): (word: string) => T {
  let older = new Map<string, T>();
  let newer = new Map<string, T>();
  return (word) => {
    const known = newer.get(word);
    if (known !== undefined) return known;
    if (newer.size >= MAX_KEPT_WORDS / 2) [older, newer] = [newer, new Map()];
    const result = older.get(word) ?? of(word);
    newer.set(word, result);
    return result;
  };
}
