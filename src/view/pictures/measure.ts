/** The widths of one face's letters, by code unit of the Basic Multilingual Plane: thousandths of the font's size, 0 for a letter it lacks. */
export type Widths = Uint16Array;

/** How wide text is in the pictures' font. */
export interface Measure {
  readonly regular: Widths;
  readonly bold: Widths;
}

/** What stands for a letter that the font lacks, so that nothing is lost unseen. */
const MISSING = '\ufffd';

/**
 * The width of a text in units of the picture.
 * @param measure the font
 * @param text the text, as `drawable` returns it
 * @param size the font's size
 * @param bold whether it is bold
 */
export function widthOf(measure: Measure, text: string, size: number, bold = false): number {
  const widths = bold ? measure.bold : measure.regular;
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum += widths[text.charCodeAt(at)] ?? 0;
  return (sum * size) / 1_000;
}

/**
 * A text as it can be drawn: one line, without marks that nobody sees, and with a sign for every letter that the font lacks.
 * @param measure the font
 * @param text any text
 */
export function drawable(measure: Measure, text: string): string {
  let drawn = '';
  for (const letter of text.toWellFormed().normalize('NFC').replace(/\s+/gu, ' ').trim()) {
    if (/\p{Cc}|\p{Cf}/u.test(letter)) continue;
    const known = letter.length === 1 && (measure.regular[letter.charCodeAt(0)] ?? 0) > 0;
    drawn += known || /\p{M}/u.test(letter) ? (letter.length === 1 ? letter : '') : MISSING;
  }
  return drawn;
}

/**
 * Breaks a text into lines that fit a width. A word that is too long by itself is broken.
 * @param measure the font
 * @param text a drawable text
 * @param size the font's size
 * @param width the width
 * @param bold whether it is bold
 */
export function wrap(measure: Measure, text: string, size: number, width: number, bold = false): string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (words: string): boolean => widthOf(measure, words, size, bold) <= width;
  for (const word of text.split(' ').flatMap((one) => broken(one, fits))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && !fits(longer)) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

function broken(word: string, fits: (words: string) => boolean): string[] {
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

/**
 * A name or a label cut to a width, with an ellipsis. Never used on quoted words or figures.
 * @param measure the font
 * @param text a drawable text
 * @param size the font's size
 * @param width the width
 * @param bold whether it is bold
 */
export function cutTo(measure: Measure, text: string, size: number, width: number, bold = false): string {
  if (widthOf(measure, text, size, bold) <= width) return text;
  let kept = text;
  while (kept !== '' && widthOf(measure, `${kept}…`, size, bold) > width) kept = kept.slice(0, -1);
  return kept === '' ? '' : `${kept.trimEnd()}…`;
}
