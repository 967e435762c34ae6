/**
 * Units that belong to a number: with another one, or without it, the number says something else. Symbols and codes are those of
 * ISO 4217 and Unicode; words are the everyday ones of the bot's languages.
 */

const CURRENCY_BEFORE = /(?:[A-Z]{0,3}\p{Sc}|(?<![\p{L}])(?<code>[A-Z]{3}))[ \u00a0]?$/u;
const CURRENCY_CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Turkish writes percent before its number. */
const PERCENT_BEFORE = /(?:(?<!\d ?)%|(?<![\p{L}])yüzde )$/iu;

/** The unit directly before a number, such as `€`, `US$` or `USD`; undefined where there is none. */
export function currencyAtEnd(text: string): string | undefined {
  if (PERCENT_BEFORE.test(text)) return '%';
  const found = CURRENCY_BEFORE.exec(text);
  const code = found?.groups?.code;
  return found === null || (code !== undefined && !CURRENCY_CODES.has(code)) ? undefined : found[0].trim();
}

const PERCENT =
  '%|‰|per ?cent|percent|pct|percentage points?|basis points?|points?|prozent(?:punkte?n?)?|pour ?cent|points? de pourcentage|por ?ciento|puntos? porcentuales|процент\\p{L}*|відсот\\p{L}*|yüzde puan';
const DEGREES = '° ?[CF]?|degrees?(?: celsius| fahrenheit)?|grad(?:os?)?|degrés?|градус\\p{L}*|derece';
const MONEY =
  '\\p{Sc}|euros?|cents?|(?:US |U\\.S\\. |Canadian |Australian )?dollars?|pounds?(?: sterling)?|crowns?|francs?|roubles?|rubles?|drams?|manats?|lira(?:s|lar)?|yen|yuan|rupees?|pesos?|reals?|reais|rand|zlot(?:y|ys|ies)|hryvnias?|shekels?|dinars?|dirhams?|r[iy]yals?|marks?|kron(?:er|or|ur|a)|korunas?|forints?|lei|leu|leva|lari|tenge|baht|dong|ringgit|рубл\\p{L}*|грив\\p{L}*|доллар\\p{L}*|долар\\p{L}*|евро|євро|драм\\p{L}*|манат\\p{L}*|dólares|libras|livres|pfund|kronen|franken|rubel|avro|dolar|sterlin';

const TIMES: readonly (readonly [unit: string, words: string])[] = [
  ['years', 'years?|jahren?|ans|années?|años?|лет|год(?:а|у|ом)?|років|рок(?:и|у)|yıl'],
  ['months', 'months?|monaten?|mois|meses|mes|месяц(?:а|ев)?|місяц(?:і|ів|я)|ay'],
  ['weeks', 'weeks?|wochen?|semaines?|semanas?|недел(?:ь|и|ю)|тиж(?:день|ні|нів)|hafta'],
  ['days', 'days?|tagen?|jours?|días?|дн(?:я|ей|і|ів)|день|gün'],
  ['hours', 'hours?|stunden?|heures?|horas?|час(?:а|ов)?|годин(?:и|у)?|saat'],
  ['minutes', 'minutes?|minuten?|minutos?|минут(?:ы|у)?|хвилин(?:и|у)?|dakika'],
  ['seconds', 'seconds?|sekunden?|secondes?|segundos?|секунд(?:ы|у|и)?|saniye'],
];
const MEASURES: readonly (readonly [unit: string, words: string])[] = [
  ['km', 'km|kilomet(?:res?|ers?)|kilomètres?|kilómetros?|километр(?:а|ов)?|кілометр(?:и|ів|а)?|kilometre'],
  ['m', 'met(?:res?|ers?)|mètres?|metros?|метр(?:а|ов|и|ів)?'],
  ['cm', 'cm|centimet(?:res?|ers?)|zentimeter|centimètres?|centímetros?|сантиметр(?:а|ов|и|ів)?'],
  ['miles', 'miles?|meilen?|millas?|мил(?:ь|и|я)'],
  ['ft', 'feet|foot|ft'],
  ['kg', 'kg|kilos?|kilogramm?(?:es?|s|e)?|килограмм(?:а|ов)?|кілограм(?:и|ів)?'],
  ['t', 'tonn?es?|tons?|tonnen?|toneladas?|тонн(?:ы|и|а|у)?|ton'],
  ['ha', 'ha|hectares?|hektar|hectáreas?|гектар(?:а|ов|и|ів)?|hektar'],
  ['km²', 'km²|square kilomet(?:res|ers)|quadratkilometer|kilomètres carrés|kilómetros cuadrados'],
  ['l', 'lit(?:res?|ers?)|litros?|литр(?:а|ов)?|літр(?:и|ів)?'],
  ['MW', 'MW|megawatts?|мегаватт?'],
  ['GW', 'GW|gigawatts?'],
];
const PART_OF_DURATION = TIMES.map(([, words]) => words).join('|');
const MEASURE = MEASURES.map(([, words]) => words).join('|');
const NAMED_UNITS = [...TIMES, ...MEASURES].map(([unit, words]) => [new RegExp(`^(?:${words})$`, 'iu'), unit] as const);

