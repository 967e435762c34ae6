import { DE, germanCompound } from './de.js';
import { EN } from './en.js';
import { ES } from './es.js';
import { FR } from './fr.js';
import { numberWordReader } from './number-words.js';
import { RU } from './ru.js';
import { TR } from './tr.js';
import { UK } from './uk.js';

const SCALES: readonly (readonly [pattern: string, value: number])[] = [
  ['hundred', 100],
  ['thousand|tausend|tsd\\.?|mille|mil|тыс\\.?|тысяч[аи]?|тис\\.?|тисяч[аі]?|bin|k', 1e3],
  ['lakhs?', 1e5],
  ['mil millones', 1e9],
  ['milliard(?:en?|s)?|mrd\\.?|mds?|milyar|млрд\\.?|миллиард(?:а|ов)?|мільярд(?:и|ів|а)?|billion|bn', 1e9],
  ['millionen|million|millions|mill(?:ón|ones)|mio\\.?|mln|milyon|млн\\.?|миллион(?:а|ов)?|мільйон(?:и|ів|а)?|m', 1e6],
  ['crores?', 1e7],
  ['trillion|billionen|billones|trilyon|трлн\\.?|триллион(?:а|ов)?|трильйон(?:и|ів|а)?', 1e12],
];
const SCALE = `(?:[ \\u00a0\\u202f-]?(?:${SCALES.map(([pattern]) => pattern)
  .sort((a, b) => b.length - a.length)
  .join('|')})(?![\\p{L}]))`;
const GROUPED = "\\d{1,3}(?:[,.'’\\u00a0\\u2009\\u202f ]\\d{3})+(?![\\d\\p{L}])";
const INDIAN = '\\d{1,2}(?:,\\d{2})+,\\d{3}(?![\\d\\p{L}])';
const FRACTION = '[½⅓⅔¼¾⅛⅜⅝⅞]';
const POWER = '(?: ?[×x·] ?10(?:\\^?\\d{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))';
const DIGITS = `(?:${INDIAN}|${GROUPED}(?:[.,]\\d{1,2}(?![\\d.,]))?|\\d+(?:[.,]\\d+)?${POWER}?)${FRACTION}?|${FRACTION}`;

const READERS = [EN, DE, FR, ES, RU, UK, TR].map(numberWordReader);
const GERMAN_COMPOUND = '\\p{L}*(?:hundert|tausend)\\p{L}*';
const WORDS = `(?:${READERS.map(({ pattern }) => pattern).join('|')}|${GERMAN_COMPOUND})`;

/** A number in digits, with its scale, or in words, as a pattern. */
export const NUMBER = `(?:(?:[a-z]{0,3}\\p{Sc}[ \\u00a0]?)?(?:${DIGITS})${SCALE}?|${WORDS}(?![\\p{L}]))`;
/** A word of multitude that gives no certain number. */
export const PHRASE =
  "(?:tens|hundreds) of thousands|(?:tens|hundreds|thousands|millions) of (?=\\p{L})|dozens|scores|hundreds|thousands|millions|dutzende|hunderte|tausende|zehntausende|hunderttausende|(?:des )?(?:dizaines|centaines|milliers) d[e’']|decenas de miles|decenas|cientos|miles de(?= \\p{L})|десятки тысяч|десятки|сотни|тысячи(?= \\p{L})|десятки тисяч|сотні|onlarca|yüzlerce|binlerce";

/** A pattern without what it asks of the words around it. */
function withoutContext(pattern: string): string {
  let left = '';
  for (let at = 0; at < pattern.length; at += 1) {
    if (!/^\(\?<?[=!]/.test(pattern.slice(at, at + 4))) {
      left += pattern.charAt(at);
      continue;
    }
    let depth = 0;
    for (; at < pattern.length; at += 1) {
      if (pattern.charAt(at) === '(') depth += 1;
      if (pattern.charAt(at) === ')') depth -= 1;
      if (depth === 0) break;
    }
  }
  return left;
}

const ONE_NUMBER_WORD = new RegExp(
  `^(?:${[EN, DE, FR, ES, RU, UK, TR].flatMap(({ words }) => words.map(([pattern]) => withoutContext(pattern))).join('|')}|${GERMAN_COMPOUND}|tens|hundreds|thousands|millions|dozens|scores|dutzende|hunderte|tausende|dizaines|centaines|milliers|decenas|cientos|miles|десятки|сотни|тысячи|сотні|тисячі|onlarca|yüzlerce|binlerce|hal(?:f|ves)|thirds?|quarters?|fifths?|tenths?|hälfte|drittel|viertel|moitié|tiers|quarts?|mitad|tercios?|cuartos?|половин\\p{L}|трет\\p{L}*|четверт\\p{L}|чверт\\p{L}|yarısı)$`,
  'iu',
);

/** Whether a single word may be a number, or the beginning of one: a cheap test before a text is read for numbers. */
export const mayBeNumber = (word: string): boolean => /^\p{N}/u.test(word) || ONE_NUMBER_WORD.test(word);

const IN_DIGITS = new RegExp(`^(?<digits>${DIGITS})(?<scale>${SCALE})?$`, 'iu');
const SCALE_VALUES = SCALES.map(([pattern, value]) => [new RegExp(`^(?:${pattern})$`, 'iu'), value] as const);
const FRACTIONS: Readonly<Record<string, number>> = {
  '½': 1 / 2,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅛': 1 / 8,
  '⅜': 3 / 8,
  '⅝': 5 / 8,
  '⅞': 7 / 8,
};

/** A number as it stands in a text, in digits or in the words of a language; undefined where it is none for certain. */
export function numberAt(text: string, start: number, end: number): number | undefined {
  const written = text.slice(start, end).replace(/^[A-Z]{0,3}\p{Sc}[ \u00a0]?/u, '');
  const { digits, scale = '' } = IN_DIGITS.exec(written)?.groups ?? {};
  if (digits !== undefined) {
    const times =
      scale === '' ? 1 : SCALE_VALUES.find(([pattern]) => pattern.test(scale.replace(/^[ \u00a0\u202f-]/u, '')))?.[1];
    return times === undefined ? undefined : exactly(digitsValue(digits) * times);
  }
  for (const reader of READERS) {
    const number = reader.read(text, start, end);
    if (number !== undefined) return number;
  }
  return germanCompound(written.toLowerCase());
}

function digitsValue(digits: string): number {
  const fraction = FRACTIONS[digits.at(-1) ?? ''];
  const [mantissa = '', power = ''] = digits.replace(/[½⅓⅔¼¾⅛⅜⅝⅞]$/u, '').split(/ ?[×x·] ?10\^?/u);
  const exponent = [...power]
    .map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit) % 10)
    .map((at, index) => (at < 0 ? power[index] : at));
  const grouped = new RegExp(`^(?<whole>${INDIAN}|${GROUPED})(?:[.,](?<rest>\\d{1,2}))?$`, 'u').exec(mantissa)?.groups;
  const plain =
    grouped === undefined
      ? mantissa.replace(',', '.')
      : `${(grouped.whole ?? '').replace(/\D/g, '')}.${grouped.rest ?? '0'}`;
  return (plain === '' ? 0 : Number(plain)) * 10 ** Number(exponent.join('')) + (fraction ?? 0);
}

/** Without the last digits that a product of decimals has by accident: 2.3 million is 2,300,000. */
const exactly = (number: number): number => Number(number.toPrecision(12));
