/**
 * Every match of a pattern, in order. `matchAll` copies the pattern each time, and a copy of a long pattern is compiled anew.
 * @param pattern one with the flag `g`
 */
export function allMatches(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return found;
}

/** A word or number from its beginning: not from inside one. */
const WORD = /(?<![\p{L}\d.,])[\p{L}\p{N}\p{Sc}][\p{L}\p{M}\p{N}\p{Sc}]*(?:['’ʼ][\p{L}\p{M}]+)?/gu;

/**
 * Where the words and numbers of a text begin.
 * @param isWanted whether a word is one; without it, all are
 */
export function wordStarts(text: string, isWanted?: (word: string) => boolean): number[] {
  const starts: number[] = [];
  for (const { index, 0: word } of allMatches(WORD, text))
    if (isWanted === undefined || isWanted(word) || (/['’ʼ]/u.test(word) && isWanted(beforeApostrophe(word))))
      starts.push(index);
  return starts;
}

const beforeApostrophe = (word: string): string => /^[^'’ʼ]*/u.exec(word)?.[0] ?? '';

/**
 * Every match of a pattern that begins at one of some places. A long pattern that is tried at every letter of a text costs ten times as much.
 * @param pattern one with the flag `y`
 * @param starts as `wordStarts` gives them
 */
export function matchesAt(pattern: RegExp, text: string, starts: readonly number[]): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  let end = 0;
  for (const start of starts) {
    if (start < end) continue;
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match === null) continue;
    found.push(match);
    end = start + match[0].length;
  }
  return found;
}
