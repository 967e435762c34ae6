import { type QuotedStretch, quotedStretches } from '../../language/words/quotation-marks.js';
import type { Passage } from '../../record/statement.js';
import { timeMarks } from './transcripts.js';

/** A stretch of a text, in UTF-16 units; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text made comparable: kinds of quotation mark and of white space are equal, nothing else is. */
export interface ComparableText {
  readonly original: string;
  readonly folded: string;
  /** The offset in `original` of each unit of `folded`, and of its end. */
  readonly offsets: Uint32Array;
  /** What `original` gives as quoted, in its own offsets; found when first asked for. */
  quoted(): readonly Span[];
  /** The same without the marks with which a quotation opens anew at every paragraph; undefined where there are none. */
  withoutRepeatedMarks(): ComparableText | undefined;
}

const DOUBLE = new Set('“”„«»"');
const SINGLE = new Set("‘’'ʼ");
const SPACE = /\s/u;

/** Makes a text comparable and keeps the original offset of each character. */
export function toComparable(original: string): ComparableText {
  let stretches: readonly QuotedStretch[] | undefined;
  const quoted = (): readonly QuotedStretch[] => {
    stretches ??= quotedStretches(original);
    return stretches;
  };
  // The times of a transcript are not among its words.
  const times = timeMarks(original).flatMap(({ start, end }) =>
    Array.from({ length: end - start }, (_, offset) => start + offset),
  );
  let joined: ComparableText | undefined;
  const withoutRepeatedMarks = (): ComparableText | undefined => {
    const marks = new Set([...quoted().flatMap(({ repeated = [] }) => repeated), ...times]);
    if (marks.size > times.length)
      joined ??= { original, ...foldText(original, marks), quoted, withoutRepeatedMarks: () => undefined };
    return joined;
  };
  return { original, ...foldText(original, new Set(times)), quoted, withoutRepeatedMarks };
}

/** @param without offsets of characters that are left out */
function foldText(
  original: string,
  without: ReadonlySet<number> = new Set(),
): Pick<ComparableText, 'folded' | 'offsets'> {
  const offsets = new Uint32Array(original.length + 1);
  const parts: string[] = [];
  let length = 0;
  let inSpace = false;
  let from = 0;
  const put = (char: string, at: number): void => {
    parts.push(char);
    offsets[length] = at;
    length += 1;
  };
  for (; from < original.length; from += 1) {
    if (without.has(from)) continue;
    const char = original.charAt(from);
    const space = char <= ' ' || char > '~' ? SPACE.test(char) : false;
    if (!(space && inSpace)) put(space ? ' ' : DOUBLE.has(char) ? '"' : SINGLE.has(char) ? "'" : char, from);
    inSpace = space;
  }
  offsets[length] = original.length;
  return { folded: parts.join(''), offsets };
}

/**
 * What is found in a text, or else in the text without the marks that are repeated at every paragraph of a quotation.
 * @param find gives undefined where it finds nothing
 */
export function findInEither<T>(text: ComparableText, find: (text: ComparableText) => T | undefined): T | undefined {
  const found = find(text);
  if (found !== undefined) return found;
  const joined = text.withoutRepeatedMarks();
  return joined === undefined ? undefined : find(joined);
}

/** The words alone, in the form they are compared in. */
export function foldWords(words: string): string {
  return toComparable(words).folded.trim();
}

/**
 * Finds whole words in a text: they begin and end where words of the text do.
 * @param words folded words
 * @param from the first folded offset to look at
 * @param to the folded offset where the words must have ended
 */
export function findWhole(text: ComparableText, words: string, from = 0, to = text.folded.length): Span | undefined {
  if (words === '') return undefined;
  let at = text.folded.indexOf(words, from);
  while (at >= 0 && at + words.length <= to) {
    if (startsWord(text.folded, at) && endsWord(text.folded, at + words.length)) {
      return { start: at, end: at + words.length };
    }
    at = text.folded.indexOf(words, at + 1);
  }
  return undefined;
}

const WORD = /[\p{L}\p{N}\p{M}_]/u;
const HYPHEN = /[-\u2010\u2011]/u;
const CONTRACTED = /^(?:s|t|re|ve|ll|d|m)(?![\p{L}\p{N}\p{M}])/iu;

function startsWord(text: string, at: number): boolean {
  const first = charAt(text, at);
  if (!WORD.test(first)) return !(/\p{M}/u.test(first) || HYPHEN.test(first)) || !WORD.test(charBefore(text, at));
  const before = charBefore(text, at);
  if (WORD.test(before)) return false;
  const beforeThat = charBefore(text, at - before.length);
  if (HYPHEN.test(before)) return !WORD.test(beforeThat);
  if (before === "'" && WORD.test(beforeThat)) return !CONTRACTED.test(text.slice(at, at + 4));
  return !(/\d/.test(first) && /[.,–]/.test(before) && /\d/.test(beforeThat));
}

function endsWord(text: string, end: number): boolean {
  const last = charBefore(text, end);
  const after = charAt(text, end);
  if (/\p{M}/u.test(after)) return false;
  if (!WORD.test(last)) return !(HYPHEN.test(last) && WORD.test(after));
  if (WORD.test(after)) return false;
  const afterThat = charAt(text, end + after.length);
  if (HYPHEN.test(after) || after === "'") return !WORD.test(afterThat);
  return !(/\d/.test(last) && /[.,–]/.test(after) && /\d/.test(afterThat));
}

function charAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function charBefore(text: string, at: number): string {
  if (at <= 0) return '';
  const low = text.charCodeAt(at - 1);
  const pair = low >= 0xdc00 && low <= 0xdfff && at > 1;
  return text.slice(pair ? at - 2 : at - 1, at);
}

/**
 * A span of a folded text as a span of the original.
 * @param span folded offsets
 */
export function originalSpan(text: ComparableText, span: Span): Span {
  const last = text.offsets[span.end - 1] ?? 0;
  return { start: text.offsets[span.start] ?? 0, end: span.end === span.start ? last : last + 1 };
}

/** The span of a passage, or which of its words are missing. */
export type PassageResult = { readonly span: Span } | { readonly missing: 'first' | 'last'; readonly words: string };

/**
 * Finds a passage: from the first place of its first words to the nearest following place of its last words.
 * @param passage the passage; without one the whole text counts
 */
export function passageSpan(text: ComparableText, passage: Passage | undefined): PassageResult {
  if (!passage) return { span: { start: 0, end: text.folded.length } };
  const first = findWhole(text, foldWords(passage.first));
  if (!first) return { missing: 'first', words: passage.first };
  if (passage.last === undefined) return { span: first };
  const last = findWhole(text, foldWords(passage.last), first.end);
  if (!last) return { missing: 'last', words: passage.last };
  return { span: { start: first.start, end: last.end } };
}

/**
 * Finds quoted runs inside a stretch, in order and without overlap.
 * @param within the folded stretch they must lie in
 * @param runs folded words
 * @param accepts whether a place may be the one that is meant; the first place that may is taken
 * @returns their folded spans, or how many were found before one was missing
 */
export function runsWithin(
  text: ComparableText,
  within: Span,
  runs: readonly string[],
  accepts: (span: Span) => boolean = () => true,
): { readonly spans: readonly Span[]; readonly missing?: number } {
  const spans: Span[] = [];
  let from = within.start;
  for (const run of runs) {
    let span = findWhole(text, run, from, within.end);
    while (span && !accepts(span)) span = findWhole(text, run, span.start + 1, within.end);
    if (!span) return { spans, missing: spans.length };
    spans.push(span);
    from = span.end;
  }
  return { spans };
}
