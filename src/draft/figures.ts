import { kindsIn, looksCounted, namesPeople } from '../language/words/kinds-of-people.js';
import { mayBeNumber } from '../language/words/numbers/written-number.js';
import { QUALIFIERS_BEFORE } from '../language/words/qualifiers.js';
import { type Quantity, quantitiesIn } from '../language/words/quantities.js';
import type { SpeechLexicon } from '../language/words/speech/speech-lexicon.js';
import { foldSpeechWord } from '../language/words/speech/speech-lexicon.js';
import { currencyAtEnd, unitAtStart } from '../language/words/units.js';
import type { Span } from './span.js';

/** A number that a text gives, with all that belongs to it. */
export interface FoundFigure {
  /** With its qualifier, sign and unit. */
  readonly value: Span;
  /** Who or what is counted, where words say so behind it. */
  readonly counted?: Span;
  /** Whether it is written in figures, with a unit or a qualifier: a number word alone is as often no figure. */
  readonly isPlain: boolean;
}

/** Words behind a number that may be what it counts, at most. */
const MAX_COUNTED_WORDS = 3;
const MAX_AROUND = 40;
const OF_THEM = /^ of (?:the|their|its|his|her|our|all|these|those)(?= )/iu;
/** What is counted may stand in quotation marks. */
const IN_MARKS = /^ (?:“[^”\n]{1,40}”|«[^»\n]{1,40}»|„[^“”\n]{1,40}[“”]|"[^"\n]{1,40}")/u;
const NEXT_WORD = /^[ \u00a0\u202f]([\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*)/u;
const SIGN = /(?:(?<![\p{L}])(?:minus|moins|menos|минус|мінус|eksi) |(?<![\p{L}\p{N}])[-–−])$/iu;
const UNIT_BEFORE = /(?:[A-Z]{0,3}\p{Sc}|(?<!\p{L})[A-Z]{3}|%|(?<!\p{L})yüzde)[ \u00a0]?$/iu;
/** "Не менее чем в", "mindestens um": a preposition between a qualifier and its number. */
const JOINED_QUALIFIER = new RegExp(`(?<!\\p{L})(?:${QUALIFIERS_BEFORE}) (?:в|на|с|к|до|um|auf|à|a|by|to) $`, 'iu');
/** French and Spanish put a word between millions and their unit. */
const OF_UNIT = /^[ \u00a0](?:de |d[’'])(?=\p{L})/iu;
/** A time of the day, an age, a score. */
const CLOCK = /^[ \u00a0]?(?:uhr|o[’']clock|a\.?m\.?|p\.?m\.?|h\b)/iu;
const PART_OF_DAY =
  /^[ \u00a0](?:in the (?:morning|afternoon|evening)|at night|du matin|du soir|de la (?:mañana|tarde|noche)|утра|вечера|ранку|вечора)(?!\p{L})/iu;
const CLOCK_BEFORE = /(?:\b(?:at|um|gegen|las|à|saat|в|о)) $/iu;

const WORDS = /[\p{L}\p{M}\p{N}]+(?:['’ʼ][\p{L}\p{M}]+)?/gu;

/** The numbers of a sentence, in the offsets of the text. Most sentences have none, which is seen at once. */
function quantitiesOf(text: string, { start, end }: Span): Quantity[] {
  const words = text.slice(start, end);
  if (!words.match(WORDS)?.some(mayBeNumber)) return [];
  return quantitiesIn(words).map((one) => ({ ...one, start: one.start + start, end: one.end + start }));
}

/** The numbers of a sentence that may be filed, in order. Years, dates, ages, times and scores are left out. */
export function figuresIn(text: string, sentence: Span, lexicon: SpeechLexicon): FoundFigure[] {
  return quantitiesOf(text, sentence).flatMap((quantity) => {
    if (quantity.year || isTimeOrScore(text, quantity) || /['’]$/u.test(text.slice(0, quantity.start).slice(-1)))
      return [];
    const value = wholeValue(text, quantity);
    const hasUnit = value.end > quantity.end || quantity.unit !== undefined || quantity.form !== undefined;
    const counted = hasUnit ? undefined : countedBehind(text, value.end, lexicon);
    const isDigits = /\p{N}/u.test(text.slice(value.start, value.end));
    const isQualified = quantity.qualifier !== 'stated';
    if (!hasUnit && counted === undefined && !isQualified && !isLarge(quantity)) return [];
    if (!isDigits && !isQualified && !hasUnit && counted === undefined) return [];
    if (isDigits && counted === undefined && isAge(text, value)) return [];
    if (!isDigits && !isQualified && !/-/.test(text.slice(value.start, value.end)) && isSmall(quantity)) return [];
    return [{ value, isPlain: isDigits || isQualified, ...(counted === undefined ? {} : { counted }) }];
  });
}

/** Times in words up to here are told rather than counted. */
const MAX_TOLD_TIME = 12;
/** One, two, a half, and short times in words are more often told than counted. */
const isSmall = ({ numbers, unit, form }: Quantity): boolean =>
  (form === 'fraction' && numbers[0] === 1 / 2) ||
  (form === undefined && numbers.every((number) => number <= 2)) ||
  (unit !== undefined &&
    /^(?:years|months|weeks|days)$/u.test(unit) &&
    numbers.every((number) => number <= MAX_TOLD_TIME));
const isLarge = ({ numbers }: Quantity): boolean => numbers.some((number) => number >= 100);

function wholeValue(text: string, { start, end }: Quantity): Span {
  const before = text.slice(Math.max(0, start - MAX_AROUND), start);
  const currency = currencyAtEnd(before);
  let from = start - (currency === undefined ? 0 : (UNIT_BEFORE.exec(before)?.[0].length ?? 0));
  from -= JOINED_QUALIFIER.exec(text.slice(Math.max(0, from - MAX_AROUND), from))?.[0].length ?? 0;
  const sign = SIGN.exec(text.slice(Math.max(0, from - MAX_AROUND), from))?.[0];
  if (sign !== undefined) from -= sign.length;
  const trimmedStart = from + (/^\s*/u.exec(text.slice(from, end))?.[0].length ?? 0);
  let to = end;
  while (/\s/u.test(text.charAt(to - 1))) to -= 1;
  const of = OF_UNIT.exec(text.slice(to, to + MAX_AROUND))?.[0] ?? '';
  const after = unitAtStart(` ${text.slice(to + of.length, to + MAX_AROUND)}`).trim();
  const unit =
    of !== '' && after !== '' ? of.length + after.length : unitAtStart(text.slice(to, to + MAX_AROUND)).length;
  return { start: trimmedStart, end: to + unit };
}

function isTimeOrScore(text: string, { start, end, unit }: Quantity): boolean {
  const written = text.slice(start, end);
  const after = text.slice(end, end + 8);
  if (
    unit === undefined &&
    /^\d{1,2}[.:]\d\d$/.test(written) &&
    (CLOCK.test(after) || CLOCK_BEFORE.test(text.slice(Math.max(0, start - 7), start)))
  )
    return true;
  if (CLOCK.test(after) && /^\d{1,2}$/.test(written)) return true;
  if (PART_OF_DAY.test(text.slice(end, end + MAX_AROUND))) return true;
  return unit === undefined && /^\d{1,2}[-–:]\d{1,2}$/.test(written);
}

/** "Lind, 58,": a number between commas behind a name. */
const isAge = (text: string, { start, end }: Span): boolean =>
  /(?:\p{L}[,(] ?|\p{L}, (?:de|âgée? de) )$/u.test(text.slice(Math.max(0, start - 14), start)) &&
  /^[,.)]/u.test(text.slice(end, end + 1));

function countedBehind(text: string, end: number, lexicon: SpeechLexicon): Span | undefined {
  const { language, words, verbs } = lexicon;
  const marked = IN_MARKS.exec(text.slice(end, end + MAX_AROUND + 4))?.[0];
  if (marked !== undefined) return { start: end + 1, end: end + marked.length };
  let at = end + (OF_THEM.exec(text.slice(end, end + MAX_AROUND))?.[0].length ?? 0);
  let start: number | undefined;
  for (let count = 0; count < MAX_COUNTED_WORDS; count += 1) {
    const match = NEXT_WORD.exec(text.slice(at, at + MAX_AROUND));
    const key = foldSpeechWord(match?.[1] ?? '', language);
    if (match === null || (verbs.has(key) && !words.nouns.has(key))) break;
    if (
      words.prepositions.has(key) ||
      words.and.has(key) ||
      words.that.has(key) ||
      words.relative.has(key) ||
      words.between.has(key) ||
      words.articles.has(key)
    )
      break;
    if (words.joining.has(key)) break;
    start ??= at + 1;
    at += match[0].length;
    // "200 people killed", "40 stalls stood": what is counted ends with the word in the plural.
    if (language === 'tr' || looksCounted(match[1] ?? '') || namesPeople(key) || kindsIn(key).size > 0) break;
  }
  return start === undefined ? undefined : { start, end: at };
}
