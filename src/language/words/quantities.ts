import { MONTH_PATTERN } from '../../record/months.js';
import { QUALIFIERS_AFTER, QUALIFIERS_BEFORE, type Qualifier, qualifierOf } from './qualifiers.js';
import { isNegativeAfter, unitBeside } from './units.js';

/** A number in a text, with the words that qualify it. */
export interface Quantity {
  /** With its qualifier, as written. */
  readonly text: string;
  readonly qualifier: Qualifier;
  /** One number, or the ends of a range; a phrase such as "tens of thousands" has none. */
  readonly numbers: readonly number[];
  /** Words that give no certain number. */
  readonly phrase?: string;
  /** Whether a minus or the word for it is before the number. */
  readonly negative: boolean;
  /** Its currency, `%`, `percentage points` or `°`, in one form. */
  readonly unit?: string;
  /** Whether it may as well be a year. */
  readonly year: boolean;
  /** Offsets in the text, in UTF-16 units, with the qualifier; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

const UNITS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1_000,
  k: 1_000,
  million: 1_000_000,
  mln: 1_000_000,
  m: 1_000_000,
  billion: 1_000_000_000,
  bn: 1_000_000_000,
  trillion: 1_000_000_000_000,
};
const WORD_NUMBER = `(?:${[...UNITS, ...TENS].join('|')})(?:[ -](?:${[...UNITS, ...TENS, 'hundred', 'thousand', 'million', 'billion'].join('|')})|(?<=hundred|thousand|million) and (?:${[...UNITS, ...TENS].join('|')}))*|(?<=an? )(?:hundred|thousand|million)(?! of)`;
const DIGITS = "\\d{1,3}(?:[,.'’\\u00a0\\u2009\\u202f ]\\d{3})+(?![\\d\\p{L}])|\\d+(?:\\.\\d+)?";
const SCALE = '(?:[ -]?(?:hundred|thousand|million|billion|trillion|mln|bn)(?![\\p{L}])|[mk](?![\\p{L}]))';
const NUMBER = `(?:[$€£¥₽₼]\\s?)?(?:(?:${DIGITS})${SCALE}?|${WORD_NUMBER})`;
const PHRASE =
  '(?:tens|hundreds) of thousands|(?:tens|hundreds|thousands|millions) of (?=\\p{L})|dozens|scores|hundreds|thousands|millions';

const QUANTITY = new RegExp(
  `(?<![\\p{L}\\d.,])(?:(?<before>${QUALIFIERS_BEFORE})\\s+(?:(?:a|an|the|total of)\\s+)*)?(?:(?<range>between|from)\\s+)?(?<first>${NUMBER}|${PHRASE})(?:\\s*(?<to>–|-|to|and)\\s*(?<bound>(?:possibly )?(?:up to |at most )?)(?<second>${NUMBER}))?(?<after>${QUALIFIERS_AFTER})?(?![\\p{L}\\d])`,
  'giu',
);

/**
 * The numbers of a text with their qualifiers, in order. Dates and times are left out.
 * @param text any text
 */
export function quantitiesIn(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const match of text.matchAll(QUANTITY)) {
    const { before = '', range, first = '', to, bound = '', second, after = '' } = match.groups ?? {};
    // "200 and 400" are two numbers; "between 200 and 400", "200–400" and "200 to 400" are one range.
    const isRange = second !== undefined && (to !== 'and' || range !== undefined || bound !== '');
    const length =
      isRange || second === undefined
        ? match[0].length
        : match[0].lastIndexOf(to ?? '', match[0].length - second.length - 1);
    const start = match.index;
    const end = start + length;
    if (isDateOrTime(text, start, end, first, to)) continue;
    const one = numberOf(first);
    const other = isRange && second !== undefined ? numberOf(second) : undefined;
    found.push({
      text: text.slice(start, end).trim(),
      qualifier: isRange ? 'range' : qualifierOf(before, second === undefined ? after : ''),
      numbers: [one, other].filter((number) => number !== undefined),
      ...(one === undefined ? { phrase: first.toLowerCase().trim() } : {}),
      ...signAndUnit(text, start + match[0].indexOf(first, before.length), first, end),
      year: isYear(text, first, end, before),
      start,
      end,
    });
    if (second !== undefined && !isRange)
      found.push(...later(text, match.index + match[0].length - second.length - after.length, second, after));
  }
  return found;
}

