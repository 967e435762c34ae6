import { daysIn } from '../../language/words/days.js';
import { compoundIn } from '../../language/words/glossary/compound.js';
import { glossaryOf, MAX_PHRASE, type Meaning, stemsIn } from '../../language/words/glossary/glossary.js';
import { splitWords, type TextWord } from '../../language/words/glossary/split.js';
import { type OtherLanguage, plainWord } from '../../language/words/glossary/stems.js';
import type { VerbatimRecord } from '../../record/record.js';
import { withEnglishDays } from '../days.js';
import type { Vocabulary } from '../names/vocabulary.js';
import { LANGUAGE, QUERY } from '../weights.js';
import { words as folded } from '../words/fold.js';
import { typedSounds } from '../words/sound.js';
import { isNoise } from '../words/stem.js';
import { beginsWithAddress } from './addresses.js';
import { withoutCase } from './name-cases.js';
import { type LocalName, type NamesByLanguage, namesByLanguage } from './names-by-language.js';
import { withOwner } from './owners.js';
import { type PeopleIn, peopleReader } from './peoples.js';
import { isCapital, languagesByScript, languagesOf } from './question-language.js';
import type { RecordWords } from './record-words.js';

/** What stands for some words of a question. */
interface Rewritten {
  readonly words: number;
  /** Undefined where they stay as typed. */
  readonly as?: string;
}

/**
 * Makes what reads a question in another language of the bot as one in English: word by word, in the words that this record has. Names,
 * numbers and days stay as typed; words that a question is made of become those of English or are dropped. A question in English comes back as it is,
 * and so do words of a statement as printed, and a text too long to be a question.
 */
export function englishReader(record: VerbatimRecord, texts: RecordWords): ReadInEnglish {
  const reader = new EnglishReader(texts, namesByLanguage(record), peopleReader(record));
  let last = { question: '', english: '' };
  return async (question, within) => {
    if (within !== undefined) return reader.read(question, within);
    if (question === last.question) return last.english;
    const english = await reader.read(question, question);
    last = { question, english };
    return english;
  };
}

/**
 * Reads a question, or some words of one, as English.
 * @param within the whole question, where only some words of it are read: it tells their language
 */
export type ReadInEnglish = (question: string, within?: string) => Promise<string>;

class EnglishReader {
  readonly #vocabulary: Vocabulary;
  readonly #texts: RecordWords;
  readonly #names: NamesByLanguage;
  readonly #peopleIn: PeopleIn;

  constructor(texts: RecordWords, names: NamesByLanguage, peopleIn: PeopleIn) {
    this.#vocabulary = texts.vocabulary;
    this.#texts = texts;
    this.#names = names;
    this.#peopleIn = peopleIn;
  }

  async read(question: string, within: string): Promise<string> {
    const words = within.length > LANGUAGE.maxLength ? [] : splitWords(within, LANGUAGE.maxWords + 1);
    if (words.length > LANGUAGE.maxWords) return question;
    const languages = languagesOf(
      words.map(({ text }) => text),
      (word) => this.#isKnown(word),
    );
    if (languages.length === 0 && words.every(({ text }) => languagesFor([text], []).length === 0)) return question;
    if (await this.#isPrinted(words)) return question;
    const english = this.#wordByWord(withEnglishDays(question), languages);
    // A question that is words of asking alone asks for these.
    return folded(english).length === 0 ? question : english;
  }

  #wordByWord(question: string, languages: readonly OtherLanguage[]): string {
    const words = splitWords(question);
    const days = daysIn(question);
    const isOfDay = ({ start, end }: TextWord): boolean => days.some((day) => start < day.end && end > day.start);
    let english = '';
    let from = 0;
    let isAfterStranger = false;
    let before = '';
    for (let at = 0; at < words.length; ) {
      const rest = words.slice(at, at + QUERY.maxNameWords);
      const day = rest.findIndex(isOfDay);
      const run = (day < 0 ? rest : rest.slice(0, day)).map(({ text }) => text);
      const found: Rewritten =
        day === 0 || beginsWithAddress(run) ? { words: 1 } : this.#rewrite(run, languages, isAfterStranger);
      const [first, last] = [words[at], words[at + found.words - 1]];
      const typed = question.slice(first?.start, last?.end);
      const as = day === 0 ? found.as : withOwner({ typed, as: found.as, before }, languages);
      if (as !== undefined && first !== undefined && last !== undefined) {
        english += `${question.slice(from, first.start)} ${as} `;
        from = last.end;
      }
      // What follows a name that is on file nowhere is the rest of that name, whatever else it means.
      before = as ?? '';
      isAfterStranger = as === undefined && isCapital(run[0] ?? '') && !this.#isKnown(run[0] ?? '');
      at += found.words;
    }
    return from === 0 ? question : (english + question.slice(from)).replace(/\s+/g, ' ').trim();
  }

