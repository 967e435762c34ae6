import i18next, { type i18n } from 'i18next';
import { dateInWords, type RecordDate } from '../record/dates.js';
import { de } from './catalogues/de.js';
import { type Catalogue, type EnglishKey, en } from './catalogues/en.js';
import { es } from './catalogues/es.js';
import { fr } from './catalogues/fr.js';
import { ru } from './catalogues/ru.js';
import { tr } from './catalogues/tr.js';
import { uk } from './catalogues/uk.js';
import { createDayFormat, type DayFormat } from './day-format.js';

/** The catalogues by language code. */
export const CATALOGUES = { en, fr, de, es, ru, tr, uk } as const satisfies Readonly<Record<string, Catalogue>>;
type LanguageCode = keyof typeof CATALOGUES;

/** The locales that Discord sends, by the language they are answered in. Source: Discord documentation, "Locales". */
export const LOCALES: Readonly<Record<LanguageCode, readonly string[]>> = {
  en: ['en-US', 'en-GB'],
  fr: ['fr'],
  de: ['de'],
  es: ['es-ES', 'es-419'],
  ru: ['ru'],
  tr: ['tr'],
  uk: ['uk'],
};

type Singular<Key> = Key extends `${infer Base}_one` ? Base : Key extends `${string}_other` ? never : Key;
/** A key of the catalogues, without the ending for the plural. */
export type Phrase = Singular<EnglishKey>;

/** Values for the placeholders of a phrase. `count` chooses the plural form and is shown as `{{number}}`. */
export type PhraseValues = Readonly<Record<string, string | number>>;

/** The bot's own words in a reader's language. The words of the record are never passed through it. */
export interface Language {
  /** BCP 47, such as `en-US` or `ru`. */
  readonly locale: string;
  /** A phrase in the language; in English where the catalogue lacks it. Values are inserted as they are. */
  say(phrase: Phrase, values?: PhraseValues): string;
  /** A date of the record, only as precise as it is. */
  date(date: RecordDate): string;
  /** A day or month, 1 to 12, of no certain year. */
  dayOfAnyYear(month: number, day?: number): string;
  /** A whole number with the separators usual in the language. */
  number(value: number): string;
  /** Parts joined by "and". */
  and(parts: readonly string[]): string;
  /** Parts joined by "or". */
  or(parts: readonly string[]): string;
  /** The name of a language by its tag, such as `hy`; the tag itself where it is none. */
  nameOf(tag: string): string;
}

/** Gives the language for a locale that Discord sends; English for one that has no catalogue. */
export type Languages = (locale: string | undefined) => Language;

/** Clients may send any text as a locale, so few are cached. */
const MAX_CACHED_LOCALES = 40;

/** Loads the catalogues. */
export function createLanguages(): Languages {
  const translator = createTranslator();
  const cached = new Map<string, Language>();
  return (locale = 'en-US') => {
    const known = cached.get(locale);
    if (known !== undefined) return known;
    const code = codeFor(locale);
    const language = createLanguage(code, code === 'en' ? 'en-US' : locale, translator);
    if (cached.size < MAX_CACHED_LOCALES) cached.set(locale, language);
    return language;
  };
}

function createTranslator(): i18n {
  const translator = i18next.createInstance();
  void translator.init({
    initAsync: false,
    lng: 'en',
    fallbackLng: 'en',
    resources: Object.fromEntries(
      Object.entries(CATALOGUES).map(([code, catalogue]) => [code, { translation: { ...catalogue } }]),
    ),
    keySeparator: false,
    nsSeparator: false,
    // Values are escaped where they are shown; a record may contain anything, so nothing in it is read as a placeholder.
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  return translator;
}

const codeFor = (locale: string): LanguageCode =>
  (Object.keys(LOCALES) as LanguageCode[]).find(
    (code) => LOCALES[code].includes(locale) || locale.toLowerCase().split('-')[0] === code,
  ) ?? 'en';

function createLanguage(code: LanguageCode, locale: string, translator: i18n): Language {
  const tag = LOCALES[code].includes(locale) ? locale : (LOCALES[code][0] ?? code);
  const numbers = new Intl.NumberFormat(tag, { useGrouping: 'always' });
  const conjunctions = new Intl.ListFormat(tag, { type: 'conjunction' });
  const disjunctions = new Intl.ListFormat(tag, { type: 'disjunction' });
  const format = createDayFormat(tag);
  const languageNames = new Intl.DisplayNames([tag], { type: 'language', fallback: 'code' });
  // `getFixedT` copies every option of the instance each time it is called, so it is not used.
  const translate = (phrase: Phrase, values: PhraseValues = {}): string =>
    String(translator.t(phrase as EnglishKey, { ...values, lng: code }));
  // An answer has the same plain phrases many times, and i18next looks each up from the beginning.
  const plainPhrases = new Map<Phrase, string>();
  const say = (phrase: Phrase, values?: PhraseValues): string => {
    if (values === undefined) {
      const text = plainPhrases.get(phrase) ?? translate(phrase);
      plainPhrases.set(phrase, text);
      return text;
    }
    const number = typeof values.count === 'number' ? { number: numbers.format(values.count) } : {};
    return translate(phrase, { ...number, ...values });
  };
  return {
    locale: tag,
    say,
    date: (date) => (code === 'en' ? dateInWords(date) : localDate(date, format, say)),
    dayOfAnyYear: (month, day) => format({ month, ...(day === undefined ? {} : { day }) }, 'long'),
    number: (value) => numbers.format(value),
    and: (parts) => conjunctions.format(parts),
    or: (parts) => disjunctions.format(parts),
    nameOf: (language) => {
      try {
        return languageNames.of(language) ?? language;
      } catch {
        return language;
      }
    },
  };
}

/** A date with the order and the month names of a language. */
function localDate(date: RecordDate, format: DayFormat, say: Language['say']): string {
  if (date.precision === 'unknown' || date.iso === '') return say('date.unknown');
  const [year = 0, month, day] = date.iso.split('-').map(Number);
  const words = format(
    { year, ...(month === undefined ? {} : { month }), ...(day === undefined ? {} : { day }) },
    'short',
  )
    // The short word for "year" of Russian and Ukrainian ends in a full stop, which doubles that of a sentence.
    .replace(/\s[гр]\.$/u, '');
  const precise = date.precision === 'week' ? say('date.week', { date: words }) : words;
  return date.about ? say('date.about', { date: precise }) : precise;
}
