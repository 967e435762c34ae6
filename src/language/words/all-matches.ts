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
 * Every match of a pattern that begins with a word or number, and with `(?<![\p{L}\d.,])`. It is tried where words begin only: at every
 * letter of a text a long pattern costs ten times as much.
 * @param pattern one with the flag `y`
 * @param mayBegin whether a match may begin with a word; without it, with any
 */
export function matchesAtWords(pattern: RegExp, text: string, mayBegin?: (word: string) => boolean): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  let end = 0;
  for (const { index, 0: word } of allMatches(WORD, text)) {
    if (index < end || (mayBegin !== undefined && !mayBegin(word) && !mayBegin(beforeApostrophe(word)))) continue;
    pattern.lastIndex = index;
    const match = pattern.exec(text);
    if (match === null) continue;
    found.push(match);
    end = index + match[0].length;
  }
  return found;
}

const beforeApostrophe = (word: string): string => /^[^'’ʼ]*/u.exec(word)?.[0] ?? '';