  /** Whether a question is words of a statement as printed: enough of them, and all in one. */
  async #isPrinted(words: readonly TextWord[]): Promise<boolean> {
    return words.length >= LANGUAGE.minPrinted && this.#texts.areTogether(words.flatMap(({ text }) => folded(text)));
  }

  #isKnown(typed: string): boolean {
    return folded(typed).every((word) => this.#isName(word) || this.#texts.held(word) > 0);
  }

  #isName(word: string): boolean {
    return this.#vocabulary.exact.has(word) || this.#vocabulary.personWords.has(word);
  }

  /** The longest beginning of some words that is a name or means something; else what the first word alone may be. */
  #rewrite(run: readonly string[], languages: readonly OtherLanguage[], isAfterStranger: boolean): Rewritten {
    for (let length = run.length; length >= 1; length -= 1) {
      const words = run.slice(0, length);
      const name = this.#nameAsWritten(words, languages);
      if (name === undefined && this.#isNameOnFile(words, languages)) return { words: length };
      if (name === undefined && isAfterStranger && isCapital(words[0] ?? '')) continue;
      const as =
        name ??
        this.#meaningIn(words, languages, 'written') ??
        this.#peopleOf(words, languages) ??
        this.#nameIn(words, languages, 'form')?.usual ??
        this.#meaningIn(words, languages, 'form');
      if (as !== undefined) return { words: length, as };
    }
    const [word = ''] = run;
    if (isAfterStranger && isCapital(word)) return { words: 1 };
    const as = (this.#isKnown(word) ? undefined : this.#nameInCase(word, languages)) ?? this.#compound(word, languages);
    return as === undefined ? { words: 1 } : { words: 1, as };
  }

  /** Whether words are a name as spelt on file. Countries' names in a hundred languages are everyday words in others. */
  #isNameOnFile(words: readonly string[], languages: readonly OtherLanguage[]): boolean {
    const joined = folded(words.join(' ')).join('');
    const bearers = this.#vocabulary.exact.get(joined) ?? [];
    if (bearers.some(({ names }) => names.some((name) => !name.foreign && name.words.join('') === joined))) return true;
    const [word = ''] = words;
    // A small word of a longer name, such as the article of one, is nobody's name by itself.
    return (
      words.length === 1 &&
      this.#vocabulary.personWords.has(joined) &&
      !languages.some((language) => glossaryOf(language).asking.has(plainWord(word)))
    );
  }

  /** The English word for who or what comes from a country on file. */
  #peopleOf(words: readonly string[], languages: readonly OtherLanguage[]): string | undefined {
    const [word = '', ...more] = words;
    if (more.length > 0) return undefined;
    const found = languagesFor(words, languages).map((language) => this.#peopleIn(word, language));
    return found.find((people) => people !== undefined);
  }

  /** The usual name of what is called so; where another word of English names something that it may mean as well, that word. */
  #nameAsWritten(words: readonly string[], languages: readonly OtherLanguage[]): string | undefined {
    const name = this.#nameIn(words, languages, 'written');
    if (name === undefined || name.isShown) return name?.usual;
    const general = this.#meaningIn(words, languages, 'written');
    return general !== undefined && this.#isNameOnFile([general], []) ? general : name.usual;
  }

  /** What has words, or a form of them, for its name in one of the languages. */
  #nameIn(
    words: readonly string[],
    languages: readonly OtherLanguage[],
    by: 'written' | 'form',
  ): LocalName | undefined {
    const written = words.map(plainWord).join(' ');
    for (const language of languagesFor(words, languages)) {
      const names = this.#names[language];
      const name = by === 'written' ? names.written.get(written) : names.forms.get(stemsIn(language, words) ?? '');
      if (name !== undefined) return name;
    }
    return undefined;
  }

  /** What words mean as they are written, or by what their forms have in common; undefined where the record has them rather as typed. */
  #meaningIn(
    words: readonly string[],
    languages: readonly OtherLanguage[],
    by: 'written' | 'form',
  ): string | undefined {
    if (words.length > MAX_PHRASE) return undefined;
    const written = words.map(plainWord).join(' ');
    const own = languagesByScript(words[0] ?? '');
    for (const language of languages.filter((one) => own.includes(one))) {
      const { exact, byForm, asking } = glossaryOf(language);
      const meaning = by === 'written' ? exact.get(written) : byForm(words);
      if (meaning === undefined) continue;
      if (by === 'written' && asking.has(written)) return meaning[0] ?? '';
      return this.#inWordsOnFile(meaning, folded(words.join(' ')));
    }
    return undefined;
  }

  /** A meaning in the words that the record has for it; undefined where the record has rather the word as typed. */
  #inWordsOnFile(meaning: Meaning, typed: readonly string[]): string | undefined {
    const entries = (english: string): number => this.#entries(folded(english));
    const names = meaning.filter((english) => this.#vocabulary.exact.has(folded(english).join('')));
    const candidates = names.length > 0 ? names : meaning;
    const [usual = ''] = candidates;
    const most = candidates.reduce((best, english) => (entries(english) > entries(best) ? english : best), usual);
    // The usual word is a verb where it can be, which tells who did what.
    const chosen = entries(usual) * LANGUAGE.usualOfMost >= entries(most) ? usual : most;
    if (names.length > 0 || folded(chosen).every(isNoise)) return chosen;
    return this.#entries(typed) > entries(chosen) ? undefined : chosen;
  }

  /** In how many entries all of some words may be. */
  #entries(words: readonly string[]): number {
    return Math.min(...words.map((word) => this.#texts.held(word)));
  }

  /** The name of which a word is a form in some case. */
  #nameInCase(word: string, languages: readonly OtherLanguage[]): string | undefined {
    const names = languagesFor([word], languages).flatMap((language) => withoutCase(word, language));
    return names.find((name) => this.#soundsLikeName(name));
  }

  /** Two German words written as one, unless the record has it so more often. */
  #compound(word: string, languages: readonly OtherLanguage[]): string | undefined {
    if (!languages.includes('de')) return undefined;
    const found = compoundIn(word, (part) => {
      const meaning = this.#meaningIn([part], GERMAN, 'written') ?? this.#meaningIn([part], GERMAN, 'form');
      return meaning === '' ? undefined : meaning;
    });
    if (found === undefined) return undefined;
    const english = `${found.first} ${found.second}`;
    return this.#entries(folded(word)) > this.#entries(folded(english)) ? undefined : english;
  }

  #soundsLikeName(name: string): boolean {
    const { exact, personWords, sounding, personSounds } = this.#vocabulary;
    const joined = folded(name).join('');
    if (exact.has(joined) || personWords.has(joined)) return true;
    return (
      joined.length >= QUERY.minSoundLength &&
      typedSounds(joined).some((key) => sounding.has(key) || personSounds.has(key))
    );
  }
}

const GERMAN: readonly OtherLanguage[] = ['de'];

/** The languages that words are looked up in: those of the question, or where these have another script, those that theirs is written in. */
function languagesFor(words: readonly string[], languages: readonly OtherLanguage[]): readonly OtherLanguage[] {
  const own = languagesByScript(words[0] ?? '');
  const fitting = languages.filter((language) => own.includes(language));
  return fitting.length > 0 || own.includes('de') ? fitting : own;
}
