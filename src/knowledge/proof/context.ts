import { quotedRuns } from '../../record/quotes.js';
import type { Figure, Statement } from '../../record/statement.js';
import {
  type ComparableText,
  findInEither,
  foldWords,
  originalSpan,
  passageSpan,
  runsWithin,
  type Span,
} from './comparable-text.js';

/** Where the words of a statement or figure are in its source, in the offsets of the original; undefined where they are not found. */
export const placeOf = (entry: Statement | Figure, text: ComparableText): Span | undefined =>
  findInEither(text, (each) => placeIn(entry, each));

function placeIn(entry: Statement | Figure, text: ComparableText): Span | undefined {
  const { passage } = entry;
  const words = entry.entry === 'figure' ? [entry.value] : quotedRuns(entry.says);
  const place = passageSpan(text, passage);
  if (!('span' in place)) return undefined;
  if (passage !== undefined) return originalSpan(text, place.span);
  const { spans, missing } = runsWithin(text, place.span, words.map(foldWords));
  const [first, last] = [spans[0], spans.at(-1)];
  if (missing !== undefined || first === undefined || last === undefined) return undefined;
  return originalSpan(text, { start: first.start, end: last.end });
}

/** The beginning of the paragraph before. */
export function beginningOfContext(text: string, start: number): number {
  const own = paragraphStart(text, start);
  return own === 0 ? 0 : paragraphStart(text, own - 1);
}

const MAX_PARAGRAPH_LENGTH = 5_000;
const MAX_SENTENCE_LENGTH = 600;

/** Where the paragraph begins that a letter is in. Paragraphs are parted by blank lines, or by line breaks where the text has no blank lines. */
export function paragraphStart(text: string, at: number): number {
  // With the letter itself: it may be the first of its paragraph.
  const before = text.slice(Math.max(0, at - MAX_PARAGRAPH_LENGTH), at + 1).replace(/\s+$/u, '');
  const offset = Math.max(0, at - MAX_PARAGRAPH_LENGTH);
  const blank = [...before.matchAll(/\n[ \t]*(?=\n)/g)].at(-1);
  if (blank !== undefined) return offset + blank.index + blank[0].length + 1;
  const line = before.lastIndexOf('\n');
  return /\n[ \t]*\n/.test(text) ? offset : offset + line + 1;
}

export function sentenceEnd(text: string, from: number): number {
  const rest = text.slice(from, from + MAX_SENTENCE_LENGTH);
  const end = /[.!?…]["”“»’)]*(?=\s|$)|\n[ \t]*\n/u.exec(rest);
  return from + (end === null ? rest.length : end.index + end[0].length);
}

/** The sentence that has the value of a figure, from where its passage is. */
export function sentenceOf({ value }: Figure, { original }: ComparableText, place: Span): string {
  const from = original.toLowerCase().indexOf(value.toLowerCase(), place.start);
  const at = from < 0 || from > place.end ? place.start : from;
  return original.slice(sentenceStart(original, at), sentenceEnd(original, at + value.length));
}

/** Where the sentence begins that a letter is in. A full stop between digits ends none. */
function sentenceStart(text: string, at: number): number {
  const from = Math.max(0, at - MAX_SENTENCE_LENGTH);
  const ends = [...text.slice(from, at).matchAll(/[.!?…]["”“»’)]*\s|\n[ \t]*\n/gu)];
  const last = ends.at(-1);
  return last === undefined ? from : from + last.index + last[0].length;
}

/** A stretch without what is quoted in it: names in a quotation are whom the words are about. */
export function unquoted(text: ComparableText, start: number, last: number): string {
  let shown = '';
  let from = start;
  for (const stretch of text.quoted()) {
    if (stretch.end <= from || stretch.start >= last) continue;
    shown += `${text.original.slice(from, Math.max(from, stretch.start))} `;
    from = stretch.end;
  }
  return shown + text.original.slice(from, Math.max(from, last));
}
