/** Two words written as one, as German does. */
export interface Compound<T> {
  readonly first: T;
  readonly second: T;
}

/** Shorter parts are in all sorts of words. */
const MIN_PART = 4;
const MAX_LENGTH = 40;
/** What may join the parts. */
const JOINT = /(?:s|n|en|es)$/u;

/**
 * The two parts of a word written as one, with or without the letters that join them; the longest first part first.
 * @param meaningOf what a part means; undefined where it is no word
 */
export function compoundIn<T>(word: string, meaningOf: (part: string) => T | undefined): Compound<T> | undefined {
  if (word.length > MAX_LENGTH) return undefined;
  for (let end = word.length - MIN_PART; end >= MIN_PART; end -= 1) {
    const second = meaningOf(word.slice(end));
    if (second === undefined) continue;
    const beginning = word.slice(0, end);
    for (const part of [beginning, beginning.replace(JOINT, '')]) {
      const first = part.length < MIN_PART ? undefined : meaningOf(part);
      if (first !== undefined) return { first, second };
    }
  }
  return undefined;
}
