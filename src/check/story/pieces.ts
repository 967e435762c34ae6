import { quotationsIn } from '../../language/words/quotation-marks.js';
import { MAX_QUOTES, MAX_TEXT_CHARS } from '../checker.js';
import { sentencesIn } from '../sentences.js';

/** A part of a story that is checked at once. Offsets in UTF-16 units; `end` is exclusive. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** Numbers in digits in one piece: with number words beside them, as many as the checker looks at. */
const MAX_NUMBERS = 40;

/**
 * Cuts a story into pieces of the size that is checked at once: at the ends of paragraphs, so that whoever is named for one quotation
 * is named for the next; in a paragraph that is larger, at the ends of sentences; and nowhere inside a quotation, not even one of
 * several paragraphs.
 */
export function piecesOf(text: string): Piece[] {
  const isInside = insideQuotations(text);
  return packed(text, paragraphsOf(text, isInside)).flatMap((piece) =>
    isSmall(sizeOf(text, piece)) ? [piece] : packed(text, sentencesOf(text, piece, isInside)),
  );
}

/** The two halves of a piece, cut at the end of a paragraph or else of a sentence; nothing where it can be cut nowhere. */
export function halvesOf(text: string, piece: Piece): readonly [Piece, Piece] | undefined {
  const isInside = insideQuotations(text.slice(piece.start, piece.end));
  const middle = (piece.start + piece.end) / 2;
  const [at] = sentencesIn(text.slice(piece.start, piece.end))
    .map(({ end }) => end)
    .filter((end) => end < piece.end - piece.start && !isInside(end))
    .map((end) => piece.start + end)
    .sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return at === undefined
    ? undefined
    : [
        { start: piece.start, end: at },
        { start: at, end: piece.end },
      ];
}

/** How far behind an open quotation its next paragraph begins, in UTF-16 units. */
const MAX_GAP = 200;

/** Tells whether a place is inside a quotation, or between two paragraphs of one: the first is not closed, and the second opens with its mark. */
function insideQuotations(text: string): (at: number) => boolean {
  const quotations = quotationsIn(text).flatMap(({ start, end, unclosed }) => {
    if (!unclosed) return [{ start, end }];
    const gap = /^\s*/.exec(text.slice(end, end + MAX_GAP))?.[0].length ?? 0;
    return text.charAt(end + gap) === text.charAt(start) ? [{ start, end: end + gap }] : [];
  });
  const joined: { readonly start: number; end: number }[] = [];
  for (const { start, end } of quotations) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return (at) => {
    let [low, high] = [0, joined.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((joined[middle]?.end ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return (joined[low]?.start ?? at) < at;
  };
}

function paragraphsOf(text: string, isInside: (at: number) => boolean): Piece[] {
  return cutAt(
    { start: 0, end: text.length },
    [...text.matchAll(/\n[ \t]*\n\s*/g)]
      .map(({ index, 0: blank }) => index + blank.length)
      .filter((end) => !isInside(end)),
  );
}

function sentencesOf(text: string, piece: Piece, isInside: (at: number) => boolean): Piece[] {
  const ends = sentencesIn(text.slice(piece.start, piece.end)).map(({ end }) => piece.start + end);
  return cutAt(
    piece,
    ends.filter((end) => end < piece.end && !isInside(end)),
  );
}

function cutAt({ start, end }: Piece, places: readonly number[]): Piece[] {
  const all = [start, ...places.filter((at) => at > start && at < end), end];
  return all.slice(1).map((to, index) => ({ start: all[index] ?? start, end: to }));
}

/** Puts neighbours together as long as they stay small. One that is too large stays alone. */
function packed(text: string, parts: readonly Piece[]): Piece[] {
  const pieces: Piece[] = [];
  let size: Size = NO_SIZE;
  for (const part of parts) {
    const own = sizeOf(text, part);
    const last = pieces.at(-1);
    const both = {
      length: size.length + own.length,
      numbers: size.numbers + own.numbers,
      quotes: size.quotes + own.quotes,
    };
    const joins = last !== undefined && isSmall(both);
    size = joins ? both : own;
    if (joins) pieces[pieces.length - 1] = { start: last.start, end: part.end };
    else pieces.push(part);
  }
  return pieces;
}

/** What the checker limits. */
interface Size {
  /** In UTF-16 units: a code point has one or two. */
  readonly length: number;
  readonly numbers: number;
  readonly quotes: number;
}

const NO_SIZE: Size = { length: 0, numbers: 0, quotes: 0 };

function sizeOf(text: string, { start, end }: Piece): Size {
  const own = text.slice(start, end);
  return { length: own.length, numbers: own.match(/\d+/g)?.length ?? 0, quotes: quotationsIn(own).length };
}

const isSmall = ({ length, numbers, quotes }: Size): boolean =>
  length <= MAX_TEXT_CHARS && numbers <= MAX_NUMBERS && quotes <= MAX_QUOTES;
