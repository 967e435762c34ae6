import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { stemmer as ukrainian } from '@orama/stemmers/ukrainian';
import { LRUCache } from 'lru-cache';

/** The languages of the bot besides English, in the order of the columns of a glossary. */
export const OTHER_LANGUAGES = ['de', 'fr', 'es', 'ru', 'uk', 'tr'] as const;
export type OtherLanguage = (typeof OTHER_LANGUAGES)[number];

const STEMMERS: Readonly<Record<OtherLanguage, (word: string) => string>> = {
  de: german,
  fr: french,
  es: spanish,
  ru: russian,
  uk: ukrainian,
  tr: turkish,
};

/** A vowel that comes and goes before the last consonant, as in беженец, беженцы: what is left where it is gone. */
const FLEETING = /(?<=[бвгджзклмнпрстфхцчшщ])[оеёі](?=[кцнлр]$)/u;
const MIN_FLEETING = 5;
/** What the stemmer leaves of the Turkish ending for whose something is. */
const POSSESSIVE = /(?<=[aeiou])s$/u;

/** Shorter stems are shared by words that have nothing to do with each other. */
const MIN_STEM = 3;
/** No word of a question is longer; what is, is a paste without spaces. */
const MAX_WORD = 40;

/** A word of another language as such words are compared: small letters without marks. */
export const plainWord = (word: string): string => (PLAIN.test(word) ? word : withoutMarks(word));

const PLAIN = /^[a-z]*$/;

const withoutMarks = (word: string): string =>
  word
    .replace(/İ/g, 'i')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ı', 'i')
    .replace(/['’ʼ]/g, '');

/** The words of one question are looked up again and again, alone and with their neighbours. */
const stemmed = new LRUCache<string, { readonly stem: string | undefined }>({ max: 2_000 });

/**
 * The stem that the forms of a word share in a language, without marks.
 * @returns undefined where too little is left of it to tell
 */
export function stemIn(language: OtherLanguage, word: string): string | undefined {
  if (word.length > MAX_WORD) return undefined;
  const key = `${language} ${word}`;
  const known = stemmed.get(key) ?? { stem: stemAnew(language, word) };
  stemmed.set(key, known);
  return known.stem;
}

function stemAnew(language: OtherLanguage, word: string): string | undefined {
  const own = plainWord(STEMMERS[language](word.replace(/İ/g, 'i').toLowerCase()));
  const stem = own.length < MIN_FLEETING ? own : own.replace(language === 'tr' ? POSSESSIVE : FLEETING, '');
  return stem.length < MIN_STEM ? undefined : stem;
}
