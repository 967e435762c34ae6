import anyAscii from 'any-ascii';
import { correctLetters } from './scripts.js';

const APOSTROPHES = /['’‘ʼʻʹʾʿ`´′ˈ՚]/g;
/** Typographic marks that plain letters hardly ever go without: cheaper to take out than to romanise the whole text for. */
const QUOTES = /[‘’]/g;
const MARKS = /[“”–—…]/g;
const DIGIT = /\d/;
const APOSTROPHE = /['’]/;
const POSSESSIVE = /(?<=\p{L})['’]s(?![\p{L}\p{N}])/gu;
const INVISIBLE = /\p{Cf}|\u034f|[\ufe00-\ufe0f]/gu;
const GROUPED_DIGITS = /(\d)[,\u00a0\u202f\u2009](?=\d{3}(?!\d))/g;
const OTHER_GROUPED_DIGITS = /(?<![\d.,])\d{1,3}(?:[ .'’]\d{3})+(?!\d|[.,]\d)/g;
const ASCII_ONLY = /^[\0-\x7f]*$/;
const WORD = /\d+(?:\.\d+)+|[a-z0-9]+/g;

/**
 * The words of a text in plain lower-case Latin letters and digits: other scripts romanised, diacritics and apostrophes removed,
 * hyphens read as spaces, `6,700` as `6700`.
 * @param text any Unicode text
 */
export function words(text: string): string[] {
  const plain = ASCII_ONLY.test(text) ? text : text.replace(QUOTES, "'").replace(MARKS, ' ');
  const digits = DIGIT.test(plain) ? plain.replace(GROUPED_DIGITS, '$1') : plain;
  const grouped = APOSTROPHE.test(digits) ? digits.replace(POSSESSIVE, '') : digits;
  const lower = (ASCII_ONLY.test(grouped) ? grouped : romanise(grouped)).toLowerCase();
  return lower.replace(APOSTROPHES, '').replace(/_/g, ' ').match(WORD) ?? [];
}

/** A text with numbers as one word each, however their thousands are set apart: 6 700, 6.700, 6’700. */
export const joinThousands = (text: string): string =>
  DIGIT.test(text) ? text.replace(OTHER_GROUPED_DIGITS, (number) => number.replace(/\D/g, '')) : text;

/**
 * The folded form of a text: its words with single spaces between. Folding twice changes nothing.
 * @param text any Unicode text
 */
export function fold(text: string): string {
  return words(text).join(' ');
}

function romanise(text: string): string {
  // Compatibility forms first; İ and I are both the plain letter i here, whatever the language.
  const composed = text
    .normalize('NFKC')
    .replace(GROUPED_DIGITS, '$1')
    .replace(INVISIBLE, '')
    .replace(/İ/g, 'i')
    .toLowerCase()
    .replace(/i\u0307/g, 'i')
    .replace(APOSTROPHES, '');
  return anyAscii(correctLetters(composed)).toLowerCase().replace(GROUPED_DIGITS, '$1');
}
