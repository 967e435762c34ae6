import { matchesAt, wordStarts } from './all-matches.js';
import { type Direction, directionAfter, directionBefore } from './directions.js';
import { isDateTimeOrRank, isYear } from './not-quantities.js';
import { mayBeNumber, NUMBER, numberAt, PHRASE } from './numbers/written-number.js';
import { mayBeginQualifier, QUALIFIERS_AFTER, QUALIFIERS_BEFORE, type Qualifier, qualifierOf } from './qualifiers.js';
import { type Form, specialFormsIn } from './special-forms.js';
import { CHANGE, isNegatedAfter, isNegativeAfter, unitAtStart, unitBeside } from './units.js';

/** A number in a text, with all that belongs to it. */
export interface Quantity {
  /** With its qualifier, as written. */
  readonly text: string;
  readonly qualifier: Qualifier;
  /** One number, the ends of a range or change, or a part and its whole; a phrase such as "tens of thousands" has none. */
  readonly numbers: readonly number[];
  /** Words that give no certain number. */
  readonly phrase?: string;
  /** Where it is more than a number: a share, a fraction, a compound duration, a multiple, a record. */
  readonly form?: Form;
  /** Whether a minus or the word for it is before the number. */
  readonly negative: boolean;
  /** Whether it is denied: "not 3 percent". */
  readonly negated: boolean;
  /** Which way it goes: a loss, a rise. */
  readonly direction?: Direction;
  /** Its currency, `%`, `percentage points` or `°`, in one form. */
  readonly unit?: string;
  /** Whether it may as well be a year. */
  readonly year: boolean;
  /** Offsets in the text, in UTF-16 units, with the qualifier; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

const RANGE = 'between|from|zwischen|von|entre|de|du|от|с|между|від|з|із|між';
const AND = 'and|und|et|y|и|та|і|ile';
/** Connectors that make a range or change without a word before it, and those that need one. */
const TO = `–|-|to|bis|auf|à|a|до|на|${AND}`;
const NEEDS_RANGE_WORD = new RegExp(`^(?:${AND}|a|auf|на)$`, 'iu');
const QUANTITY = new RegExp(
  `(?<![\\p{L}\\d.,])(?:(?<before>${QUALIFIERS_BEFORE})(?<gap>\\s+|(?<=['’]))(?:(?:a|an|the|total of|the number of)\\s+)*(?:(?:minus|moins|menos|минус|мінус|eksi) |[-–−](?=[\\d\\p{Sc}]))?)?(?:(?<range>${RANGE})\\s+)?(?<first>${NUMBER}|${PHRASE})(?:\\s*(?<to>${TO})\\s*(?<bound>(?:possibly )?(?:up to |at most )?)(?<second>${NUMBER}))?(?<after>${QUALIFIERS_AFTER})?(?![\\p{L}\\d])`,
  'uy',
);
const BEGINS_OTHERWISE = new RegExp(`^(?:${RANGE}|des)$|\\p{Sc}`, 'iu');
const mayBegin = (word: string): boolean => mayBeNumber(word) || mayBeginQualifier(word) || BEGINS_OTHERWISE.test(word);
const QUALIFIER_AT_END = new RegExp(`(?<![\\p{L}])(${QUALIFIERS_BEFORE}) $`, 'iu');
const WHOLE_PHRASE = new RegExp(`^(?:${PHRASE})$`, 'iu');
/** Words for a few of a scale: "several thousand" is not 1,000. */
const SEVERAL =
  /(?:several|few|many|couple(?: of)?|mehrere|einige|viele|ein paar|plusieurs|quelques|varios|varias|algunos|algunas|несколько|нескольких|кілька|декілька|кількох|birkaç) $/iu;
const ENGLISH_SCALE = /^(?:hundred|thousand|million|billion)$/iu;

/** How far around a number its sign, unit and direction are looked for, in UTF-16 units. */
const MAX_BEFORE = 60;
const MAX_AFTER = 60;
/** Of a figure's value and of what is counted, in UTF-16 units. A longer value is no number. */
const MAX_VALUE_LENGTH = 300;

/**
 * The numbers of a figure's value.
 * @param counted its unit and what is counted, which may belong to it: "71" of "of the 200 bridges"
 */
export function quantitiesInValue(value: string, counted = ''): Quantity[] {
  if (value.length > MAX_VALUE_LENGTH) return [];
  return quantitiesIn(`${value} ${counted.slice(0, MAX_VALUE_LENGTH)}`).filter(({ start }) => start < value.length);
}

/**
 * The numbers of a text with all that belongs to them, in order. Dates, times and ranks are left out.
 * @param text any text
 */
export function quantitiesIn(text: string): Quantity[] {
  const special = specialFormsIn(text);
  const found: Quantity[] = special.map((one) => {
    const qualifier = QUALIFIER_AT_END.exec(text.slice(0, one.start));
    const start = one.start - (qualifier?.[0].length ?? 0);
    return {
      ...one,
      text: text.slice(start, one.end),
      qualifier: qualifierOf(qualifier?.[1] ?? '', ''),
      ...beside(text, start, one.start, '', one.end),
      ...(one.unit === undefined ? {} : { unit: one.unit }),
      year: false,
      start,
    };
  });
  for (const match of matchesAt(QUANTITY, text, wordStarts(text, mayBegin))) {
    const end = match.index + match[0].length;
    if (special.some((one) => match.index < one.end && one.start < end)) {
      // What is beside a special form in the same match is read by itself.
      found.push(...outside(text, match, special));
      continue;
    }
    found.push(...readMatch(text, match));
  }
  return found.sort((a, b) => a.start - b.start);
}

function outside(
  text: string,
  match: RegExpExecArray,
  special: readonly { readonly start: number; readonly end: number }[],
): Quantity[] {
  const { second, first = '' } = match.groups ?? {};
  if (second === undefined) return [];
  const at = match.index + match[0].indexOf(first);
  return [[at, at + first.length] as const].flatMap(([start, end]) =>
    special.some((one) => start < one.end && one.start < end) ? [] : single(text, start, end, start, '', ''),
  );
}

function readMatch(text: string, match: RegExpExecArray): Quantity[] {
  const { before = '', range, first = '', to, bound = '', second, after = '' } = match.groups ?? {};
  // "200 and 400" are two numbers; "between 200 and 400", "200–400" and "200 to 400" are one range.
  const isBetween = to === 'ile' && /^ aras/u.test(text.slice(match.index + match[0].length));
  const isRange =
    second !== undefined && (isBetween || !NEEDS_RANGE_WORD.test(to ?? '') || range !== undefined || bound !== '');
  const at = firstOffset(match, first);
  const start = range === undefined || isRange || before !== '' ? match.index : at;
  if (second === undefined || !isRange) {
    const end = second === undefined ? match.index + match[0].length : at + first.length;
    const one = single(text, at, at + first.length, start, before, second === undefined ? after : '', end, to);
    if (second === undefined) return one;
    const from = match.index + match[0].length - after.length - second.length;
    return [...one, ...single(text, from, from + second.length, from, '', after)];
  }
  const end = match.index + match[0].length;
  if (isDateTimeOrRank(text, start, end, first, to)) return [];
  const from = end - after.length - second.length;
  const numbers = [numberAt(text, at, at + first.length), numberAt(text, from, from + second.length)];
  if (numbers.includes(undefined)) return [];
  const isChange =
    /^(?:auf|на)$/iu.test(to ?? '') ||
    (/^(?:from|von|de|du|с|з|із)$/iu.test(range ?? '') &&
      CHANGE.test(text.slice(Math.max(0, start - MAX_BEFORE), start)));
  return [
    {
      text: text.slice(start, end).trim(),
      qualifier: isChange ? 'change' : 'range',
      numbers: numbers as number[],
      ...beside(text, start, at, text.slice(at, at + first.length), end),
      year: false,
      start,
      end,
    },
  ];
}

const firstOffset = (match: RegExpExecArray, first: string): number => {
  const { before = '', range } = match.groups ?? {};
  const from = range === undefined ? before.length : match[0].indexOf(range, before.length) + range.length;
  return match.index + match[0].indexOf(first, from);
};

/** One number: where it stands, and where it begins with its qualifier. */
function single(
  text: string,
  at: number,
  numberEnd: number,
  start: number,
  before: string,
  after: string,
  end = numberEnd + after.length,
  to?: string,
): Quantity[] {
  const written = text.slice(at, numberEnd);
  if (isDateTimeOrRank(text, start, end, written, to)) return [];
  const several = SEVERAL.exec(text.slice(Math.max(0, at - 20), at));
  const isScale = ENGLISH_SCALE.test(written);
  if (isScale && several === null && !/(?<![\p{L}])(?:an?|one|per) $/iu.test(text.slice(Math.max(0, at - 5), at)))
    return [];
  const number = several !== null && !/^\p{N}/u.test(written) ? undefined : numberAt(text, at, numberEnd);
  const isPhrase = number === undefined;
  // Words in an order that no number has are no number.
  if (isPhrase && several === null && !WHOLE_PHRASE.test(text.slice(at, numberEnd)) && !IS_PHRASE.test(written))
    return [];
  return [
    {
      text: text.slice(start, end).trim(),
      qualifier: qualifierOf(before, after),
      numbers: number === undefined ? [] : [number],
      ...(isPhrase ? { phrase: `${several?.[0] ?? ''}${written}`.toLowerCase().trim() } : {}),
      ...beside(text, start, at, written, end),
      year: isYear(text, written, { start, end }, before),
      start,
      end,
    },
  ];
}

const IS_PHRASE = /^(?:tens|hundreds|thousands|millions|dozens|scores)(?: of.*)?$/iu;

/** What is beside a number that changes what it says. */
function beside(
  text: string,
  start: number,
  number: number,
  written: string,
  end: number,
): Pick<Quantity, 'negative' | 'negated' | 'unit' | 'direction'> {
  const before = text.slice(Math.max(0, number - MAX_BEFORE), number);
  const after = text.slice(end, end + MAX_AFTER);
  const symbol = /^[A-Z]{0,3}\p{Sc}/u.exec(written)?.[0] ?? '';
  const unit = unitBeside(before + symbol, after);
  const rest = after.slice(unitAtStart(after).length);
  const whole = text.slice(Math.max(0, start - MAX_BEFORE), start);
  const direction = directionBefore(whole) ?? directionBefore(before) ?? directionAfter(rest);
  return {
    negative: isNegativeAfter(before),
    negated: isNegatedAfter(whole),
    ...(unit === undefined ? {} : { unit }),
    ...(direction === undefined ? {} : { direction: direction.direction }),
  };
}
