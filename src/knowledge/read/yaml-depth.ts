import { Lexer } from 'yaml';

/** Deepest nesting of a file, in levels. */
export const MAX_DEPTH = 32;

/** The first line nested deeper than MAX_DEPTH, found without building a document: the parser would run out of stack. */
export function firstTooDeepLine(text: string): number | undefined {
  const steep = /^[ ]{300,}[^ \n]|^(?:[-?:][ ]+){40,}/m.exec(text);
  if (steep) return text.slice(0, steep.index).split('\n').length;
  // The lexer is slow on large files: brackets, even those inside texts, are counted first.
  return maxOpenBrackets(text) > MAX_DEPTH ? lineOfDeepBracket(text) : undefined;
}

function maxOpenBrackets(text: string): number {
  let open = 0;
  let max = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 91 || code === 123) open += 1;
    else if ((code === 93 || code === 125) && open > 0) open -= 1;
    if (open > max) max = open;
  }
  return max;
}

function lineOfDeepBracket(text: string): number | undefined {
  let depth = 0;
  let line = 1;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    if (depth > MAX_DEPTH) return line;
    for (let at = token.indexOf('\n'); at >= 0; at = token.indexOf('\n', at + 1)) line += 1;
  }
  return undefined;
}
