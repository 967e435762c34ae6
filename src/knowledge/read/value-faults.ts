/** What is wrong with a line that YAML cannot read, and what would be right. */
export interface ValueFault {
  /** Counts from 1. */
  readonly line: number;
  /** Counts from 1. */
  readonly column: number;
  readonly wrong: string;
  readonly right: string;
}

/** A line such as `- says: said no`: what is before the value, the key, the value. */
const KEY_AND_VALUE = /^(\s*(?:- +)*(["']?)([\w-]+)\2:[ \t]+)(\S.*?)\s*$/;
/** `says:said no`. */
const NO_SPACE = /^\s*(?:- +)*([\w-]+):(?=[^\s/])/;
const WORDS_ONLY = /^\s*(?:- +)*(?![-#?|>'"[{])[^:]+$/;
const COLON = /:(?:\s|$)/;
/** Signs that mean something to YAML at the beginning of a value. */
const SPECIAL = /^(?:[-?](?=\s)|[@`%,&!*\]}|>])/;
const MAX_LINES_IN_BRACKETS = 10;
/** A list or map in brackets, and what follows it. */
const BRACKETS = /^(?:\[[^\]]*\]|\{[^}]*\})\s*([^\s#])?/;

/**
 * Explains why the value on a line is no valid YAML: a colon, a quotation mark or another sign in it that means something to YAML.
 * @param line counts from 1
 * @returns undefined where the cause is not on this line
 */
export function valueFault(lines: readonly string[], line: number): ValueFault | undefined {
  const text = lines[line - 1] ?? '';
  const noSpace = NO_SPACE.exec(text)?.[1];
  if (noSpace !== undefined)
    return {
      line,
      column: text.indexOf(noSpace) + 1,
      wrong: `there is no space after \`${noSpace}:\``,
      right: `write \`${noSpace}: \` and then the value`,
    };
  const [, before = '', , key = '', value = ''] = KEY_AND_VALUE.exec(text) ?? [];
  if (value !== '') {
    const fault = faultOf(key, value);
    return fault === undefined ? undefined : { line, column: before.length + 1, ...fault };
  }
  if (!WORDS_ONLY.test(text) || text.trim() === '') return undefined;
  return {
    line,
    column: text.length - text.trimStart().length + 1,
    wrong: 'this line has no key',
    right: 'write `key: value`; a text that goes on from the line before is indented deeper than its key',
  };
}

/**
 * A list or map in brackets that is still open on the line before.
 * @param line counts from 1
 */
export function openBracket(lines: readonly string[], line: number): ValueFault | undefined {
  for (let above = line - 1; above >= 1 && above > line - MAX_LINES_IN_BRACKETS; above -= 1) {
    const text = lines[above - 1] ?? '';
    const [, before = '', , key = '', value = ''] = KEY_AND_VALUE.exec(text) ?? [];
    if (/^[[{]/.test(value) && !BRACKETS.test(value))
      return { line: above, column: before.length + 1, ...notClosed(key) };
    if (/[\]}]/.test(text)) return undefined;
  }
  return undefined;
}

/** The first quotation mark at the beginning of a value that is not closed on its line. Only for a text that is not valid. */
export function openQuotation(lines: readonly string[]): ValueFault | undefined {
  for (const [index, text] of lines.entries()) {
    const [, before = '', , key = '', value = ''] = KEY_AND_VALUE.exec(text) ?? [];
    const mark = value[0];
    if ((mark !== '"' && mark !== "'") || endOfQuoted(value) !== undefined) continue;
    return {
      line: index + 1,
      column: before.length + 1,
      wrong: `the quotation mark at the beginning of \`${key}\` is never closed`,
      right: `close it with ${mark} at the end of the text`,
    };
  }
  return undefined;
}

function faultOf(key: string, value: string): Pick<ValueFault, 'wrong' | 'right'> | undefined {
  const quoted = /^["']/.test(value);
  const end = quoted ? endOfQuoted(value) : undefined;
  if (end !== undefined && /^\s*[^\s#]/.test(value.slice(end)))
    return {
      wrong: `\`${key}\` goes on after the closing ${value[0]}`,
      right: `put the whole text in ${value[0] === '"' ? 'single' : 'double'} quotes, or write “ ” for words that somebody said`,
    };
  if (quoted) return undefined;
  if (/^[[{]/.test(value)) return bracketFault(key, value);
  const sign = SPECIAL.exec(value)?.[0];
  if (sign !== undefined)
    return { wrong: `\`${key}\` begins with ${sign}, which means something else to YAML`, right: inQuotes(value) };
  if (COLON.test(value))
    return { wrong: `the text of \`${key}\` holds a colon followed by a space`, right: inQuotes(value) };
  return undefined;
}

const notClosed = (key: string) => ({
  wrong: `the bracket at the beginning of \`${key}\` is never closed`,
  right: 'close it at the end of the list',
});

function bracketFault(key: string, value: string): Pick<ValueFault, 'wrong' | 'right'> | undefined {
  const closed = BRACKETS.exec(value);
  if (closed === null) return notClosed(key);
  if (closed[1] === undefined) return undefined;
  return { wrong: `\`${key}\` begins with ${value[0]}, which means something else to YAML`, right: inQuotes(value) };
}

const inQuotes = (value: string): string =>
  value.includes("'") ? 'put the text in double quotes: "…"' : "put the text in single quotes: '…'";

/** Where a quoted value ends, after its closing mark; undefined when it does not end on this line. */
function endOfQuoted(value: string): number | undefined {
  const closed = (value[0] === '"' ? /^"(?:[^"\\]|\\.)*"/ : /^'(?:[^']|'')*'/).exec(value);
  return closed?.[0].length;
}
