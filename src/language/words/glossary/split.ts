/** A word of a text, and its place. */
export interface TextWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{M}]+(?:['’ʼ][\p{L}\p{M}]+)*/gu;
/** French leaves out a vowel before another: l’accord, d’après, qu’il. */
const ELIDED = /^(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu)['’](?=\p{L})/iu;

/**
 * The words of a text, without numbers: hyphens part them, and so does the apostrophe after an article or pronoun that has lost its vowel.
 * @param text any text
 * @param limit how many words are wanted at most
 */
export function splitWords(text: string, limit: number = Number.POSITIVE_INFINITY): TextWord[] {
  const found: TextWord[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const elided = ELIDED.exec(word)?.[0].length ?? 0;
    if (elided > 0) found.push({ text: word.slice(0, elided), start: index, end: index + elided });
    found.push({ text: word.slice(elided), start: index + elided, end: index + word.length });
    if (found.length >= limit) break;
  }
  return found;
}
