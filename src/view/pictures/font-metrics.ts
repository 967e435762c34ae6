import { visible } from '../text.js';

/** The widths of one face's letters, by code unit of the Basic Multilingual Plane: thousandths of the font's size, 0 for a letter it lacks. */
export type GlyphWidths = Uint16Array;

/** How wide text is in the pictures' font. */
export interface FontMetrics {
  readonly regular: GlyphWidths;
  readonly bold: GlyphWidths;
}

/** The size and weight of a text that is measured. */
export interface FontStyle {
  readonly size: number;
  readonly bold?: boolean;
}

/** Drawn in place of a letter that the font lacks, so that nothing is lost unseen. */
const MISSING = '\ufffd';
/** No picture has room for more. */
const MAX_TEXT_CHARS = 2_000;
/** Joiners and variation selectors. */
const INVISIBLE_MARK = /^(?:\u200c|\u200d|[\ufe00-\ufe0f])$/u;

/** The width of a drawable text in units of the picture. */
export function widthOf(font: FontMetrics, text: string, { size, bold = false }: FontStyle): number {
  const widths = bold ? font.bold : font.regular;
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum += widths[text.charCodeAt(at)] ?? 0;
  return (sum * size) / 1_000;
}

/** A text as it can be drawn: one line of limited length, with a sign for every letter that the font lacks. */
export function drawableText(font: FontMetrics, text: string): string {
  const isLong = text.length > MAX_TEXT_CHARS;
  let drawn = '';
  for (const letter of visible(isLong ? `${text.slice(0, MAX_TEXT_CHARS)}…` : text).normalize('NFC')) {
    if (INVISIBLE_MARK.test(letter) && (drawn === '' || drawn.endsWith(MISSING))) continue;
    drawn += isKnown(font, letter) ? letter : MISSING;
  }
  return drawn;
}

/** Whether a text can be drawn to the letter. */
export const isDrawable = (font: FontMetrics, text: string): boolean =>
  text.length <= MAX_TEXT_CHARS && !drawableText(font, text).includes(MISSING);

const isKnown = ({ regular }: FontMetrics, letter: string): boolean =>
  letter.length === 1 &&
  ((regular[letter.charCodeAt(0)] ?? 0) > 0 || INVISIBLE_MARK.test(letter) || /\p{M}/u.test(letter));

/** Breaks a drawable text into lines that fit a width. A word that is too long by itself is broken. */
export function wrap(font: FontMetrics, text: string, width: number, style: FontStyle): string[] {
  const lines: string[] = [];
  const space = widthOf(font, ' ', style);
  let line = '';
  let used = 0;
  for (const word of text.split(' ').flatMap((one) => breakWord(font, one, width, style))) {
    const needed = widthOf(font, word, style);
    if (line !== '' && used + space + needed > width) {
      lines.push(line);
      line = '';
    }
    used = line === '' ? needed : used + space + needed;
    line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** Breaks a word into pieces that fit, never between a letter and its marks. */
function breakWord(font: FontMetrics, word: string, width: number, style: FontStyle): string[] {
  if (widthOf(font, word, style) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const letter of word.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
    const needed = widthOf(font, letter, style);
    if (part !== '' && used + needed > width) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += letter;
    used += needed;
  }
  return [...parts, part];
}

/** A name or a label cut to a width, with an ellipsis. Never used on quoted words or figures. */
export function ellipsize(font: FontMetrics, text: string, width: number, style: FontStyle): string {
  if (widthOf(font, text, style) <= width) return text;
  const room = width - widthOf(font, '…', style);
  let kept = '';
  let used = 0;
  for (const letter of text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
    used += widthOf(font, letter, style);
    if (used > room) break;
    kept += letter;
  }
  return kept === '' ? '' : `${kept.trimEnd()}…`;
}

/** Lines of a name or a label; what does not fit into them is cut, with an ellipsis. */
export function labelLines(
  font: FontMetrics,
  label: string,
  { width, maxLines, ...style }: FontStyle & { readonly width: number; readonly maxLines: number },
): string[] {
  const lines = wrap(font, drawableText(font, label), width, style);
  if (lines.length <= maxLines) return lines;
  return [...lines.slice(0, maxLines - 1), ellipsize(font, lines.slice(maxLines - 1).join(' '), width, style)];
}
