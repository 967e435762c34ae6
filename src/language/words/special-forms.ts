import { allMatches, matchesAt, wordStarts } from './all-matches.js';
import { mayBeNumber, NUMBER, numberAt } from './numbers/written-number.js';
import { canonicalUnit, TIME_UNIT } from './units.js';

/** Forms in which several numbers, or words, are one. */
export type Form = 'share' | 'fraction' | 'duration' | 'multiple' | 'record';

/** One of these forms found in a text. */
export interface SpecialForm {
  readonly form: Form;
  readonly numbers: readonly number[];
  /** Words that are no number: doubled, a record low. */
  readonly phrase?: string;
  readonly unit?: string;
  readonly start: number;
  readonly end: number;
}

const AT = 'uy';
const BEGIN = '(?<![\\p{L}\\d.,])';
const END = '(?![\\p{L}\\d])';
const ONE = 'one|ein(?:e[rs]?|s)?|un[eo]?|una|од(?:ин|на|не|но)|bir';
const IS_ONE = new RegExp(`^(?:${ONE})$`, 'iu');
const ARTICLE = new RegExp(`^(?:${ONE}|an?)$`, 'iu');
const mayBeginNumber = (word: string): boolean => mayBeNumber(word) || ARTICLE.test(word) || /\p{Sc}/u.test(word);
const TIME_UNIT_AFTER = new RegExp(`^[ -]${TIME_UNIT}`, 'iu');
/** "In" makes a share of small numbers only, and not of days: "three in four days". */
const IN_SHARE = new RegExp(
  `${BEGIN}(?<part>${ONE}|${NUMBER}) (?:in|out of|in every|out of every|von|sur|de cada|из|з|із) (?:every |each )?(?<whole>${NUMBER})${END}`,
  AT,
);
const OF_SHARE = new RegExp(
  `${BEGIN}(?<part>${NUMBER}) (?:of|von|der|sur|des|de|из|з|із) (?:(?:the|its|their|these|those|all|den|les|los|las) )?(?<whole>${NUMBER})${END}`,
  AT,
);
const RANKS =
  'zweite[rns]?|dritte[rns]?|vierte[rns]?|fünfte[rns]?|sechste[rns]?|siebte[rns]?|achte[rns]?|neunte[rns]?|zehnte[rns]?'.split(
    '|',
  );
const RU_RANKS =
  'втор\\p{L}+|трет\\p{L}+|четв[её]рт\\p{L}+|пят\\p{L}+|шест\\p{L}+|седьм\\p{L}+|восьм\\p{L}+|девят\\p{L}+|десят\\p{L}+'.split(
    '|',
  );
const UK_RANKS =
  "друг\\p{L}+|трет\\p{L}+|четверт\\p{L}+|п['’ʼ]ят\\p{L}+|шост\\p{L}+|сьом\\p{L}+|восьм\\p{L}+|дев['’ʼ]ят\\p{L}+|десят\\p{L}+".split(
    '|',
  );
