import { DE } from './de.js';
import { EN } from './en.js';
import { ES } from './es.js';
import { FR } from './fr.js';
import { RU } from './ru.js';
import type { CueKind, SpeechWords } from './speech-words.js';
import { TR } from './tr.js';
import { UK } from './uk.js';

export const SPEECH_LANGUAGES = ['en', 'de', 'fr', 'es', 'ru', 'uk', 'tr'] as const;
export type SpeechLanguage = (typeof SPEECH_LANGUAGES)[number];

/** What a verb can attribute: any words, words in marks, a few of these. */
export type CueClass = 'saying' | 'naming' | 'weak';

export interface Cue {
  readonly kind: CueKind;
  readonly class: CueClass;
}

/** Words in a row, folded, and what they are. */
export interface Phrase<T> {
  readonly words: readonly string[];
  readonly is: T;
}

/** A verb in two parts: the second one follows somewhere in the sentence. */
export interface PartedVerb {
  readonly second: string;
  readonly cue: Cue;
}

/** Whom a pronoun may mean: a man, a woman, a thing, several. */
export type Gender = 'm' | 'f' | 'n' | 'p';

/** The words of a language by which a text says who says what, ready to be looked up. */
export interface SpeechLexicon {
  readonly language: SpeechLanguage;
  readonly verbs: ReadonlyMap<string, Cue>;
  /** Verbs of several words, by their first. */
  readonly verbPhrases: ReadonlyMap<string, readonly Phrase<Cue>[]>;
  readonly parted: ReadonlyMap<string, readonly PartedVerb[]>;
  readonly before: ReadonlyMap<string, readonly Phrase<true>[]>;
  readonly after: ReadonlyMap<string, readonly Phrase<true>[]>;
  readonly own: ReadonlyMap<string, readonly Phrase<Gender>[]>;
  readonly named: ReadonlyMap<string, readonly Phrase<true>[]>;
  readonly pronouns: ReadonlyMap<string, Gender>;
  readonly words: Readonly<Record<WordClass, ReadonlySet<string>>>;
  readonly isVerbLast: boolean;
  readonly isVerbSecond: boolean;
  readonly isSubjectDropped: boolean;
  readonly areNounsCapital: boolean;
}

const WORD_CLASSES = [
  'nouns',
  'that',
  'between',
  'articles',
  'prepositions',
  'joining',
  'and',
  'relative',
  'beside',
  'titles',
  'particles',
  'things',
  'roles',
  'ahead',
  'reported',
] as const;
export type WordClass = (typeof WORD_CLASSES)[number];

const TABLES: Readonly<Record<SpeechLanguage, SpeechWords>> = {
  en: EN,
  de: DE,
  fr: FR,
  es: ES,
  ru: RU,
  uk: UK,
  tr: TR,
};

/** What `~` and `^` stand for in the tables, and `~ся`. */
const ENDINGS: Readonly<Partial<Record<SpeechLanguage, Readonly<Record<string, readonly string[]>>>>> = {
  en: { '~': ['', 's', 'es', 'ed', 'ing'], '^': ['e', 'es', 'ed', 'ing'] },
  de: { '~': ['t', 'te', 'ten', 'en'] },
  fr: { '~': ['e', 'ent', 'é', 'ée', 'és', 'ées', 'ait', 'aient', 'a', 'èrent', 'ant'] },
  es: {
    '~': ['a', 'an', 'ó', 'aron', 'aba', 'aban', 'ado', 'ada', 'ando'],
    '^': ['ió', 'ieron', 'ía', 'ían', 'ido', 'ida'],
  },
  ru: { '~': ['л', 'ла', 'ло', 'ли'], '~ся': ['лся', 'лась', 'лось', 'лись'] },
  uk: { '~': ['в', 'ла', 'ло', 'ли'], '~ся': ['вся', 'лася', 'лося', 'лися'] },
};

/** A word as the tables and a text are compared: small letters, one apostrophe, ё as е. */
export function foldSpeechWord(word: string, language: SpeechLanguage): string {
  const small = language === 'tr' ? word.toLocaleLowerCase('tr') : word.toLowerCase();
  return /['ʼё]/.test(small) ? small.replace(/['ʼ]/g, '’').replaceAll('ё', 'е') : small;
}

const LEXICONS = new Map<SpeechLanguage, SpeechLexicon>();

/** The words of a language; they are made ready when they are first asked for. */
export function speechLexicon(language: SpeechLanguage): SpeechLexicon {
  const there = LEXICONS.get(language) ?? build(language, TABLES[language]);
  LEXICONS.set(language, there);
  return there;
}

