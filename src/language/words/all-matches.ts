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
