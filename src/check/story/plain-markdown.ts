import { ENTITY, entityText } from './entities.js';

/** Text without its markup. */
export interface Plain {
  readonly plain: string;
  /** Where each UTF-16 unit of it is in the text with markup. */
  readonly offsetOf: readonly number[];
}

/** Markup at one place: what it looks like, and what is left of it. Patterns are sticky and look no further than a line or 2,000 units. */
interface Rule {
  readonly pattern: RegExp;
  /** The text that stays, or nothing where the match is no markup after all. */
  left(match: RegExpExecArray, text: string): string | undefined;
}

const nothing = (): string => '';

/** Lines that are nothing but markup, and the marks that a line begins with. */
const LINE_RULES: readonly Rule[] = [
  { pattern: /[ \t]{0,3}(?:```|~~~)[^\r\n]*/y, left: nothing },
  { pattern: /[ \t]{0,3}[-*_=](?:[ \t]{0,12}[-*_=]){2,}[ \t]{0,12}(?=[\r\n]|$)/y, left: nothing },
  { pattern: /[ \t]{0,12}\|?[ \t]{0,12}:?-{2,}[-:| \t]*(?=[\r\n]|$)/y, left: nothing },
  { pattern: /[ \t]{0,3}\[(?!\^)[^\]\r\n]{1,200}\]:[ \t]{0,12}\S[^\r\n]*/y, left: nothing },
  {
    pattern: /(?:[ \t]{0,12}(?:>|[-*+](?=[ \t])|\d{1,3}[.)](?=[ \t])|#{1,6}(?=[ \t])))+[ \t]{0,12}/y,
    left: nothing,
  },
];

/** An emphasis mark between two blanks, or between what it belongs to, is a sign of the text. */
const isMark = (match: RegExpExecArray, text: string, belongs: RegExp): boolean => {
  const [before, after] = [text.charAt(match.index - 1), text.charAt(match.index + match[0].length)];
  const isBlank = (char: string): boolean => char === '' || /\s/.test(char);
  return !(isBlank(before) && isBlank(after)) && !(belongs.test(before) && belongs.test(after));
};
const emphasis =
  (belongs: RegExp) =>
  (match: RegExpExecArray, text: string): string | undefined =>
    isMark(match, text, belongs) ? '' : undefined;

const BREAKING_TAG = /^<\/?(?:br|p|div|li|td|th|tr|h[1-6]|blockquote|figcaption)\b/i;

/** Markup inside a line, by the character that it begins with. */
const INLINE_RULES: ReadonlyMap<string, readonly Rule[]> = new Map([
  ['\\', [{ pattern: /\\[!-/:-@[-`{-~]/y, left: ([written]) => written.slice(1) }]],
  ['&', [{ pattern: ENTITY, left: entityText }]],
  ['*', [{ pattern: /\*{1,3}/y, left: emphasis(/[\d*]/) }]],
  ['_', [{ pattern: /_{1,3}/y, left: emphasis(/[\p{L}\p{N}_]/u) }]],
  ['~', [{ pattern: /~~/y, left: nothing }]],
  ['`', [{ pattern: /`+/y, left: nothing }]],
  ['!', [{ pattern: /!(?=\[[^[\]\n]{0,500}\]\()/y, left: nothing }]],
  [
    '[',
    [
      { pattern: /\[\^[^\]\s]{1,40}\]:?/y, left: nothing },
      { pattern: /\[(?=!\[|[^[\]\n]{0,500}\](?:\([^()\n]|\[[^[\]\n]))/y, left: nothing },
    ],
  ],
  [
    ']',
    [
      { pattern: /\]\((?:[^()\n]|\([^()\n]{0,500}\)){0,2000}\)/y, left: nothing },
      { pattern: /\]\[[^[\]\n]{1,200}\]/y, left: nothing },
    ],
  ],
  [
    '<',
    [
      {
        pattern: /<\/?[a-z][^<>]{0,2000}>/iy,
        left: ([tag]) => (BREAKING_TAG.test(tag) ? '\n' : ''),
      },
    ],
  ],
] satisfies readonly (readonly [string, readonly Rule[]])[]);

/** The longest front matter, in UTF-16 units. */
const MAX_FRONT_MATTER = 20_000;
const FRONT_KEY = /[ \t]*(?:- +)?[\w-]{1,60}:[ \t]*(["']?)/y;

/** Collects what stays of a text, with where it stood. */
class Writer {
  readonly #parts: string[] = [];
  readonly offsetOf: number[] = [];

  write(text: string, offset: number, step: 0 | 1): void {
    this.#parts.push(text);
    for (let at = 0; at < text.length; at += 1) this.offsetOf.push(offset + at * step);
  }

  get plain(): string {
    return this.#parts.join('');
  }
}

/**
 * Takes the markup out of Markdown, so that no mark of it breaks a quotation. A reader by lines and signs, not a parser: whatever somebody
 * sends, it takes time in proportion to its length. Of links and pictures their words stay, of HTML the text between tags; link titles,
 * comments and addresses go. In front matter the values stay, each as a paragraph of its own.
 */
export function plainFromMarkdown(text: string): Plain {
  const writer = new Writer();
  let at = frontMatter(text, writer);
  let isLineStart = true;
  let lastComment = 0;
  while (at < text.length) {
    const rule = ruleAt(text, at, isLineStart);
    if (rule !== undefined) {
      writer.write(rule.left, at, 0);
      at += rule.length;
      // Marks at the beginning of a line are followed by its text.
      isLineStart = false;
      continue;
    }
    if (lastComment >= 0 && text.startsWith('<!--', at)) {
      // Where one comment is not closed, no later one is.
      lastComment = text.indexOf('-->', at);
      if (lastComment >= 0) {
        at = lastComment + 3;
        continue;
      }
    }
    const char = text.charAt(at);
    writer.write(char, at, 1);
    isLineStart = char === '\n' || (char === '\r' && text.charAt(at + 1) !== '\n');
    at += 1;
  }
  return { plain: writer.plain, offsetOf: writer.offsetOf };
}

function ruleAt(
  text: string,
  at: number,
  isLineStart: boolean,
): { readonly left: string; readonly length: number } | undefined {
  const rules = [...(isLineStart ? LINE_RULES : []), ...(INLINE_RULES.get(text.charAt(at)) ?? [])];
  for (const { pattern, left } of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const stays = match === null ? undefined : left(match, text);
    if (match !== null && stays !== undefined && match[0].length > 0) return { left: stays, length: match[0].length };
  }
  return undefined;
}

/** Writes the values of YAML at the top of a file, without keys and YAML's own quotation marks. Returns where it ends. */
function frontMatter(text: string, writer: Writer): number {
  const opening = /^---[ \t]*\r?\n/.exec(text);
  const end = /\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text.slice(0, MAX_FRONT_MATTER));
  if (opening === null || end === null) return 0;
  let at = opening[0].length;
  while (at <= end.index) {
    const lineEnd = text.indexOf('\n', at);
    FRONT_KEY.lastIndex = at;
    const key = FRONT_KEY.exec(text);
    const from = key === null ? at : at + key[0].length;
    const value = text.slice(from, lineEnd).trimEnd();
    const mark = key?.[1] ?? '';
    const isQuoted = mark !== '' && value.endsWith(mark);
    writer.write(isQuoted ? value.slice(0, -1) : mark + value, from - (isQuoted ? 0 : mark.length), 1);
    writer.write('\n\n', lineEnd, 0);
    at = lineEnd + 1;
  }
  return end.index + end[0].length;
}
