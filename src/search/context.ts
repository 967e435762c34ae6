import type { Entry } from '../record/entries.js';
import type { VerbatimRecord } from '../record/record.js';
import type { Corpus } from './index/corpus.js';
import { writtenAsTyped } from './names/bearers.js';
import { labelOf } from './names/labels.js';
import type { Nearest } from './names/nearest.js';
import { buildPersonNames } from './names/person-names.js';
import { buildPlaceNames } from './names/place-names.js';
import type { Subject, SubjectKind, Vocabulary } from './names/vocabulary.js';
import { readQuery } from './reading/read-query.js';
import type { QueryScript, Reading } from './reading/reading.js';
import { words } from './words/fold.js';
import { type QueryWords, queryWords } from './words/query-words.js';
import { isNoise, meaningful, stem } from './words/stem.js';

/** Scripts that leave vowels out, or whose syllables spell foreign ones in their own way. */
const VOWELLESS =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Hangul}\p{Script=Thai}]/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;

const scriptOf = (query: string): QueryScript =>
  VOWELLESS.test(query) ? 'other' : CYRILLIC.test(query) ? 'cyrillic' : 'latin';

/** What every kind of search here works with. */
export interface Room {
  readonly record: VerbatimRecord;
  readonly vocabulary: Vocabulary;
  readonly nearest: Nearest;
  readonly importance: ReadonlyMap<Subject, number>;
  /** The entry a query names by its id, drafts excepted. */
  entry(query: string): Entry | undefined;
  /** The words of a query that are looked at. */
  take(query: string): readonly string[];
  /** What a query names: an exact label or id first, else read word by word. */
  read(query: string, corpus: Corpus<unknown>, kinds: ReadonlySet<SubjectKind>): Reading;
}

/**
 * Whether a folded word stands in a name or a text on file.
 * @param vocabulary the names
 * @param corpora the texts
 */
export function isKnown(vocabulary: Vocabulary, corpora: readonly Corpus<unknown>[]): (word: string) => boolean {
  return (word) =>
    vocabulary.exact.has(word) ||
    vocabulary.personWords.has(word) ||
    corpora.some((corpus) => corpus.postings.has(stem(word)));
}

/**
 * Finds the entry whose id a query is, with other marks between its words or among words that only ask.
 * @param record the record
 */
function entriesByName(record: VerbatimRecord): (query: string) => Entry | undefined {
  // Most ids hold no words that are overlooked in a query, and need no table of their own.
  const shortened = new Map<string, Entry>();
  for (const entry of record.byId.values()) {
    const parts = entry.id.split('-');
    if (parts.some(isNoise)) shortened.set(meaningful(parts).join('-'), entry);
  }
  return (query) => {
    const typed = words(query.slice(0, LONGEST_ID));
    const meaning = meaningful(typed).join('-');
    return (
      record.byId.get(query.trim()) ??
      record.byId.get(typed.join('-')) ??
      record.byId.get(meaning) ??
      shortened.get(meaning)
    );
  };
}

/** No question about one id is longer. */
const LONGEST_ID = 400;

/**
 * Builds the readers of a room: entry ids, labels and words.
 * @param record the record
 * @param vocabulary its names
 * @param corpora its texts
 */
export function readers(
  record: VerbatimRecord,
  vocabulary: Vocabulary,
  corpora: readonly Corpus<unknown>[],
): Pick<Room, 'entry' | 'take' | 'read'> {
  const known = isKnown(vocabulary, corpora);
  const look = (query: string): QueryWords => queryWords(query, known);
  const take = (query: string): readonly string[] => look(query).words;
  const named = entriesByName(record);
  const keyOf = (text: string): string => meaningful(words(text)).join(' ');
  const labels = new Map<string, Subject[]>();
  const label = (key: string, subject: Subject): void => {
    const there = labels.get(key);
    if (there === undefined) labels.set(key, [subject]);
    else if (!there.includes(subject)) there.push(subject);
  };
  for (const subject of vocabulary.subjects) {
    for (const name of [undefined, ...subject.names]) {
      // Countries' names in other languages have too many labels to keep, and are found as names.
      if (name?.foreign || (name !== undefined && labelOf(subject, name) === subject.name)) continue;
      const key = keyOf(labelOf(subject, name));
      if (key !== '') label(key, subject);
    }
    const id = keyOf(subject.id);
    if (id.includes(' ')) label(id, subject);
  }
  const near = { people: buildPersonNames(vocabulary), places: buildPlaceNames(vocabulary) };
  return {
    take,
    entry(query) {
      const found = named(query);
      return found === undefined || found.status === 'draft' ? undefined : found;
    },
    read(query, corpus, kinds) {
      const typed = look(query);
      const { words: taken } = typed;
      const own = vocabulary.byId.get(query.trim());
      const whole = own ?? [...(labels.get(taken.join(' ')) ?? [])];
      const subjects = whole.filter((subject) => kinds.has(subject.kind));
      const asked = readQuery(typed, vocabulary, corpus, kinds, near, scriptOf(query));
      const plain = {
        ...asked,
        groups: asked.groups.map((group) => ({ ...group, subjects: writtenAsTyped(query, group.subjects) })),
      };
      if (subjects.length === 0) return plain;
      if (
        own === undefined &&
        plain.groups.some(
          (group) =>
            group.words.length === taken.length && group.how === 'exact' && group.subjects.length > subjects.length,
        )
      )
        return plain;
      return {
        ...plain,
        groups: [{ words: taken, subjects, how: 'exact' }],
        content: [],
        unknown: [],
        near: [],
        coverage: 1,
        strangerName: false,
      };
    },
  };
}