/** The longest sign and currency before a number, and the longest unit after it, in UTF-16 units. */
const MAX_SIGN_LENGTH = 24;
const MAX_UNIT_LENGTH = 40;

/** What is beside a number that changes what it says. `start` is where the number itself begins, `end` where all of it ends. */
function signAndUnit(text: string, start: number, number: string, end: number): Pick<Quantity, 'negative' | 'unit'> {
  const before = text.slice(Math.max(0, start - MAX_SIGN_LENGTH), start);
  const symbol = /^\p{Sc}/u.exec(number)?.[0] ?? '';
  const unit = unitBeside(before + symbol, text.slice(end, end + MAX_UNIT_LENGTH));
  return { negative: isNegativeAfter(before), ...(unit === undefined ? {} : { unit }) };
}

/** The second number of "200 and 400". */
function later(text: string, start: number, second: string, after: string): Quantity[] {
  const number = numberOf(second);
  if (number === undefined || isDateOrTime(text, start, start + second.length, second, undefined)) return [];
  return [
    {
      text: second + after,
      qualifier: qualifierOf('', after),
      numbers: [number],
      ...signAndUnit(text, start, second, start + second.length),
      year: isYear(text, second, start + second.length, after),
      start,
      end: start + second.length + after.length,
    },
  ];
}

const MONTH = `${MONTH_PATTERN}\\.?`;
const DAY_AFTER = new RegExp(`^(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}(?![\\p{L}])`, 'iu');
const DAY_BEFORE = new RegExp(`${MONTH}\\s+$`, 'iu');

function isDateOrTime(text: string, start: number, end: number, first: string, to: string | undefined): boolean {
  const after = text.slice(end, end + 16);
  const before = text.slice(Math.max(0, start - 12), start);
  if (/^\d{1,2}$/.test(first) && (DAY_AFTER.test(after) || DAY_BEFORE.test(before))) return true;
  if (/^(?:st|nd|rd|th)(?![\p{L}])/iu.test(after) || /^:\d\d/.test(after) || /\d:$/.test(before)) return true;
  if (to === '-' && /^-\d/.test(after)) return true;
  return /^[-/.]\d{1,2}[-/.]\d/.test(after) || /\d[-/]$/.test(before);
}

/** Four digits are a year unless they are qualified or people or things follow that can be counted. */
function isYear(text: string, number: string, end: number, qualifier: string): boolean {
  return (
    /^(?:19|20)\d\d$/.test(number) &&
    qualifier === '' &&
    !/^\s+(?:people|persons|civilians|soldiers|troops|families|children|women|men|others|[\p{L}]+ (?:people|civilians|soldiers|troops|families|peacekeepers|servicemen))(?![\p{L}])/iu.test(
      text.slice(end, end + 40),
    )
  );
}

/** A number as written in digits or words; undefined for "dozens". */
function numberOf(written: string): number | undefined {
  const text = written.toLowerCase().replace(/^[$€£¥₽₼]\s?/u, '');
  const digits = new RegExp(`^(${DIGITS})(?:[ -]?([a-z]+))?$`, 'iu').exec(text);
  if (digits?.[1] !== undefined) {
    const grouped = /^\d{1,3}(?:\D\d{3})+$/.test(digits[1]);
    return Number(grouped ? digits[1].replace(/\D/g, '') : digits[1]) * (SCALES[digits[2] ?? ''] ?? 1);
  }
  let total = 0;
  let part = 0;
  for (const word of text.split(/[ -]| and /).filter((one) => one !== '' && one !== 'and')) {
    const unit = UNITS.indexOf(word) + 1;
    const ten = TENS.indexOf(word) + 2;
    const scale = SCALES[word];
    if (unit > 0) part += unit;
    else if (ten > 1) part += ten * 10;
    else if (scale === 100) part = Math.max(1, part) * 100;
    else if (scale !== undefined) {
      total += Math.max(1, part) * scale;
      part = 0;
    } else return undefined;
  }
  return total + part || undefined;
}
