import { compoundIn } from '../../language/words/glossary/compound.js';
import { glossaryOf, isEnglishMeaning, MAX_PHRASE } from '../../language/words/glossary/glossary.js';
import { OTHER_LANGUAGES, type OtherLanguage, plainWord } from '../../language/words/glossary/stems.js';
import { isNoise } from '../words/stem.js';

/** Words of asking in some other language that are English words or parts of names as well, and so tell nothing. */
const ENGLISH_TOO: ReadonlySet<string> = new Set(
  (
    'die den war was hat in an am so man will also bin dies her on no me he sin as but or a son pour comment plus sans pendant dire dit ' +
    'sous hay ha era con tout tous si mi bu o at all en de et le la les el un una y e i van kim u s t l d c j m n est par sur entre para ' +
    'sea como ne ve da ver dan ins von der al ben mir'
  ).split(' '),
);

/** What a word tells of the language of a question: a word of asking more than another, and one as written more than a form of it. */
const POINTS = {
  asking: 2,
  written: 1.5,
  writtenKnown: 0.5,
  form: 1,
  letters: 1,
  englishAsking: 2,
  known: 0.25,
} as const;
/** A single word that English may have too tells too little. */
const LEAST = 1;

const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN = /\p{Script=Latin}/u;
/** Letters that of the languages here hardly any but one has. */
const LETTERS: Readonly<Record<OtherLanguage, RegExp>> = {
  de: /ß/u,
  fr: /[èêœù]/iu,
  es: /ñ/iu,
  ru: /[ыэёъ]/iu,
  uk: /[іїєґ]/iu,
  tr: /[ğşıİ]/u,
};

/** The languages that a word may be of, by its script. */
export function languagesByScript(word: string): readonly OtherLanguage[] {
  if (CYRILLIC.test(word)) return CYRILLIC_LANGUAGES;
  return LATIN.test(word) ? LATIN_LANGUAGES : [];
}

const CYRILLIC_LANGUAGES: readonly OtherLanguage[] = ['ru', 'uk'];
const LATIN_LANGUAGES: readonly OtherLanguage[] = OTHER_LANGUAGES.filter((one) => !CYRILLIC_LANGUAGES.includes(one));

/**
 * The languages besides English that a question may be in: mostly one, several where its words fit them equally, none where it is English
 * or nothing tells. Words that are on file tell little, because English may have them too.
 * @param words the words of the question as typed
 * @param isKnown whether a word as typed is on file
 */
export function languagesOf(words: readonly string[], isKnown: (word: string) => boolean): readonly OtherLanguage[] {
  const tally = new Tally();
  for (const word of words) tally.addWord(word, isKnown(word));
  for (const phrase of phrasesOf(words)) tally.addMeaning(phrase, POINTS.written);
  const languages = tally.languages();
  if (words.length < 2 || !words.every(isCapital)) return languages;
  // Words that all begin with a capital may be somebody's name.
  return languages.filter(
    (language) =>
      words.some((word) => asksIn(language, plainWord(word))) ||
      words.every((word) => isKnown(word) || meansIn(language, word)),
  );
}

export const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word);

/** Whether a word is one of asking in a language, and no English one. */
const asksIn = (language: OtherLanguage, key: string): boolean =>
  glossaryOf(language).asking.has(key) && !isNoise(key) && !ENGLISH_TOO.has(key);

const meansIn = (language: OtherLanguage, word: string): boolean =>
  glossaryOf(language).exact.has(plainWord(word)) || (language === 'de' && isGermanCompound(word));

/** What the words of a question tell of its language, added up. */
class Tally {
  readonly #points = new Map<OtherLanguage, number>();
  /** Words that may be of another language only. */
  readonly #telling: string[] = [];
  #english = 0;

  addWord(word: string, known: boolean): void {
    const key = plainWord(word);
    const asking = languagesByScript(word).filter((language) => glossaryOf(language).asking.has(key));
    for (const language of asking) if (asksIn(language, key)) this.#add(language, POINTS.asking);
    if (asking.length > 0) return;
    if (isNoise(key)) this.#english += POINTS.englishAsking;
    else if (known) this.#english += POINTS.known;
    else this.#telling.push(word);
    if (!isEnglishMeaning(key)) this.addMeaning(key, known ? POINTS.writtenKnown : POINTS.written);
  }

  /** Adds points to the languages whose glossary has words as written. */
  addMeaning(written: string, points: number): void {
    for (const language of languagesByScript(written))
      if (glossaryOf(language).exact.has(written)) this.#add(language, points);
  }

  /** The languages with most points; none where English has as many. */
  languages(): readonly OtherLanguage[] {
    for (const word of this.#telling) if (isGermanCompound(word)) this.#add('de', POINTS.written);
    // Letters, and words of which the glossary has another form, tell the languages that are left apart.
    for (const language of this.#points.keys())
      for (const word of this.#telling.filter((one) => languagesByScript(one).includes(language)))
        this.#add(language, moreOf(word, language));
    const best = Math.max(0, ...this.#points.values());
    return best >= LEAST && best > this.#english
      ? OTHER_LANGUAGES.filter((language) => this.#points.get(language) === best)
      : [];
  }

  #add(language: OtherLanguage, points: number): void {
    this.#points.set(language, (this.#points.get(language) ?? 0) + points);
  }
}

/** Whether a word is two German ones written as one, of which the glossary has both. */
const isGermanCompound = (word: string): boolean => {
  const { exact } = glossaryOf('de');
  return compoundIn(word, (part) => exact.get(plainWord(part))) !== undefined;
};

function moreOf(word: string, language: OtherLanguage): number {
  const letters = LETTERS[language].test(word) ? POINTS.letters : 0;
  const { exact, byForm } = glossaryOf(language);
  return letters + (!exact.has(plainWord(word)) && byForm([word]) !== undefined ? POINTS.form : 0);
}

/** Neighbouring words together, as a glossary has them. */
function phrasesOf(words: readonly string[]): string[] {
  const plain = words.map(plainWord);
  const lengths = Array.from({ length: MAX_PHRASE - 1 }, (_, index) => index + 2);
  return plain.flatMap((_, at) =>
    lengths.filter((length) => at + length <= plain.length).map((length) => plain.slice(at, at + length).join(' ')),
  );
}