/** A unit of time, in the bot's languages. */
export const TIME_UNIT = `(?:${PART_OF_DURATION})(?![\\p{L}])`;

const PERCENT_ONLY = new RegExp(`^(?:${PERCENT})$`, 'iu');

/** A unit directly after a number. */
export const UNIT_AFTER = new RegExp(
  `^[ \\u00a0-]?(?:${PERCENT}|${DEGREES}|${MONEY}|${PART_OF_DURATION}|${MEASURE})(?![\\p{L}])`,
  'iu',
);

const SMALL_NUMBER = '\\d+(?:[.,]\\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';

/** What makes a duration longer: "12 years" of "12 years and six months". */
export const REST_OF_DURATION = new RegExp(
  `^,? (?:and |und |et |y |и |та |і |ve )?(?:${SMALL_NUMBER}) (?:${PART_OF_DURATION})(?![\\p{L}])`,
  'iu',
);
/** A text that ends in a unit of time. */
export const ENDS_IN_DURATION = new RegExp(`(?<![\\p{L}])(?:${PART_OF_DURATION})$`, 'iu');

/** A share that a number is only the lower half of: "five" of "one in five", "two" of "two thirds". */
export const SHARE_BEFORE =
  /(?<![\p{L}\p{N}])(?:one|two|three|four|five|six|seven|eight|nine|\d+) (?:in|out of) (?:every )?$/iu;
export const SHARE_AFTER =
  /^[ -](?:halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?)(?![\p{L}])/iu;

/** A sign or a negation directly before a number. A dash with a space after it is punctuation. */
export const SIGN_BEFORE =
  /(?:(?<![\p{L}\p{N}])(?:minus|plus|negative|not|nicht|pas|не|(?<!au )moins|(?<!(?:al|lo) )menos|мінус|минус|eksi) |(?:^|[^\p{L}\p{N}])(?:[-–+±]|− ?))$/iu;

/** Verbs and adverbs of change: "rose from 31 to 38" gives two numbers, "from 31 to 38 people" a range. */
export const CHANGE =
  /(?<![\p{L}])(?:ris(?:e|es|en|ing)|rose|fell|falls?|fallen|falling|grow\w*|grew|dropp?\w*|climb\w*|declin\w*|increas\w*|decreas\w*|rais(?:e|es|ed|ing)|lower\w*|cut\w*|reduc\w*|went|go(?:es|ne)? (?:up|down)|jump\w*|surg\w*|slid\w*|slipp?\w*|shr[aiu]nk\w*|widen\w*|narrow\w*|chang\w*|mov\w*|revis\w*|correct\w*|lift\w*|slash\w*|doubl\w*|expand\w*|up|down|stieg\w*|sank\w*|fiel\w*|erhöht\w*|gesunken|gestiegen|pass\w+|augment\w*|baiss\w*|subi\w*|baj\w*|aument\w*|cay\w*|вырос\w*|выросл\p{L}*|снизил\p{L}*|упал\p{L}*|зросл\p{L}*|знизил\p{L}*|arttı|düştü|yükseldi)(?![\p{L}])/iu;

/** A sign directly before a number that makes it negative. */
const NEGATIVE_BEFORE =
  /(?:(?<![\p{L}\p{N}])(?:minus|negative|(?<!au )moins|(?<!(?:al|lo) )menos|мінус|минус|eksi) |(?:^|[^\p{L}\p{N}])(?:[-–]|− ?))(?:[A-Z]{0,3}\p{Sc} ?)?$/iu;

const NEGATED_BEFORE = /(?<![\p{L}\p{N}])(?:not|nicht|pas|не) (?:[A-Z]{0,3}\p{Sc} ?)?$/iu;

/** Whether a number is denied by what is written before it: "not 3 percent". */
export const isNegatedAfter = (before: string): boolean => NEGATED_BEFORE.test(before);

/** The unit that a text begins with, as written; empty where there is none. */
export const unitAtStart = (text: string): string => UNIT_AFTER.exec(text)?.[0] ?? '';

/** Whether a number is negative by what is written before it. */
export const isNegativeAfter = (before: string): boolean => NEGATIVE_BEFORE.test(before);

