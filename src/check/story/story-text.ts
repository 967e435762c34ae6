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
  const { plain, offsetOf } = kind === 'markdown' ? plainFromMarkdown(text) : { plain: text, offsetOf: undefined };
  const starts = startsOf(text, kind === 'docx' ? /\n\n/g : /\r\n|\r|\n/g);
  const origin = (at: number): number => (offsetOf === undefined ? at : (offsetOf[at] ?? text.length));
  const place = (offset: number): Place => {
    const line = lineAt(starts, offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
  return {
    plain: kind === 'docx' ? plain : withUnixBreaks(plain),
    counts: kind === 'docx' ? 'paragraphs' : 'lines',
    placeOf: (at) => place(origin(at)),
    placeBehind: (end) => place(end === 0 ? 0 : origin(end - 1) + 1),
  };
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