const EVERY = new RegExp(
  `${BEGIN}(?:jede[rsnm]? (?<de>${RANKS.join('|')})|кажд\\p{L}+ (?<ru>${RU_RANKS.join('|')})|кож(?:ен|на|ний|ну|не) (?<uk>${UK_RANKS.join('|')}))${END}`,
  AT,
);
const PARTS: readonly (readonly [pattern: string, of: number])[] = [
  ['halves|half', 2],
  ['thirds?|drittel|tiers|tercios?|трети|третина|третини', 3],
  ['quarters?|viertel|quarts?|cuartos?|четверти|чверті', 4],
  ['fifths?|fünftel|cinquièmes?|quintos?', 5],
  ['sixths?|sechstel', 6],
  ['sevenths?', 7],
  ['eighths?|achtel', 8],
  ['ninths?', 9],
  ['tenths?|zehntel|dixièmes?|décimos?', 10],
  ['hundredths?', 100],
];
const FRACTION = new RegExp(
  `${BEGIN}(?<part>${NUMBER}|an?)[ -](?<of>${PARTS.map(([pattern]) => pattern).join('|')})${END}(?<rest> of | the |)`,
  AT,
);
const HALF = new RegExp(
  `${BEGIN}(?:half(?= (?:of|the|a|its|their) )|die hälfte|la moitié|la mitad|половин[аыу]|половина|yarısı)${END}`,
  AT,
);
const MULTIPLE = new RegExp(
  `${BEGIN}(?<words>(?:more than |almost |nearly |about )?(?:doubl(?:ed|es|ing)|tripl(?:ed|es|ing)|quadrupl(?:ed|es|ing)|halved|verdoppelt\\p{L}*|verdreifacht\\p{L}*|halbiert\\p{L}*|doublé\\p{L}*|triplé\\p{L}*|duplic(?:ó|ado|aron)|triplic(?:ó|ado|aron)|удво\\p{L}+|утро\\p{L}+|подво\\p{L}+|потро\\p{L}+|iki katına çıktı|üç katına çıktı)|(?:an? |the )?(?:all-time |record )(?:low|high))${END}(?! of (?:[\\p{Sc}\\d]|minus))`,
  AT,
);
const DURATION = new RegExp(
  `${BEGIN}(?:${NUMBER}|an?|one)[ -]${TIME_UNIT}(?:(?:, | and |, and | und | et | y | и | та | і | ve | )(?:${NUMBER}|an? |one )? ?(?:half|${TIME_UNIT}))+${END}`,
  AT,
);
/** Words without which none of the longer patterns matches: those take long to compile and to run. */
const BEFORE_WHOLE =
  / (?:in|of|von|der|sur|de cada|des?|из|з|із)(?= (?:(?:every|each|the|its|their|these|those|all|den|les|los|las) )?([\p{L}\p{N}\p{Sc}]+))/giu;
const canBeShare = (text: string): boolean =>
  allMatches(BEFORE_WHOLE, text).some(([, whole = '']) => mayBeNumber(whole) || /\p{Sc}/u.test(whole));
const CAN_BE_FRACTION = new RegExp(`[ -](?:${PARTS.map(([pattern]) => pattern).join('|')})${END}`, 'iu');
const CAN_BE_DURATION = new RegExp(`[ -]${TIME_UNIT}(?:,? )`, 'iu');
const CAN_BE_EVERY = /jede|кажд|кож/iu;
const CAN_BE_HALF = /half|hälfte|moitié|mitad|половин|yarısı/iu;
const CAN_BE_MULTIPLE =
  /doubl|tripl|quadrupl|halved|verd|halbiert|duplic|удво|утро|подво|потро|katına|(?:low|high)(?!\p{L})/iu;
const PART_OF_DURATION = new RegExp(`(?<number>${NUMBER}|an?|one)[ -](?<unit>half|${TIME_UNIT})${END}`, 'giu');

/** Where numbers may begin in a text. */
type NumberStarts = () => readonly number[];

/** Every share, fraction, compound duration and multiple of a text, in order; where two overlap, the one that begins first. */
export function specialFormsIn(text: string): SpecialForm[] {
  // Most sentences have no word that any of the longer forms is made with: their words are not looked through.
  let starts: readonly number[] | undefined;
  const numbers: NumberStarts = () => {
    starts ??= wordStarts(text, mayBeginNumber);
    return starts;
  };
  const found = [
    ...durations(text, numbers),
    ...(canBeShare(text) ? [...shares(text, numbers, IN_SHARE, true), ...shares(text, numbers, OF_SHARE, false)] : []),
    ...(CAN_BE_EVERY.test(text) ? matchesAt(EVERY, text, wordStarts(text)) : []).flatMap((match) => everyNth(match)),
    ...fractions(text, numbers),
    ...(CAN_BE_HALF.test(text) ? matches(text, HALF) : []).map(
      (span): SpecialForm => ({ form: 'fraction', numbers: [1 / 2], ...span }),
    ),
    ...(CAN_BE_MULTIPLE.test(text) ? matchesAt(MULTIPLE, text, wordStarts(text)) : []).map(
      (match): SpecialForm => ({
        form: / (?:low|high)$/iu.test(match[0]) ? 'record' : 'multiple',
        numbers: [],
        phrase: match[0].toLowerCase().replace(/^(?:an?|the) /u, ''),
        start: match.index,
        end: match.index + match[0].length,
      }),
    ),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return found.filter((one) => {
    if (one.start < end) return false;
    end = one.end;
    return true;
  });
}

const matches = (text: string, pattern: RegExp): { readonly start: number; readonly end: number }[] =>
  matchesAt(pattern, text, wordStarts(text)).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));

