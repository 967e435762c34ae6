/** The widths of one face's letters, by code unit of the Basic Multilingual Plane: thousandths of the font's size, 0 for a letter it lacks. */
export type GlyphWidths = Uint16Array;

/** How wide text is in the pictures' font. */
export interface FontMetrics {
  readonly regular: GlyphWidths;
  readonly bold: GlyphWidths;
}

/** What stands for a letter that the font lacks, so that nothing is lost unseen. */
const MISSING = '\ufffd';

/** The width of a text in units of the picture. */
export function widthOf(font: FontMetrics, text: string, size: number, bold = false): number {
  const widths = bold ? font.bold : font.regular;
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum += widths[text.charCodeAt(at)] ?? 0;
  return (sum * size) / 1_000;
}

/**
 * A text as it can be drawn: one line, without marks that nobody sees, and with a sign for every letter that the font lacks.
 */
export function drawableText(font: FontMetrics, text: string): string {
  let drawn = '';
  for (const letter of text.toWellFormed().normalize('NFC').replace(/\s+/gu, ' ').trim()) {
    if (/\p{Cc}|\p{Cf}/u.test(letter)) continue;
    const known = letter.length === 1 && (font.regular[letter.charCodeAt(0)] ?? 0) > 0;
    drawn += known || /\p{M}/u.test(letter) ? (letter.length === 1 ? letter : '') : MISSING;
  }
  return drawn;
}

/** Breaks a text into lines that fit a width. A word that is too long by itself is broken. */
export function wrap(font: FontMetrics, text: string, size: number, width: number, bold = false): string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (words: string): boolean => widthOf(font, words, size, bold) <= width;
  for (const word of text.split(' ').flatMap((one) => breakWord(one, fits))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && !fits(longer)) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

function breakWord(word: string, fits: (words: string) => boolean): string[] {
  if (fits(word)) return [word];
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && !fits(part + letter)) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}

/** A name or a label cut to a width, with an ellipsis. Never used on quoted words or figures. */
export function ellipsize(font: FontMetrics, text: string, size: number, width: number, bold = false): string {
  if (widthOf(font, text, size, bold) <= width) return text;
  let kept = text;
  while (kept !== '' && widthOf(font, `${kept}…`, size, bold) > width) kept = kept.slice(0, -1);
  return kept === '' ? '' : `${kept.trimEnd()}…`;
}
