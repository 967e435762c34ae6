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
 * Every match of a pattern that begins at one of some places. A long pattern that is tried at every letter of a text costs ten times as much,
 * and one that leaves the case of letters open takes four times as long to compile: it is matched with the text in small letters.
 * @param pattern one with the flag `y`, in small letters
 * @param starts as `wordStarts` gives them
 * @returns matches and groups in small letters, at the offsets of the text
 */
export function matchesAt(pattern: RegExp, text: string, starts: readonly number[]): RegExpExecArray[] {
  if (starts.length === 0) return [];
  const small = inSmallLetters(text);
  const found: RegExpExecArray[] = [];
  let end = 0;
  for (const start of starts) {
    if (start < end) continue;
    pattern.lastIndex = start;
    const match = pattern.exec(small);
    if (match === null) continue;
    found.push(match);
    end = start + match[0].length;
  }
  return found;
}

/** A text in small letters, each of them where it was: the few that would become two, as İ does, stay as they are. */
function inSmallLetters(text: string): string {
  const small = text.toLowerCase();
  if (small.length === text.length) return small;
  return text.replace(/\p{Lu}/gu, (letter) => {
    const lower = letter.toLowerCase();
    return lower.length === letter.length ? lower : letter;
  });
}
