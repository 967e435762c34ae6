import { OTHER_LANGUAGES, type OtherLanguage, plainWord } from '../../language/words/glossary/stems.js';
import type { LocalNames } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';
import { regionCodes } from '../names/country-names.js';
import { withoutDrafts } from '../names/without-drafts.js';
import { namesIn } from './names-by-language.js';

/** What the names of countries end in; without it they begin as the words for who comes from there. Longest first. */
const COUNTRY_ENDINGS: Readonly<Record<OtherLanguage, RegExp>> = {
  de: /(?:ien|land|ei|a|en)$/u,
  fr: /(?:ie|e)$/u,
  es: /(?:ia|a|o)$/u,
  ru: /(?:ие|ье|а|е)$/u,
  uk: /(?:іе|а|е)$/u,
  tr: /(?:istan|ya|a|e)$/u,
};

/** What words for who or what comes from a country end in, after what they share with its name, spelt as below. */
const PEOPLE_ENDINGS: Readonly<Record<OtherLanguage, RegExp>> = {
  de: /^(?:an|n|es)?(?:isch(?:e[nmrs]?)?|ier(?:n|s|in|innen)?|er(?:n|s|in|innen)?|e[nr]?)$/u,
  fr: /^(?:i?en(?:ne)?s?|ais(?:es?)?|ois(?:es?)?|a?ine?s?|es?|iens?)$/u,
  es: /^(?:i?an[oa]s?|i?[oa]s?|es(?:es|as?)?|in[oa]s?|en[oa]s?|ies)$/u,
  ru: /^(?:и|ии|ан|ен|ей|й|ь|из)?(?:с?ск\p{L}{1,3}|ц(?:ы|ев|ам|ами|ах|а|у)|ан(?:е|ин\p{L}{0,2}|ам|ами|ах)?|н(?:е|ин\p{L}{0,2}|ам|ами|ах)|ы|ов)$|^(?:е|ин\p{L}{0,2}|ам|ами|ах)?$/u,
  uk: /^(?:и|ії|ій|ан|єн|ей|й|ь|із)?(?:с{0,2}ьк\p{L}{1,3}|ц(?:і|ів|ям|ями|ях)|ан(?:и|ин\p{L}{0,2}|ам|ами|ах)?|н(?:и|ин\p{L}{0,2}|ам|ами|ах))$|^(?:и|ів|ам|ами|ах|ин\p{L}{0,2})?$/u,
  tr: /^(?:i|l[ıiuü]|[ıi]z)?(?:l[ae]r)?(?:[ıiuü]n?|[ae])?$/u,
};

/** Consonants that change before an ending: Норвегия, норвежский, норвезький. */
const SOFTENED: Readonly<Record<string, string>> = { г: 'жз', ц: 'ч', х: 'шс' };

/** Fewer letters are shared by the names of too many countries. */
const MIN_SHARED = 3;
const MAX_WORD = 40;

/** A country by what its name begins with in a language, and the English word for who comes from there. */
interface People {
  readonly beginning: string;
  readonly english: string;
}

/** A place whose people have a word of their own. */
interface Country {
  /** Of two letters, where it is one of the world's. */
  readonly code: string | undefined;
  readonly names: LocalNames | undefined;
  readonly english: string;
}

/** Gives the English word for who or what comes from a country on file, by a word of another language. */
export type PeopleIn = (word: string, language: OtherLanguage) => string | undefined;

/**
 * Makes the reader of words such as `ruritanische` for one record. They begin as the country's name does in their language, which is known or on file.
 * Source: Unicode CLDR, through Intl.DisplayNames.
 */
export function peopleReader(record: VerbatimRecord): PeopleIn {
  const codes = regionCodes();
  const countries = withoutDrafts(record.places).flatMap(({ name, names, demonyms }) => {
    const [english] = demonyms;
    return english === undefined ? [] : [{ code: codes.get(name.toLowerCase()), names, english }];
  });
  const tables = new Map(OTHER_LANGUAGES.map((language) => [language, beginningsIn(language, countries)]));
  return (word, language) => {
    if (word.length > MAX_WORD) return undefined;
    const key = spelt(word);
    const fitting = (tables.get(language) ?? []).filter(
      ({ beginning }) => key.startsWith(beginning) && PEOPLE_ENDINGS[language].test(key.slice(beginning.length)),
    );
    const [first, second] = fitting.sort((a, b) => b.beginning.length - a.beginning.length);
    return first?.beginning.length === second?.beginning.length ? undefined : first?.english;
  };
}

function beginningsIn(language: OtherLanguage, countries: readonly Country[]): People[] {
  const known = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  return countries.flatMap(({ code, names, english }) => {
    const local = [
      ...(code === undefined ? [] : [known.of(code) ?? '']),
      ...namesIn(names, language).filter(isOneWord),
    ];
    const beginnings = local.flatMap((name) => beginningsOf(name, language));
    return [...new Set(beginnings)].map((beginning) => ({ beginning, english }));
  });
}

/** What the words for who comes from a place of some name begin with. */
function beginningsOf(name: string, language: OtherLanguage): readonly string[] {
  const beginning = spelt(name).replace(COUNTRY_ENDINGS[language], '');
  if (beginning.length < MIN_SHARED) return [];
  const softened = SOFTENED[beginning.at(-1) ?? ''] ?? '';
  return [beginning, ...[...softened].map((letter) => beginning.slice(0, -1) + letter)];
}

const isOneWord = (name: string): boolean => /^\p{L}+$/u.test(name);

/** Letters with their marks in Cyrillic, where й and ї are letters of their own; я and е come for each other. */
const spelt = (word: string): string =>
  /\p{Script=Cyrillic}/u.test(word) ? word.normalize('NFC').toLowerCase().replaceAll('я', 'е') : plainWord(word);
