import { allMatches } from '../language/words/all-matches.js';

/** A part of a text, with its offsets there in UTF-16 units; `end` is exclusive. */
export interface TextSpan {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A full stop counts where a capital letter follows, or behind a quotation a number, so that "6.700" and "Sept. 21" are not cut. */
const SENTENCE_END = /[.!?…](?=\s+["'“«„‘([]?\p{Lu})|(?<=["”»’])[.!?…](?=\s+\p{Nd})|\n+/gu;

/** What runs on for longer is no sentence: it is cut at white space, so that no step works on a whole text. In UTF-16 units. */
const MAX_SENTENCE_LENGTH = 1_000;

/** The sentences of a text, each with the white space before it. Together they are the whole text. */
export function sentencesIn(text: string): TextSpan[] {
  const sentences: TextSpan[] = [];
  let start = 0;
  for (const match of [...allMatches(SENTENCE_END, text), { index: text.length, 0: '' }]) {
    const end = match.index + match[0].length;
    while (start < end) {
      const cut = end - start > MAX_SENTENCE_LENGTH ? cutAtSpace(text, start, start + MAX_SENTENCE_LENGTH) : end;
      sentences.push({ text: text.slice(start, cut), start, end: cut });
      start = cut;
    }
  }
  return sentences;
}

function cutAtSpace(text: string, start: number, end: number): number {
  const space = text.lastIndexOf(' ', end);
  if (space > start) return space;
  // No half of a surrogate pair is left behind.
  return /[\udc00-\udfff]/.test(text.charAt(end)) ? end - 1 : end;
}

const CLAUSE_END = /[;:—–]|,(?!\d)|(?<![\p{L}])(?:and|while|but|with|plus|as well as)(?![\p{L}])/giu;

/** How far a clause reaches before and after what it says, in UTF-16 units. */
const MAX_CLAUSE_REACH = 200;

/** The clause of a sentence that holds a stretch of it, given by its offsets. */
export function clauseAround(
  sentence: string,
  { start, end }: { readonly start: number; readonly end: number },
): string {
  const first = start > MAX_CLAUSE_REACH ? sentence.indexOf(' ', start - MAX_CLAUSE_REACH) : 0;
  const offset = first < 0 || first > start ? start : first;
  const stretch = sentence.slice(offset, end + MAX_CLAUSE_REACH);
  let from = 0;
  for (const match of allMatches(CLAUSE_END, stretch)) {
    if (match.index + match[0].length <= start - offset) from = match.index + match[0].length;
    else if (match.index >= end - offset) return stretch.slice(from, match.index);
  }
  return stretch.slice(from);
}

/** How far around a quotation its speaker is looked for, in UTF-16 units. */
const MAX_FRAME_LENGTH = 300;

/** The beginning of the sentence of a quotation, from `from` at the earliest up to the quotation at `to`. */
export function sentenceBefore(text: string, from: number, to: number): string {
  const stretch = text.slice(Math.max(from, to - MAX_FRAME_LENGTH), to);
  let start = 0;
  for (const match of allMatches(SENTENCE_END, stretch.trimEnd())) start = match.index + match[0].length;
  return stretch.slice(start).trim();
}

/** The rest of the sentence after a quotation that ends at `from`; a dash on the next line still names its speaker. */
export function sentenceAfter(text: string, from: number, to: number): string {
  const stretch = text.slice(from, Math.min(to, from + MAX_FRAME_LENGTH));
  const signature = /^[\s.,]*[—–-]\s*([^\n]+)/u.exec(stretch);
  if (signature !== null) return `— ${signature[1]}`;
  const end = /[.!?](?=\s|$)|\n/u.exec(stretch);
  return (end === null ? stretch : stretch.slice(0, end.index)).trim();
}
