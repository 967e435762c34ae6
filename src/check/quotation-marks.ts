/** A stretch of a text in quotation marks, with its marks. Offsets in UTF-16 units; `end` is exclusive. */
export interface Quotation {
  readonly start: number;
  readonly end: number;
  /** Whether nothing closes it, so that it ends with its paragraph. */
  readonly unclosed: boolean;
}

/** What closes a quotation that a mark opens, most usual first. */
const CLOSING: ReadonlyMap<string, readonly string[]> = new Map([
  ['“', ['”', '"', '“']],
  ['„', ['“', '”', '"', '„']],
  ['‟', ['”']],
  ['«', ['»']],
  ['»', ['«']],
  ['"', ['"', '”']],
  ['＂', ['＂']],
  ['‘', ['’', "'"]],
  ['‚', ['‘', '’']],
  ['‹', ['›']],
  ['›', ['‹']],
  ["'", ["'", '’']],
  ['`', ['`', "'"]],
  ['「', ['」']],
  ['『', ['』']],
  ['〝', ['〞']],
]);
/** Marks that may as well be an apostrophe. */
const SINGLE_MARKS = new Set(['‘', '‚', "'", '`', '‹', '›']);
const LETTER = /[\p{L}\p{N}\p{M}]/u;

/** The quotations of a text in order, in every style of mark; one inside another is part of the outer. */
export function quotationsIn(text: string): Quotation[] {
  const quotations: Quotation[] = [];
  let at = 0;
  while (at < text.length) {
    const quotation = quotationAt(text, at);
    if (quotation !== undefined) quotations.push(quotation);
    at = quotation?.end ?? at + 1;
  }
  return quotations;
}

function quotationAt(text: string, at: number): Quotation | undefined {
  const mark = text.charAt(at);
  if (!CLOSING.has(mark) || !opens(text, at)) return undefined;
  const limit = paragraphEnd(text, at);
  const end = SINGLE_MARKS.has(mark) ? endOfSingle(text, at, limit) : endOfDouble(text, at, limit);
  // A lone apostrophe opens nothing.
  if (end === undefined && SINGLE_MARKS.has(mark)) return undefined;
  return { start: at, end: end ?? limit, unclosed: end === undefined };
}

/** A mark opens a quotation where no word ends before it and something follows it. */
function opens(text: string, at: number): boolean {
  const after = text.charAt(at + 1);
  // French puts a space after «.
  if (after === '' || /\s/.test(after)) return text.charAt(at) === '«' && /\S/.test(text.slice(at + 1, at + 3));
  return !LETTER.test(text.charAt(at - 1));
}

const closes = (text: string, at: number): boolean => !/\s/.test(text.charAt(at - 1)) || !opens(text, at);

/** Where a quotation in double marks ends, its closing mark included; undefined where nothing closes it. */
function endOfDouble(text: string, from: number, limit: number): number | undefined {
  const opening = text.charAt(from);
  const closings = CLOSING.get(opening) ?? [];
  const sameMark = closings.includes(opening);
  let depth = 1;
  for (let at = from + 1; at < limit; at += 1) {
    const char = text.charAt(at);
    if (closings.includes(char) && !(sameMark && opens(text, at) && !closes(text, at))) depth -= 1;
    else if (char === opening && opens(text, at)) depth += 1;
    if (depth === 0) return at + 1;
  }
  return undefined;
}

/** As for double marks. An apostrophe inside a word closes nothing; after a word it may, and the last one before another quotation does. */
function endOfSingle(text: string, from: number, limit: number): number | undefined {
  const opening = text.charAt(from);
  const closings = CLOSING.get(opening) ?? [];
  let end: number | undefined;
  for (let at = from + 1; at < limit; at += 1) {
    const char = text.charAt(at);
    if (char === opening && opens(text, at)) return end;
    if (closings.includes(char) && !LETTER.test(text.charAt(at + 1))) end = at + 1;
  }
  return end;
}

function paragraphEnd(text: string, from: number): number {
  const match = /\n[ \t]*\n/.exec(text.slice(from));
  return match === null ? text.length : from + match.index;
}
