import { plainFromMarkdown } from './plain-markdown.js';
import type { StoryKind } from './story-file.js';

/** A place in a story; both count from 1. */
export interface Place {
  /** A line; in a document of a word processor, a paragraph. */
  readonly line: number;
  /** In UTF-16 units. */
  readonly column: number;
}

/** A story as it is read: its words without markup, with the way back to the places of the file. */
export interface StoryText {
  readonly plain: string;
  /** What its places count. */
  readonly counts: 'lines' | 'paragraphs';
  /** The place of a UTF-16 unit of `plain`. */
  placeOf(at: number): Place;
  /** The place behind the last unit of a stretch that ends at `end`. */
  placeBehind(end: number): Place;
}

/**
 * Reads the text of a story.
 * @param text as in the file; of a document, its paragraphs with an empty line between
 */
export function readStoryText(text: string, kind: StoryKind): StoryText {
  const { plain, offsetOf } = plainOf(text, kind);
  const starts = startsOf(text, kind === 'docx' ? /\n\n/g : /\r\n|\r|\n/g);
  const origin = (at: number): number => (offsetOf === undefined ? at : (offsetOf[at] ?? text.length));
  const place = (offset: number): Place => {
    const line = lineAt(starts, offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
  return {
    plain,
    counts: kind === 'docx' ? 'paragraphs' : 'lines',
    placeOf: (at) => place(origin(at)),
    placeBehind: (end) => place(end === 0 ? 0 : origin(end - 1) + 1),
  };
}

/** Where no line of a plain text is blank and one is longer than this, every line is a paragraph; else lines are broken by hand. */
const MAX_BROKEN_LINE = 100;

function plainOf(text: string, kind: StoryKind): { readonly plain: string; readonly offsetOf?: readonly number[] } {
  if (kind === 'docx') return { plain: text };
  if (kind === 'markdown') {
    const { plain, offsetOf } = plainFromMarkdown(text);
    return { plain: withUnixBreaks(plain), offsetOf };
  }
  const plain = withUnixBreaks(text);
  const isApart = /\n[ \t]*\n/.test(plain) || !plain.split('\n').some((line) => line.length > MAX_BROKEN_LINE);
  return isApart ? { plain } : withParagraphs(plain);
}

/** Every line as a paragraph, which the checker knows by an empty line after it. */
function withParagraphs(text: string): { readonly plain: string; readonly offsetOf: readonly number[] } {
  const offsetOf: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    offsetOf.push(at);
    if (text.charAt(at) === '\n') offsetOf.push(at);
  }
  return { plain: text.replaceAll('\n', '\n\n'), offsetOf };
}

/** Line breaks of other systems as those that the checker reads. The length stays the same. */
const withUnixBreaks = (text: string): string => text.replace(/\r\n/g, ' \n').replace(/\r/g, '\n');

function startsOf(text: string, ends: RegExp): number[] {
  const starts = [0];
  for (const { index, 0: mark } of text.matchAll(ends)) starts.push(index + mark.length);
  return starts;
}

/** The last line that begins at an offset or before it, from 0. */
function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
