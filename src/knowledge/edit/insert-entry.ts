import { isMap, isSeq, parseDocument } from 'yaml';
import type { FileTrouble } from '../read/guarded-file.js';

/** Spaces before the dash of an entry in a file that has no list yet. */
const INDENT = 2;

/**
 * Adds an entry to a text of YAML, below the last one of its list; every other byte stays as it is.
 * @param text of a valid file, or empty
 * @param list such as `statements`
 * @param lines of the entry, without dash and indentation
 * @returns the new text and the line that the entry begins on, counted from 1; or why it cannot be added
 */
export function insertEntry(
  text: string,
  list: string,
  lines: readonly string[],
): { readonly text: string; readonly line: number } | FileTrouble {
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false });
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const items = isMap(document.contents) ? document.get(list, true) : undefined;
  if (items === undefined) {
    const before = text === '' || /\n$/.test(text) ? text : text + eol;
    const gap = /\S/.test(before) && !/^#[^\n]*\n?$/.test(before) ? eol : '';
    return insertAt(before, before.length, [gap, `${list}:`, eol, ...indented(lines, INDENT, eol)]);
  }
  if (!isSeq(items) || items.flow === true || items.items.length === 0)
    return {
      wrong: `\`${list}\` is no list with a dash before each entry there`,
      right: 'write it as one, or name another file with --file',
    };
  const [previous, last] = [items.items.at(-2), items.items.at(-1)];
  if (!hasRange(items) || !hasRange(last)) return { wrong: `\`${list}\` cannot be read`, right: 'mend it first' };
  const indent = items.range[0] - (text.lastIndexOf('\n', items.range[0] - 1) + 1);
  const at = endOfEntry(text, last.range[1], indent);
  const isSpaced = hasRange(previous) && /\n[ \t]*\r?\n/.test(text.slice(previous.range[1] - 1, last.range[0]));
  const isEnded = text[at - 1] === '\n';
  return insertAt(text, at, [isEnded ? '' : eol, isSpaced ? eol : '', ...indented(lines, indent, eol)]);
}

/**
 * The end of the line that a value ends on.
 * @param valueEnd the offset after its last letter
 */
export function endOfLines(text: string, valueEnd: number): number {
  const found = text.indexOf('\n', Math.max(0, valueEnd - 1));
  return found < 0 ? text.length : found + 1;
}

/** The end of the last line of an entry, comments below it included that are indented like its keys. */
function endOfEntry(text: string, valueEnd: number, indent: number): number {
  const comment = new RegExp(`^[ \\t]{${indent + 1},}#`);
  let at = endOfLines(text, valueEnd);
  for (;;) {
    const next = endOfLines(text, at + 1);
    if (!comment.test(text.slice(at, next))) return at;
    at = next;
  }
}

function insertAt(text: string, at: number, parts: readonly string[]): { text: string; line: number } {
  const added = parts.join('');
  const before = text.slice(0, at);
  const first = before + added.slice(0, added.search(/- /));
  return { text: before + added + text.slice(at), line: first.split('\n').length };
}

const indented = (lines: readonly string[], indent: number, eol: string): string[] =>
  lines.map((line, index) => `${' '.repeat(indent)}${index === 0 ? '- ' : '  '}${line}${eol}`);

const hasRange = (node: unknown): node is { readonly range: readonly [number, number, number] } =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
