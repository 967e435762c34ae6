import { ASKING } from './asking.js';
import { EVERYDAY } from './everyday.js';
import { HARM } from './harm.js';
import { PEOPLE } from './people.js';
import { PUBLIC } from './public.js';
import { SPEAKING } from './speaking.js';
import { splitWords } from './split.js';
import { OTHER_LANGUAGES, type OtherLanguage, plainWord, stemIn } from './stems.js';

/*
 * General words of the news, of no story. A line is `English = German | French | Spanish | Russian | Ukrainian | Turkish`: the words of a
 * language that mean the English ones. `/` parts English words of one meaning, the usual one first; `_` joins words that only together mean
 * it; `-` means none. Compiled by hand.
 */

/** What a word of another language means in English: words of one meaning, the usual one first; empty for a word without one. */
export type Meaning = readonly string[];

/** The words of one language, by a key made from them. */
export interface Glossary {
  /** Words as written, and several words joined by a space, without marks. */
  readonly exact: ReadonlyMap<string, Meaning>;
  /** What words mean of which some word of the glossary is another form. */
  byForm(words: readonly string[]): Meaning | undefined;
  /** The words that a question is made of. */
  readonly asking: ReadonlySet<string>;
}

/** The most words that together mean something. */
export const MAX_PHRASE = 5;

const PARTS = [ASKING, PEOPLE, SPEAKING, HARM, PUBLIC, EVERYDAY];

/** Whether a word is one of the English words of the glossary, and so tells nothing of another language. */
export const isEnglishMeaning = (word: string): boolean => ENGLISH.has(word);

/** The glossary of a language. */
export function glossaryOf(language: OtherLanguage): Glossary {
  return GLOSSARIES[language];
}

/** What the forms of one or several words have in common; undefined for a single word of which too little is left. */
export function stemsIn(language: OtherLanguage, words: readonly string[]): string | undefined {
  const stems = words.map((word) => stemIn(language, word));
  return words.length === 1 ? stems[0] : words.map((word, index) => stems[index] ?? plainWord(word)).join(' ');
}

function read(language: OtherLanguage): Glossary {
  const column = OTHER_LANGUAGES.indexOf(language);
  const exact = new Map<string, Meaning>();
  const asking = new Set<string>();
  const written: { readonly words: readonly string[]; readonly meaning: Meaning }[] = [];
  for (const part of PARTS)
    for (const { meaning, words } of linesOf(part, column))
      for (const word of words) {
        const own = splitWords(word.replaceAll('_', ' ')).map(({ text }) => text);
        const key = own.map(plainWord).join(' ');
        if (!exact.has(key)) exact.set(key, meaning);
        if (part === ASKING) asking.add(key);
        else written.push({ words: own, meaning });
      }
  let stems: ReadonlyMap<string, Meaning> | undefined;
  return {
    exact,
    asking,
    // Hardly any question wants them, and they take long to find.
    byForm(words) {
      stems ??= stemsOf(language, written);
      return stems.get(stemsIn(language, words) ?? '');
    },
  };
}

function stemsOf(
  language: OtherLanguage,
  written: readonly { readonly words: readonly string[]; readonly meaning: Meaning }[],
): ReadonlyMap<string, Meaning> {
  const stems = new Map<string, Meaning>();
  // Typed without its marks a word has another stem.
  for (const { words, meaning } of written)
    for (const own of [words, words.map(plainWord)]) {
      const key = stemsIn(language, own);
      if (key !== undefined && !stems.has(key)) stems.set(key, meaning);
    }
  return stems;
}

function linesOf(part: string, column: number): { readonly meaning: Meaning; readonly words: readonly string[] }[] {
  return part
    .trim()
    .split('\n')
    .map((line) => {
      const [english = '', columns = ''] = line.split('= ');
      const meaning = english.trim().split('/').filter(Boolean);
      const words = (columns.split('|')[column] ?? '').trim().split(' ');
      return {
        meaning: meaning.map((one) => one.replaceAll('_', ' ')),
        words: words.filter((word) => word !== '-' && word !== ''),
      };
    });
}

const ENGLISH: ReadonlySet<string> = new Set(
  PARTS.flatMap((part) => linesOf(part, 0)).flatMap(({ meaning }) => meaning),
);

const GLOSSARIES: Readonly<Record<OtherLanguage, Glossary>> = {
  de: read('de'),
  fr: read('fr'),
  es: read('es'),
  ru: read('ru'),
  uk: read('uk'),
  tr: read('tr'),
};
