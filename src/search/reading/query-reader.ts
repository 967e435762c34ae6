import { type Relatives, relativesOf } from '../../language/lexicon/lexicon.js';
import { currentId } from '../../record/former-ids.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Dictionary } from '../index/dictionary.js';
import { isKindWord } from '../kinds.js';
import { writtenAsTyped } from '../names/bearers.js';
import type { KnownNames } from '../names/known-names.js';
import { isVoice, type Subject, type SubjectKind } from '../names/subject.js';
import { beginningsOf } from '../names/vocabulary.js';
import { words } from '../words/fold.js';
import { type QueryWords, queryWords, type WordsOnFile } from '../words/query-words.js';
import { remembered } from '../words/remembered.js';
import type { ReadingContext } from './draft.js';
import { beginsName } from './exact-names.js';
import { mayName } from './may-name.js';
import { readQuery } from './read-query.js';
import type { QueryScript, Reading } from './reading.js';

/** Reads queries against one record. */
export interface QueryReader {
  /** The words of a query that are looked up, with those that say what is asked of them, up to a number of letters and spaces. */
  condensed(query: string, maxLength?: number): readonly string[];
  /** The words of a query that are looked up, up to a number of letters and spaces. */
  wordsOf(query: string, maxLength?: number): readonly string[];
  /** Whether a folded word is in a name or a text on file. */
  isKnown(word: string): boolean;
  /** The relatives of a word of the language. */
  relativesOf(word: string): Relatives | undefined;
  /** What a query names: an exact label or id first, else read word by word. */
  read(query: string, dictionary: Dictionary, kinds: ReadonlySet<SubjectKind>): Reading;
  /** What running text names: as `read`, but what a text writes in small letters is a word of the language and no slip of a name. */
  readText(text: string, dictionary: Dictionary, kinds: ReadonlySet<SubjectKind>): Reading;
  /** Whether `readText` may find a metric in a text. */
  mayNameMetric(text: string, dictionary: Dictionary): boolean;
}

const METRICS: ReadonlySet<SubjectKind> = new Set(['metric']);

/** Scripts that leave vowels out, or whose syllables spell foreign ones in their own way. */
const VOWELLESS =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Hangul}\p{Script=Thai}]/u;
const NOT_SMALL = /(?<![\p{L}\p{M}'’])(?!\p{Ll})\p{L}[\p{L}\p{M}'’.]*/gu;
const CYRILLIC = /\p{Script=Cyrillic}/u;

const scriptOf = (query: string): QueryScript =>
  VOWELLESS.test(query) ? 'other' : CYRILLIC.test(query) ? 'cyrillic' : 'latin';

export function createQueryReader(
  record: VerbatimRecord,
  { vocabulary, labels, people, places }: KnownNames,
  dictionaries: readonly Dictionary[],
): QueryReader {
  const relatives = remembered((word) => ({ found: relativesOf(word) }));
  const mayBeginName = beginsName(vocabulary, vocabulary);
  const mayBeginMetric = beginsName(beginningsOf('metric', vocabulary), vocabulary);
  const isKnown = (word: string): boolean =>
    vocabulary.exact.has(word) ||
    vocabulary.personWords.has(word) ||
    dictionaries.some((dictionary) => dictionary.has(vocabulary.stem(word)));
  const onFile: WordsOnFile = {
    isKnown,
    isName: (word) => vocabulary.exact.has(word) || vocabulary.personWords.has(word),
    isOfVoice: (word) => vocabulary.personWords.has(word) || vocabulary.exact.get(word)?.some(isVoice) === true,
  };
  const split = (query: string, maxLength?: number): QueryWords => queryWords(query, onFile, maxLength);
  // One question is read for its days, for who has no statement, and for its answer, each time against the same texts.
  let last: { readonly of: readonly unknown[]; readonly reading: Reading } | undefined;
  return {
    condensed: (query, maxLength) => split(query, maxLength).withCues,
    wordsOf: (query, maxLength) => split(query, maxLength).words,
    isKnown,
    relativesOf: (word) => relatives(word).found,
    read(query, dictionary, kinds) {
      const of = [query, dictionary, kinds];
      if (last === undefined || of.some((one, index) => one !== last?.of[index]))
        last = { of, reading: readAnew(query, dictionary, kinds, () => true) };
      return last.reading;
    },
    readText(text, dictionary, kinds) {
      const names = writtenAsNames(text);
      return readAnew(text, dictionary, kinds, (word) => names.has(word));
    },
    mayNameMetric: (text, dictionary) =>
      mayName(
        split(text),
        contextOf(text, dictionary, METRICS, () => false),
        mayBeginMetric,
      ),
  };

  function contextOf(
    query: string,
    dictionary: Dictionary,
    kinds: ReadonlySet<SubjectKind>,
    mayBeName: (word: string) => boolean,
  ): ReadingContext {
    return {
      vocabulary,
      dictionary,
      kinds,
      people,
      places,
      script: scriptOf(query),
      isKindWord,
      relativesOf: (word) => relatives(word).found,
      mayBeName,
      beginsName: mayBeginName,
    };
  }

  function readAnew(
    query: string,
    dictionary: Dictionary,
    kinds: ReadonlySet<SubjectKind>,
    mayBeName: (word: string) => boolean,
  ): Reading {
    const typed = split(query);
    const read = readQuery(typed, contextOf(query, dictionary, kinds, mayBeName));
    const asTyped = writtenAsTyped(query);
    const reading = {
      ...read,
      groups: read.groups.map((group) => ({ ...group, subjects: asTyped(group.subjects) })),
    };
    const byId = vocabulary.byId.get(currentId(record, query.trim()));
    const whole = byId ?? labels.get(typed.words.join(' ')) ?? [];
    const subjects = whole.filter((subject) => kinds.has(subject.kind));
    if (subjects.length === 0 || (byId === undefined && isSharedName(reading, subjects))) return reading;
    return asWhole(reading, subjects);
  }
}

/** The folded words of a text that begin with a capital, or are in a script without small letters. */
const writtenAsNames = (text: string): ReadonlySet<string> =>
  new Set((text.match(NOT_SMALL) ?? []).flatMap((word) => words(word)));

/** Whether the whole query is a name that more subjects have than bear it as their label. */
const isSharedName = ({ words, groups }: Reading, labelled: readonly Subject[]): boolean =>
  groups.some(
    (group) => group.words.length === words.length && group.how === 'exact' && group.subjects.length > labelled.length,
  );

/** The reading of a query that as a whole is a label or an id. */
const asWhole = (reading: Reading, subjects: readonly Subject[]): Reading => ({
  ...reading,
  groups:
    reading.groups.length === 1 && reading.groups[0]?.slot !== undefined
      ? reading.groups
      : [{ words: reading.words, subjects, how: 'exact' }],
  content: [],
  asking: [],
  unknown: [],
  near: [],
  coverage: 1,
  isNarrow: false,
  needsAll: false,
  strangerName: false,
});
