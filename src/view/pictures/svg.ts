import { codePointCount, shorten, visible } from '../text.js';
import { type FontMetrics, labelLines } from './font-metrics.js';
import { type Anchor, FONT, INNER_WIDTH, MARGIN, TITLE_FONT_SIZE, TITLE_LINE_HEIGHT, WIDTH } from './layout.js';

/** One dark ground: a bot does not know which theme a reader has. Contrast of text and marks with it: 5 and more. */
export const THEME = { ground: '#232428', text: '#f2f3f5', dim: '#b5bac1', grid: '#3f4248', axis: '#80848e' } as const;

/**
 * The one colour of marks: blue, which readers with any colour vision see on the dark ground, after Okabe and Ito, "Color Universal Design"
 * (2008). Claimants are told apart by name: a colour for each would seem to mean something.
 */
export const MARK_COLOUR = '#56b4e9';
export const MARK_RADIUS = 6;

/** A picture before it is drawn. */
export interface Picture {
  /** File name with its ending. */
  readonly name: string;
  readonly svg: string;
  /** Everything the picture shows, in words; at most 1,024 characters. */
  readonly altText: string;
}

/** A number of the picture, to two decimals: the same on every machine. */
export const round = (value: number): number => Math.round(value * 100) / 100;

const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** How a text is drawn. */
export interface TextStyle {
  readonly size: number;
  readonly fill: string;
  readonly bold?: boolean;
  readonly anchor?: Anchor;
  /** Whether the text runs from right to left; decided by its own letters when absent. */
  readonly rightToLeft?: boolean;
}

/** Whether the first letter of a text belongs to a script that runs from right to left. Source: Unicode Annex 9, rules P2 and P3. */
export const isRightToLeft = (text: string): boolean =>
  /^\P{L}*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text);

/** One line of drawable text; `y` is its base line. The renderer takes every text for one from left to right: marks embed the others. */
export function textElement(
  x: number,
  y: number,
  words: string,
  { size, fill, bold = false, anchor = 'start', rightToLeft = isRightToLeft(words) }: TextStyle,
): string {
  const weight = bold ? ' font-weight="700"' : '';
  const at = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  const content = escapeXml(rightToLeft ? `\u202b${words}\u202c` : words);
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${fill}"${weight}${at}>${content}</text>`;
}

const MAX_TITLE_LINES = 4;
const FIRST_LINE_Y = 26;

/** The title at the top, and where the next line begins. */
export function titleElements(font: FontMetrics, title: string): { readonly elements: string[]; readonly y: number } {
  const style = { size: TITLE_FONT_SIZE, bold: true };
  const lines = labelLines(font, title, { ...style, width: INNER_WIDTH, maxLines: MAX_TITLE_LINES });
  return {
    elements: lines.map((line, index) =>
      textElement(MARGIN, FIRST_LINE_Y + index * TITLE_LINE_HEIGHT, line, { ...style, fill: THEME.text }),
    ),
    y: FIRST_LINE_Y + lines.length * TITLE_LINE_HEIGHT,
  };
}

/**
 * A line along a path.
 * @param path the path's data, its numbers rounded
 */
export const strokedPath = (path: string, colour: string, width = 1, more = ''): string =>
  `<path d="${path}" stroke="${colour}" stroke-width="${width}" fill="none"${more}/>`;

/**
 * A filled shape.
 * @param path the path's data
 */
export const filledPath = (path: string, colour: string): string => `<path d="${path}" fill="${colour}"/>`;

/** The mark of a number: solid as stated, hollow where it is open-ended, dashed where it is "about". */
export function markerShape(x: number, y: number, kind: 'stated' | 'open' | 'about'): string {
  const dashes = kind === 'about' ? ' stroke-dasharray="3 2.5"' : '';
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${MARK_RADIUS}" fill="${kind === 'stated' ? MARK_COLOUR : THEME.ground}" stroke="${MARK_COLOUR}" stroke-width="2.5"${dashes}/>`;
}

/** A whole picture. */
export const svgDocument = (height: number, body: readonly string[], description: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${round(height)}" viewBox="0 0 ${WIDTH} ${round(height)}" font-family="${FONT}"><title>${escapeXml(description)}</title><rect width="100%" height="100%" fill="${THEME.ground}"/>${body.join('')}</svg>`;

/** A whole number with commas between the thousands; the same on every machine. */
export const withThousandsCommas = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

const MAX_DESCRIPTION_CHARS = 1_000;

/** Alternative text within Discord's limit: parts as readers see them, whole ones only. */
export function joinAltText(parts: readonly string[]): string {
  let words = '';
  for (const part of parts) {
    // A part may be as long as the record likes.
    const shown = visible(part.slice(0, 2 * MAX_DESCRIPTION_CHARS));
    const longer = words === '' ? shown : `${words} ${shown}`;
    if (codePointCount(longer) > MAX_DESCRIPTION_CHARS)
      return words === '' ? shorten(shown, MAX_DESCRIPTION_CHARS) : `${words} …`;
    words = longer;
  }
  return words;
}