function shares(text: string, numbers: NumberStarts, pattern: RegExp, isSmall: boolean): SpecialForm[] {
  return matchesAt(pattern, text, numbers()).flatMap((match) => {
    const { part = '', whole = '' } = match.groups ?? {};
    const start = match.index;
    const end = start + match[0].length;
    const one = IS_ONE.test(part) ? 1 : numberAt(text, start, start + part.length);
    const all = numberAt(text, end - whole.length, end);
    if (one === undefined || all === undefined || one >= all) return [];
    const isYear = Number.isInteger(all) && all >= 1900 && all < 2100 && /^\d{4}$/.test(whole);
    const countsTime = TIME_UNIT_AFTER.test(text.slice(end, end + 20));
    if (
      isYear ||
      countsTime ||
      (isSmall && / in /u.test(match[0]) && (one > 10 || /^\d/.test(whole) !== /^\d/.test(part)))
    )
      return [];
    return [{ form: 'share' as const, numbers: [one, all], start, end }];
  });
}

function everyNth(match: RegExpExecArray): SpecialForm[] {
  const { de, ru, uk } = match.groups ?? {};
  const [word, ranks] = de !== undefined ? [de, RANKS] : ru !== undefined ? [ru, RU_RANKS] : [uk ?? '', UK_RANKS];
  const at = ranks.findIndex((rank) => new RegExp(`^(?:${rank})$`, 'iu').test(word));
  return at < 0
    ? []
    : [{ form: 'share', numbers: [1, at + 2], start: match.index, end: match.index + match[0].length }];
}

/** "The third quarter" is a rank and "a quarter" a time as well: a part of something needs a number, or "of" after it. */
function fractions(text: string, numbers: NumberStarts): SpecialForm[] {
  if (!CAN_BE_FRACTION.test(text)) return [];
  return matchesAt(FRACTION, text, numbers()).flatMap((match) => {
    const { part = '', of = '', rest = '' } = match.groups ?? {};
    const start = match.index;
    const isArticle = /^an?$/iu.test(part);
    const one = isArticle ? 1 : numberAt(text, start, start + part.length);
    const all = PARTS.find(([pattern]) => new RegExp(`^(?:${pattern})$`, 'iu').test(of))?.[1];
    if (one === undefined || all === undefined || (isArticle && rest !== ' of ') || one >= all) return [];
    return [{ form: 'fraction' as const, numbers: [one / all], start, end: start + match[0].length - rest.length }];
  });
}

/** "12 years and six months" is one length of time, and neither 12 years nor six months. */
function durations(text: string, starts: NumberStarts): SpecialForm[] {
  if (!CAN_BE_DURATION.test(text)) return [];
  return matchesAt(DURATION, text, starts()).flatMap((match) => {
    const numbers: number[] = [];
    const units: string[] = [];
    for (const part of allMatches(PART_OF_DURATION, match[0])) {
      const { number = '', unit = '' } = part.groups ?? {};
      const value = /^(?:an?|one)$/iu.test(number) ? 1 : numberAt(part[0], 0, number.length);
      if (value === undefined) return [];
      numbers.push(value);
      units.push(canonicalUnit(unit) ?? unit.toLowerCase());
    }
    return numbers.length < 2
      ? []
      : [
          {
            form: 'duration' as const,
            numbers,
            unit: units.join('+'),
            start: match.index,
            end: match.index + match[0].length,
          },
        ];
  });
}
