import i18next, { type i18n } from 'i18next';
import type { RecordDate } from '../record/dates.js';
import { dateInWords } from '../record/dates.js';
import { de } from './catalogues/de.js';
import { type Catalogue, type EnglishKey, en } from './catalogues/en.js';
import { es } from './catalogues/es.js';
import { fr } from './catalogues/fr.js';
import { ru } from './catalogues/ru.js';
import { tr } from './catalogues/tr.js';
import { uk } from './catalogues/uk.js';

/** The catalogues, by language. */
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
/** What can be said: a key of the catalogue, without the ending that tells the plural. */
export type Phrase = Singular<EnglishKey>;

/** What is filled into a phrase. `count` chooses the plural form and is shown as `{{number}}`. */
export type Filling = Readonly<Record<string, string | number>>;

/** How a reader is spoken to. The record's own words are never passed through it. */
export interface Language {
  /** BCP 47, such as `en-US` or `ru`. */
  readonly locale: string;
  /**
   * A phrase in the reader's language; in English where the catalogue lacks it. What is filled in is taken as it is, whatever it holds.
   * @param phrase the phrase
   * @param filling what its places are filled with
   */
  say(phrase: Phrase, filling?: Filling): string;
  /** A date of the record, only as precise as it is. */
  date(date: RecordDate): string;
  /** A whole number with the separators usual in the language. */
  number(value: number): string;
  /** Parts of a sentence joined by "and". */
  list(parts: readonly string[]): string;
  /** Parts of a sentence joined by "or". */
  either(parts: readonly string[]): string;
  /** The name of a language such as `hy`, in the reader's language; the tag itself where it is none. */
  nameOf(tag: string): string;
}

/** Gives the language of a reader by the locale that Discord sends; English for one that has no catalogue. */
export type Languages = (locale: string | undefined) => Language;

/**
 * Loads the catalogues.
 * @returns languages by locale, each made once
 */
export function createLanguages(): Languages {
  const catalogues = i18next.createInstance();
  void catalogues.init({
    initAsync: false,
    lng: 'en',
    fallbackLng: 'en',
    resources: Object.fromEntries(
      Object.entries(CATALOGUES).map(([code, catalogue]) => [code, { translation: { ...catalogue } }]),
    ),
    keySeparator: false,
    nsSeparator: false,
    // What is filled in is escaped where it is drawn; a record may hold anything, so nothing in it is read as a placeholder.
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  const known = new Map<string, Language>();
  return (locale = 'en-US') => {
    const there = known.get(locale);
    if (there !== undefined) return there;
    const code = codeOf(locale);
    const language = languageOf(code, code === 'en' ? 'en-US' : locale, catalogues);
    // Anybody may send any text as a locale.
    if (known.size < MOST_KNOWN) known.set(locale, language);
    return language;
  };
}

const MOST_KNOWN = 40;

const codeOf = (locale: string): LanguageCode =>
  (Object.keys(LOCALES) as LanguageCode[]).find(
    (code) => LOCALES[code].includes(locale) || locale.toLowerCase().split('-')[0] === code,
  ) ?? 'en';

function languageOf(code: LanguageCode, locale: string, catalogues: i18n): Language {
  const tag = LOCALES[code].includes(locale) ? locale : (LOCALES[code][0] ?? code);
  // `getFixedT` copies every option of the instance each time it is called.
  const translate = (phrase: Phrase, filling: Filling = {}): string =>
    String(catalogues.t(phrase as EnglishKey, { ...filling, lng: code }));
  const numbers = new Intl.NumberFormat(tag, { useGrouping: 'always' });
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' });
  const choices = new Intl.ListFormat(tag, { type: 'disjunction' });
  const names = new Intl.DisplayNames([tag], { type: 'language', fallback: 'code' });
  // An answer says the same plain phrases again and again, and i18next looks each up from the beginning.
  const plain = new Map<Phrase, string>();
  const say = (phrase: Phrase, filling?: Filling): string => {
    if (filling === undefined) {
      const there = plain.get(phrase) ?? translate(phrase);
      plain.set(phrase, there);
      return there;
    }
    const number = typeof filling.count === 'number' ? { number: numbers.format(filling.count) } : {};
    return translate(phrase, { ...number, ...filling });
  };
  return {
    locale: tag,
    say,
    date: (date) => (code === 'en' ? dateInWords(date) : dateIn(tag, date, say)),
    number: (value) => numbers.format(value),
    list: (parts) => lists.format(parts),
    either: (parts) => choices.format(parts),
    nameOf: (language) => {
      try {
        return names.of(language) ?? language;
      } catch {
        return language;
      }
    },
  };
}

/** A date with the order and the months of a language. */
function dateIn(locale: string, date: RecordDate, say: Language['say']): string {
  if (date.precision === 'unknown' || date.iso === '') return say('date.unknown');
  const [year, month, day] = date.iso.split('-').map(Number);
  const words = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month === undefined ? {} : { month: 'short' }),
    ...(day === undefined ? {} : { day: 'numeric' }),
  }).format(new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1)));
  const precise = date.precision === 'week' ? say('date.week', { date: words }) : words;
  return date.about ? say('date.about', { date: precise }) : precise;
}
