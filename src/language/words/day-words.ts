/** Months, weekdays and the words around a date, in the languages of the bot. Names are those of Unicode CLDR, through Intl. */

const LANGUAGES = ['en', 'de', 'fr', 'es', 'ru', 'uk', 'tr'];
const MONTHS = Array.from({ length: 12 }, (_, index) => index);
/** Letters that forms of one month share at least, for its other cases to be known: сентябрь, сентября, сентябре. */
const MIN_SHARED_LETTERS = 4;
const MAX_ENDING_LETTERS = 3;

/** Letters that have no marks to take off, and signs. */
const PLAIN = /^(?:[\x20-\x7e]+|[^\p{L}\p{M}]+)$/u;

/** A word as words are compared: small letters without marks. */
export const foldDayWord = (word: string): string =>
  PLAIN.test(word)
    ? word.toLowerCase()
    : word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i').normalize('NFC');

/** A month by its word, and whether the word alone says so: "may" and "mar" are other words as well. */
export interface MonthWord {
  /** 1 to 12. */
  readonly month: number;
  readonly alone: boolean;
}

/** A month's or weekday's name; months and weekdays count from 0, the week from Sunday. */
function nameOf(language: string, options: Intl.DateTimeFormatOptions, index: number): string {
  const parts = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).formatToParts(
    Date.UTC(2023, options.weekday === undefined ? index : 0, options.weekday === undefined ? 15 : index + 1),
  );
  const name = parts.find(({ type }) => type === 'month' || type === 'weekday')?.value ?? '';
  return foldDayWord(name.replaceAll('.', ''));
}

/** Months by every form of their names in dates and alone; and what the cases of a Cyrillic name begin with. */
const LONG = new Map<string, number>();
const SHORT = new Map<string, number>([
  // Forms that CLDR has not.
  ['sep', 9],
  ['sept', 9],
]);
const STEMS = new Map<string, number>();
for (const language of LANGUAGES)
  for (const index of MONTHS) {
    const forms = (month: 'long' | 'short'): string[] => [
      nameOf(language, { month }, index),
      nameOf(language, { month, day: 'numeric' }, index),
    ];
    const long = forms('long');
    for (const form of long) LONG.set(form, index + 1);
    for (const form of forms('short')) SHORT.set(form, index + 1);
    const stem = sharedBeginning(long);
    if (stem.length >= MIN_SHARED_LETTERS && /\p{Script=Cyrillic}/u.test(stem)) STEMS.set(stem, index + 1);
  }

function sharedBeginning([first = '', second = '']: readonly string[]): string {
  let length = 0;
  while (length < first.length && first[length] === second[length]) length += 1;
  return first.slice(0, length);
}

/** Names of months that are everyday words or names too, in some language. */
const NOT_ALONE: ReadonlySet<string> = new Set(
  [
    'april',
    'august',
    'june',
    'juni',
    'junio',
    'julio',
    'may',
    'march',
    'mars',
    'mart',
    'mai',
    'mayo',
    'ocak',
    'ekim',
    'лютий',
    'лютого',
    'липень',
    'листопад',
  ].map(foldDayWord),
);

/** The month that a word names, whole or shortened, in any of its cases. */
export function monthOf(word: string): MonthWord | undefined {
  const folded = foldDayWord(word);
  if (folded.length < 3) return undefined;
  const long = LONG.get(folded) ?? monthOfCase(folded);
  if (long !== undefined) return { month: long, alone: !NOT_ALONE.has(folded) };
  const short = SHORT.get(folded);
  return short === undefined ? undefined : { month: short, alone: false };
}

/** The month of a Cyrillic name in a case that CLDR has not: в сентябре. */
function monthOfCase(word: string): number | undefined {
  for (let length = Math.max(MIN_SHARED_LETTERS, word.length - MAX_ENDING_LETTERS); length < word.length; length += 1) {
    const month = STEMS.get(word.slice(0, length));
    if (month !== undefined) return month;
  }
  return STEMS.get(word);
}

