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
/** Scripts that put no space before a quotation. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;

/** The quotations of a text in order, in every style of mark; one inside another is part of the outer. */
export function quotationsIn(text: string): Quotation[] {
  const quotations: Quotation[] = [];
  let at = 0;
  let limit = 0;
  while (at < text.length) {
    if (at >= limit) limit = paragraphEnd(text, at);
    const quotation = quotationAt(text, at, limit);
    if (quotation !== undefined) quotations.push(quotation);
    at = quotation?.end ?? at + 1;
  }
  return quotations;
}

function quotationAt(text: string, at: number, limit: number): Quotation | undefined {
  const mark = text.charAt(at);
  if (!CLOSING.has(mark) || !opens(text, at)) return undefined;
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
  const before = text.charAt(at - 1);
  return !LETTER.test(before) || UNSPACED.test(before);
}

const closes = (text: string, at: number): boolean => !/\s/.test(text.charAt(at - 1)) || !opens(text, at);

/** Where a quotation in double marks ends, its closing mark included; undefined where nothing closes it. */
const endOfDouble = (text: string, from: number, limit: number): number | undefined =>
  closingAfter(text, text.charAt(from), from + 1, limit);

/** Where an open quotation ends that is looked at from somewhere inside it. */
function closingAfter(text: string, opening: string, from: number, limit: number): number | undefined {
  const closings = CLOSING.get(opening) ?? [];
  const sameMark = closings.includes(opening);
  let depth = 1;
  for (let at = from; at < limit; at += 1) {
    const char = text.charAt(at);
    if (closings.includes(char) && !(sameMark && opens(text, at) && !closes(text, at))) depth -= 1;
    else if (char === opening && opens(text, at) && !beginsLine(text, at)) depth += 1;
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

/** A quotation of several paragraphs opens anew with each of them: that is no quotation inside it. */
const beginsLine = (text: string, at: number): boolean => /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, at - 20), at));

/** Where the paragraph that holds a place ends, or the next one where the place is between two. */
function paragraphEnd(text: string, from: number): number {
  const blank = /\n[ \t]*\n/g;
  blank.lastIndex = from + 1;
  return blank.exec(text)?.index ?? text.length;
}

/** A stretch of a printed text that gives words as somebody's own, without its marks. Offsets in UTF-16 units; `end` is exclusive. */
export interface QuotedStretch {
  readonly start: number;
  readonly end: number;
  /** Where it opens anew at the beginning of a paragraph. */
  readonly repeated?: readonly number[];
}

/** Paragraphs that an open quotation may go on through without a mark. */
const MAX_PARAGRAPHS_OPEN = 20;
/** Marks in one paragraph that open nothing; after them the paragraph is left. */
const MAX_STRAY_MARKS = 50;

/**
 * What a printed text gives as quoted: in quotation marks of every style, also over several paragraphs, and in dialogue that begins with
 * a dash. A mark that nothing closes quotes nothing, unless the next paragraph opens with it again.
 */
export function quotedStretches(text: string): QuotedStretch[] {
  const stretches: QuotedStretch[] = [];
  let at = 0;
  while (at < text.length) {
    const limit = paragraphEnd(text, at);
    stretches.push(...dialogueIn(text, at, limit));
    at = Math.max(limit, quotedInParagraph(text, at, limit, stretches));
  }
  return joinParagraphs(text, stretches);
}

/** The one mark between two paragraphs of a quotation: the first is not closed, and the second opens with it again. */
const REPEATED_MARK = /^\s*\n\s*(\S)$/;

/** Makes one stretch of the paragraphs that a quotation goes on over. */
function joinParagraphs(text: string, stretches: readonly QuotedStretch[]): QuotedStretch[] {
  const joined: { start: number; end: number; repeated?: number[] }[] = [];
  for (const stretch of stretches) {
    const before = joined.at(-1);
    const mark = before === undefined ? '' : (REPEATED_MARK.exec(text.slice(before.end, stretch.start))?.[1] ?? '');
    if (before !== undefined && CLOSING.has(mark)) {
      before.end = stretch.end;
      before.repeated ??= [];
      before.repeated.push(stretch.start - 1);
    } else joined.push({ start: stretch.start, end: stretch.end });
  }
  return joined;
}

/** Adds the quotations that begin in a paragraph. Returns where the last of them ends. */
function quotedInParagraph(text: string, from: number, limit: number, stretches: QuotedStretch[]): number {
  let at = from;
  let stray = 0;
  while (at < limit && stray < MAX_STRAY_MARKS) {
    const quotation = quotationAt(text, at, limit);
    if (quotation === undefined) at += 1;
    else {
      const { end = at, closed } = quotation.unclosed ? continued(text, at, limit) : { ...quotation, closed: true };
      if (end === at) stray += 1;
      else stretches.push({ start: at + 1, end: closed ? end - 1 : end });
      at = Math.max(end, at + 1);
    }
  }
  return at;
}

/** Where a quotation ends that its paragraph leaves open, and whether in a mark; no end where the next paragraphs do not carry it on. */
function continued(text: string, start: number, limit: number): { readonly end?: number; readonly closed: boolean } {
  const opening = text.charAt(start);
  let from = limit;
  for (let paragraphs = 0; paragraphs < MAX_PARAGRAPHS_OPEN && from < text.length; paragraphs += 1) {
    const begin = from + (/^\s*/.exec(text.slice(from, from + 200))?.[0].length ?? 0);
    const next = paragraphEnd(text, begin);
    if (text.charAt(begin) === opening && opens(text, begin)) return { end: from, closed: false };
    const end = closingAfter(text, opening, begin, next);
    if (end !== undefined) return { end, closed: true };
    if ([...CLOSING.keys()].some((mark) => text.slice(begin, next).includes(mark))) break;
    from = next;
  }
  return { closed: false };
}

/** Between words and who says them: after a comma or a full stop, as French and Russian print it, or joined to who says them, as Spanish does. */
const DASH_APART = /(?<=[,.!?…»”])\s*[—―]\s*/g;
const DASH_JOINED = /\s+[—―](?=\S)|(?<=\S)[—―](?=[\s.,;:!?]|$)[.,;:!?]*\s*/g;

/** Dialogue: a dash, words, a dash, who says them, a dash, words. */
function dialogueIn(text: string, from: number, limit: number): QuotedStretch[] {
  const paragraph = text.slice(from, limit);
  const begin = /^\s*[—―]\s*/.exec(paragraph);
  if (begin === null) return [];
  const stretches: QuotedStretch[] = [];
  let start = begin[0].length;
  let spoken = true;
  const dashes = paragraph.slice(start).matchAll(/\s$/.test(begin[0]) ? DASH_APART : DASH_JOINED);
  for (const dash of dashes) {
    const at = begin[0].length + dash.index;
    if (spoken) stretches.push({ start: from + start, end: from + at });
    spoken = !spoken;
    start = at + dash[0].length;
  }
  if (spoken) stretches.push({ start: from + start, end: limit });
  return stretches;
}