const POINTS = /^(?:percentage points?|points? de pourcentage|puntos? porcentuales|prozentpunkte?n?|basis points?)$/iu;
const DEGREES_ONLY = new RegExp(`^(?:${DEGREES})$`, 'iu');
const MONEY_ONLY = new RegExp(`^(?:${MONEY})$`, 'iu');
const SYMBOLS: readonly (readonly [RegExp, string])[] = [
  [/^(?:(?:US |U\.S\. |Canadian |Australian )?dollars?|dólares|dolar|доллар\p{L}*|долар\p{L}*)$/iu, '$'],
  [/^(?:euros?|евро|євро|avro)$/iu, '€'],
  [/^(?:pounds?(?: sterling)?|libras|livres|pfund|sterlin)$/iu, '£'],
  [/^(?:rou?bles?|rubel|рубл\p{L}*)$/iu, '₽'],
  [/^(?:hryvnias?|грив\p{L}*)$/iu, '₴'],
  [/^yen$/iu, '¥'],
  [/^(?:drams?|драм\p{L}*)$/iu, '֏'],
  [/^(?:manats?|манат\p{L}*)$/iu, '₼'],
  [/^lira(?:s|lar)?$/iu, '₺'],
  [/^shekels?$/iu, '₪'],
  [/^rupees?$/iu, '₹'],
];

/** A unit in one form, however it is written: `%`, `percentage points`, `°`, `°C`, a currency's symbol; undefined for no unit. */
export function canonicalUnit(written: string): string | undefined {
  const unit = written.trim();
  if (POINTS.test(unit)) return unit.toLowerCase().startsWith('basis') ? 'basis points' : 'percentage points';
  if (PERCENT_ONLY.test(unit)) return /^points?$/iu.test(unit) ? 'points' : '%';
  if (DEGREES_ONLY.test(unit))
    return `°${/(?:C|celsius)$/iu.test(unit) ? 'C' : /(?:F|fahrenheit)$/iu.test(unit) ? 'F' : ''}`;
  if (CURRENCY_CODES.has(unit)) return symbolOf(unit);
  const named = NAMED_UNITS.find(([pattern]) => pattern.test(unit))?.[1];
  if (named !== undefined) return named;
  const symbol = /\p{Sc}$/u.exec(unit)?.[0] ?? SYMBOLS.find(([pattern]) => pattern.test(unit))?.[1];
  if (symbol !== undefined) return symbol;
  return MONEY_ONLY.test(unit) ? unit.toLowerCase().replace(/s$/u, '') : undefined;
}

const symbolOf = (code: string): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency: code, currencyDisplay: 'narrowSymbol' })
    .formatToParts(1)
    .find(({ type }) => type === 'currency')?.value ?? code;

/** The unit of a number by what is written directly before and after it, in one form. */
export function unitBeside(before: string, after: string): string | undefined {
  const unit = currencyAtEnd(before) ?? UNIT_AFTER.exec(after)?.[0].replace(/^[ \u00a0-]/u, '');
  return unit === undefined ? undefined : canonicalUnit(unit);
}

const UNIT_WORDS =
  /percentage points?|basis points?|per cent|square kilomet(?:res|ers)|degrees? (?:celsius|fahrenheit)|° ?[CF](?![\p{L}])|[\p{L}]+|[%‰°\p{Sc}]/giu;

/** Every unit that a text names, in one form; degrees Celsius are degrees as well. */
export const unitsNamed = (text: string): ReadonlySet<string> =>
  new Set(
    (text.match(UNIT_WORDS) ?? []).flatMap((word) => {
      const unit = canonicalUnit(word);
      return unit === undefined ? [] : unit.startsWith('°') ? [unit, '°'] : [unit];
    }),
  );

/**
 * What a unit measures, so that hours and minutes are alike and hours and dollars are not.
 * @param unit in the form of `canonicalUnit`
 */
export function dimensionOf(unit: string): string {
  if (TIMES.some(([name]) => name === unit)) return 'time';
  if (unit.startsWith('°')) return 'temperature';
  if (/^(?:%|‰|points|percentage points|basis points)$/u.test(unit)) return 'share';
  if (MEASURES.some(([name]) => name === unit)) return MEASURED[unit] ?? unit;
  return 'money';
}

const MEASURED: Readonly<Record<string, string>> = {
  km: 'length',
  m: 'length',
  cm: 'length',
  miles: 'length',
  ft: 'length',
  kg: 'mass',
  t: 'mass',
  ha: 'area',
  'km²': 'area',
  MW: 'power',
  GW: 'power',
};