const WEEK = Array.from({ length: 7 }, (_, index) => index);
const weekdays = (weekday: 'long' | 'short'): ReadonlyMap<string, number> =>
  new Map(LANGUAGES.flatMap((language) => WEEK.map((index) => [nameOf(language, { weekday }, index), index] as const)));
const LONG_WEEKDAYS = weekdays('long');
/** CLDR's have three letters; people type four as well. */
const SHORT_WEEKDAYS = new Set([...weekdays('short').keys(), 'tues', 'weds', 'thur', 'thurs']);

/** Whether a word names a day of the week, whole or shortened. */
export const isWeekday = (word: string): boolean => {
  const folded = foldDayWord(word);
  return LONG_WEEKDAYS.has(folded) || SHORT_WEEKDAYS.has(folded);
};

/** Russian and Ukrainian say on which day something was in another case: в среду, у п’ятницю. */
const CASE_OF_WEEKDAY = /^\p{Script=Cyrillic}+(?:ʼ\p{Script=Cyrillic}+)?[уюыиіеї]$/u;

/** The day of the week that a word names whole: 0 for Sunday. Shortened names are everyday words. */
export function weekdayOf(word: string): number | undefined {
  const folded = foldDayWord(word).replace(/['’]/u, 'ʼ');
  const whole = LONG_WEEKDAYS.get(folded) ?? LONG_WEEKDAYS.get(folded.replace('ʼ', '’'));
  if (whole !== undefined || !CASE_OF_WEEKDAY.test(folded)) return whole;
  const stem = folded.slice(0, -1);
  return LONG_WEEKDAYS.get(`${stem}а`) ?? LONG_WEEKDAYS.get(`${stem}я`);
}

/** How a date limits: the days of it, from it on, and so on. */
export type DayLimit = 'during' | 'since' | 'after' | 'until' | 'before';

const setOf = (text: string): ReadonlySet<string> => new Set(text.split(' ').map(foldDayWord));

/** Words before a date, by what they make of it. */
const BEFORE: readonly (readonly [DayLimit, ReadonlySet<string>])[] = [
  ['since', setOf('since from seit ab depuis desde с від з starting')],
  ['after', setOf('after following nach apres despues после після')],
  ['until', setOf('until till by bis jusque jusqu hasta до к')],
  ['before', setOf('before vor avant antes перед')],
  [
    'during',
    setOf(
      'on at in during of for as the dated am im vom zum zur le les en du au el del de los в во на у за den dem der around',
    ),
  ],
];

/** Words after a date, as Turkish has them. */
const AFTER: readonly (readonly [DayLimit, ReadonlySet<string>])[] = [
  ['until', setOf('kadar')],
  ['after', setOf('sonra')],
  ['before', setOf('once')],
  ['since', setOf('beri itibaren')],
  ['during', setOf('tarihinde gunu yilinda ayinda')],
];

const inWords = (lists: typeof BEFORE, word: string): DayLimit | undefined =>
  lists.find(([, words]) => words.has(foldDayWord(word)))?.[0];

/** How a word before a date limits it. */
export const limitBefore = (word: string): DayLimit | undefined => inWords(BEFORE, word);
/** How a word after a date limits it. */
export const limitAfter = (word: string): DayLimit | undefined => inWords(AFTER, word);

/** Words between two ends of a stretch of days. */
export const isTo = (word: string): boolean => TO.has(foldDayWord(word));
const TO = setOf('- – — to and until till bis und au et al y по до и та й');
export const isBetween = (word: string): boolean => BETWEEN.has(foldDayWord(word));
const BETWEEN = setOf('between from zwischen vom von entre du desde del между с між з');

/** Words that may stand between the day, the month and the year. */
export const isJoint = (word: string): boolean => JOINTS.has(foldDayWord(word));
const JOINTS = setOf('of the de del . ,');
/** What is written at a day's number: 1st, 1er, 20-го. */
export const isOrdinalEnding = (word: string): boolean => ORDINALS.has(foldDayWord(word));
const ORDINALS = setOf('st nd rd th er го е º . ого');

/** Which days of a month a word before it means. */
export type PartOfMonth = 'first week' | 'last week' | 'early' | 'middle' | 'late';
const PARTS: readonly (readonly [PartOfMonth, ReadonlySet<string>])[] = [
  [
    'early',
    setOf('early beginning start anfang debut principios comienzos начале начало початку початок baslarinda basinda'),
  ],
  ['middle', setOf('mid middle mitte milieu mi mediados середине середина середині ortasinda')],
  ['late', setOf('late end ende fin finales конце конец кінці кінець sonunda sonlarinda')],
];
export const partOfMonth = (word: string): PartOfMonth | undefined =>
  PARTS.find(([, words]) => words.has(foldDayWord(word)))?.[0];

const LAST = setOf(
  'last final letzte letzten letzter derniere ultima последняя последнюю последней останній останнього останній son',
);
const FIRST = setOf('first erste ersten erster premiere primera первая первую первой перший першого першій ilk');
const WORDS_FOR_WEEK = setOf(
  'week woche semaine semana неделя неделю неделе недели тиждень тижня тижні hafta haftasi haftasinda',
);
/** `last week` or `first week`, from two words in either order. */
export function weekOfMonth(one: string, other: string): PartOfMonth | undefined {
  const words = [foldDayWord(one), foldDayWord(other)];
  if (!words.some((word) => WORDS_FOR_WEEK.has(word))) return undefined;
  return words.some((word) => LAST.has(word))
    ? 'last week'
    : words.some((word) => FIRST.has(word))
      ? 'first week'
      : undefined;
}

/** Words for decades of the last century, by their first year in it. */
const DECADES: ReadonlyMap<string, number> = new Map(
  (
    [
      [20, 'twenties'],
      [30, 'thirties dreissiger тридцатые тридцатых'],
      [40, 'forties vierziger сороковые сороковых'],
      [50, 'fifties funfziger пятидесятые пятидесятых'],
      [60, 'sixties sechziger шестидесятые шестидесятых'],
      [70, 'seventies siebziger семидесятые семидесятых'],
      [80, 'eighties achtziger восьмидесятые восьмидесятых'],
      [90, 'nineties neunziger девяностые девяностых'],
    ] as const
  ).flatMap(([year, words]) => words.split(' ').map((word) => [word, year] as const)),
);

/** The decade that a word names: 90 for "nineties". */
export const decadeNamed = (word: string): number | undefined => DECADES.get(foldDayWord(word).replace('ß', 'ss'));

const SPANISH_TENS = ['treinta', 'cuarenta', 'cincuenta', 'sesenta', 'setenta', 'ochenta', 'noventa'];
const FIRST_OF_SPANISH_TENS = 30;

/** The decade that a Spanish number names after "años": elsewhere it is a number. */
export function decadeOfSpanishNumber(word: string): number | undefined {
  const index = SPANISH_TENS.indexOf(foldDayWord(word));
  return index < 0 ? undefined : FIRST_OF_SPANISH_TENS + index * 10;
}

/** Whether a word names a month, in any form that may begin or end a date, or a decade. */
export function isMonthOrDecade(word: string): boolean {
  const folded = foldDayWord(word);
  return (
    LONG.has(folded) ||
    SHORT.has(folded) ||
    monthOfCase(folded) !== undefined ||
    DECADES.has(folded.replace('ß', 'ss')) ||
    SPANISH_TENS.includes(folded)
  );
}

/** A word for years that goes with a decade: "die neunziger Jahre". */
export const isDecadeWord = (word: string): boolean =>
  /^(?:jahren?|год[ыах]*|годов|рок[иів]*|yıllar\p{L}*)$/iu.test(word);