function build(language: SpeechLanguage, table: SpeechWords): SpeechLexicon {
  const split = (text: string): string[] =>
    wordsIn(text).map((word) => elided(foldSpeechWord(word, language), language));
  const verbs = new Map<string, Cue>();
  const verbPhrases = new Map<string, Phrase<Cue>[]>();
  const add = (written: string, cue: Cue): void => {
    for (const form of formsOf(written, language)) {
      const words = form.split('_');
      if (words.length > 1) addPhrase(verbPhrases, words, cue);
      else if (!verbs.has(form)) verbs.set(form, cue);
    }
  };
  for (const [kind, words] of linesOf(table.verbs))
    for (const word of split(words)) add(word, { kind: kind as CueKind, class: 'saying' });
  for (const word of split(table.naming)) add(word, { kind: 'assertion', class: 'naming' });
  for (const word of split(table.weak)) add(word, { kind: 'assertion', class: 'weak' });
  const pairs = <T extends string>(text: string): (readonly [T, string[]])[] =>
    linesOf(text).map(([key, words]) => [key as T, split(words)] as const);
  return {
    language,
    verbs,
    verbPhrases,
    parted: partedOf(table.parted, split),
    before: phrasesOf(split(table.before)),
    after: phrasesOf(split(table.after)),
    own: grouped(pairs<Gender>(table.own)),
    named: phrasesOf(split(table.named)),
    pronouns: new Map(pairs<Gender>(table.pronouns).flatMap(([gender, words]) => words.map((word) => [word, gender]))),
    words: wordSets((name) => split(table[name])),
    isVerbLast: table.isVerbLast === true,
    isVerbSecond: table.isVerbSecond === true,
    isSubjectDropped: table.isSubjectDropped === true,
    areNounsCapital: table.areNounsCapital === true,
  };
}

/** French parts an elided word from the next one, as texts are read. */
const elided = (word: string, language: SpeechLanguage): string =>
  language === 'fr' ? word.replace(/(?<=^|_)(d|l|qu|s|n|c|j)’(?=\p{L})/gu, '$1’_') : word;

const wordSets = (read: (name: WordClass) => readonly string[]): Record<WordClass, ReadonlySet<string>> =>
  Object.fromEntries(WORD_CLASSES.map((name) => [name, new Set(read(name))] as const)) as unknown as Record<
    WordClass,
    ReadonlySet<string>
  >;

const wordsIn = (text: string): string[] => text.split(/\s+/u).filter(Boolean);

function linesOf(text: string): [key: string, words: string][] {
  return text
    .split('\n')
    .filter((line) => line.includes(' = '))
    .map((line) => {
      const [key = '', words = ''] = line.split(' = ');
      return [key, words];
    });
}

function formsOf(written: string, language: SpeechLanguage): string[] {
  const [, stem, mark, rest = ''] = /^(.+?)(~ся|~|\^)(_.*)?$/u.exec(written) ?? [];
  const endings = mark === undefined ? undefined : ENDINGS[language]?.[mark];
  return stem === undefined || endings === undefined ? [written] : endings.map((ending) => stem + ending + rest);
}

function addPhrase<T>(table: Map<string, Phrase<T>[]>, words: readonly string[], is: T): void {
  const [first = ''] = words;
  const there = table.get(first) ?? [];
  table.set(
    first,
    [...there, { words, is }].sort((a, b) => b.words.length - a.words.length),
  );
}

function phrasesOf(all: readonly string[]): ReadonlyMap<string, readonly Phrase<true>[]> {
  const table = new Map<string, Phrase<true>[]>();
  for (const written of all) addPhrase(table, written.split('_'), true);
  return table;
}

function grouped<T>(pairs: readonly (readonly [T, readonly string[]])[]): ReadonlyMap<string, readonly Phrase<T>[]> {
  const table = new Map<string, Phrase<T>[]>();
  for (const [is, words] of pairs) for (const written of words) addPhrase(table, written.split('_'), is);
  return table;
}

function partedOf(text: string, split: (text: string) => string[]): ReadonlyMap<string, readonly PartedVerb[]> {
  const table = new Map<string, PartedVerb[]>();
  for (const [kind, line] of linesOf(text)) {
    const words = split(line).filter((word) => word !== '…');
    for (let at = 0; at + 1 < words.length; at += 2) {
      const [first = '', second = ''] = words.slice(at, at + 2);
      const cue: Cue = { kind: kind as CueKind, class: 'saying' };
      table.set(first, [...(table.get(first) ?? []), { second, cue }]);
    }
  }
  return table;
}
