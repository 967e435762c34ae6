import { isVoice, type Subject } from '../names/subject.js';
import type { Vocabulary } from '../names/vocabulary.js';
import { joinThousands, words } from '../words/fold.js';
import { FuzzyIndex } from '../words/fuzzy-index.js';
import { isNoise } from '../words/stem.js';
import type { DocSet } from './doc-set.js';
import { docsByKind } from './kind-docs.js';
import { type Posting, PostingBuilder } from './posting.js';
import { Scoreboard } from './scoreboard.js';

/** One searchable entry: its text by weight, who it is by, and what it is about. */
export interface Document<T> {
  readonly item: T;
  readonly texts: readonly (readonly [text: string | undefined, weight: number])[];
  readonly by: readonly Subject[];
  /** The bodies and places that it speaks for. */
  readonly voiceOf: readonly Subject[];
  readonly about: readonly Subject[];
  /** Whose words it denies, contradicts or answers. */
  readonly against?: readonly Subject[];
  /** The groups whose people alone it counts. */
  readonly countsOnly?: readonly Subject[];
  /** More text: the people and bodies whom it names are what the entry is about as well. */
  readonly naming?: string;
}

/** An inverted index over entries of one kind. Documents are named by their place in `items`. */
export interface Corpus<T> {
  readonly items: readonly T[];
  /** By stem. */
  readonly postings: ReadonlyMap<string, Posting>;
  readonly stems: FuzzyIndex;
  /** Documents by their claimant, and by what they are about, each list in ascending order. */
  readonly by: ReadonlyMap<Subject, DocSet>;
  readonly about: ReadonlyMap<Subject, DocSet>;
  /** Documents by the bodies and places that they speak for. */
  readonly voiceOf: ReadonlyMap<Subject, DocSet>;
  /** Documents by those whose words they deny, contradict or answer. */
  readonly against: ReadonlyMap<Subject, DocSet>;
  /** Documents by the groups whose people alone they count. */
  readonly countsOnly: ReadonlyMap<Subject, DocSet>;
  /** Statements by their kind, such as `denial`. */
  readonly kinds: ReadonlyMap<string, DocSet>;
  /** What a query is added up on. */
  readonly board: Scoreboard;
}

/**
 * Builds the index.
 * @param documents what to index
 * @param vocabulary names to recognise inside the texts
 */
export function buildCorpus<T>(documents: Iterable<Document<T>>, vocabulary: Vocabulary): Corpus<T> {
  const items: T[] = [];
  const postings = new Map<string, PostingBuilder>();
  const by = new Map<Subject, number[]>();
  const about = new Map<Subject, number[]>();
  const voiceOf = new Map<Subject, number[]>();
  const against = new Map<Subject, number[]>();
  const countsOnly = new Map<Subject, number[]>();
  const foldedTexts = new Map<string, readonly Word[]>();
  const known = new Map<string, Word>();
  const wordsOf = (text: string): readonly Word[] => {
    const there = foldedTexts.get(text);
    if (there !== undefined) return there;
    const found: Word[] = [];
    for (const word of words(joinThousands(text))) {
      let one = known.get(word);
      if (one === undefined) {
        one = readWord(word, vocabulary);
        known.set(word, one);
      }
      if (!one.noise) found.push(one);
    }
    // Names, topics and kinds come back again and again; sentences hardly ever do.
    if (text.length < MAX_REMEMBERED_LENGTH) foldedTexts.set(text, found);
    return found;
  };
  for (const document of documents) {
    const index = items.push(document.item) - 1;
    putAll(by, document.by, index);
    putAll(voiceOf, document.voiceOf, index);
    putAll(against, document.against ?? [], index);
    putAll(countsOnly, document.countsOnly ?? [], index);
    putAll(about, document.about, index);
    for (const [text, weight] of document.texts) {
      if (text === undefined || text === '') continue;
      const all = wordsOf(text);
      for (const { key } of all) {
        let posting = postings.get(key);
        if (posting === undefined) {
          posting = new PostingBuilder();
          postings.set(key, posting);
        }
        posting.add(index, weight);
      }
      if (weight >= 1) putAll(about, named(all, vocabulary), index);
    }
    if (document.naming !== undefined)
      putAll(about, named(wordsOf(document.naming), vocabulary, 'certain').filter(isVoice), index);
  }
  return {
    items,
    postings: new Map([...postings].map(([key, posting]) => [key, posting.finish()])),
    stems: new FuzzyIndex(postings.keys()),
    by: compacted(by),
    about: compacted(about),
    voiceOf: compacted(voiceOf),
    against: compacted(against),
    countsOnly: compacted(countsOnly),
    kinds: docsByKind(items),
    board: new Scoreboard(items.length),
  };
}

/** What is known of a word, worked out once. */
interface Word {
  readonly word: string;
  /** Its stem. */
  readonly key: string;
  /** Whether it weighs nothing. */
  readonly noise: boolean;
  /** What it names by itself: things of that name, and people of that surname. */
  readonly subjects: readonly Subject[];
  /** The same without people who share their surname. */
  readonly certain: readonly Subject[];
  /** Whether a longer name begins with it. */
  readonly begins: boolean;
}

function readWord(word: string, vocabulary: Vocabulary): Word {
  const things = [...namedExactly(word, vocabulary), ...(vocabulary.demonyms.get(word) ?? [])];
  const people = vocabulary.surnames.get(word) ?? [];
  return {
    word,
    key: vocabulary.stem(word),
    noise: isNoise(word),
    subjects: [...things, ...people],
    certain: people.length > 1 ? things : [...things, ...people],
    begins: vocabulary.beginnings.has(word),
  };
}

const namedExactly = (key: string, { exact }: Vocabulary): Subject[] =>
  (exact.get(key) ?? []).filter(({ kind }) => kind !== 'metric' && kind !== 'group');

/** Texts shorter than this are folded once and remembered while the index is built. */
const MAX_REMEMBERED_LENGTH = 80;

/** The longest run of words that is looked up as one name. */
export const MAX_NAME_LENGTH = 6;

/** The groups that a text names whole, for a figure that links none. */
export function groupsNamed(text = '', { exact }: Vocabulary): string[] {
  const all = words(text).filter((word) => !isNoise(word));
  return all.flatMap((_, start) =>
    all
      .slice(start, start + MAX_NAME_LENGTH)
      .flatMap((_word, length) => exact.get(all.slice(start, start + length + 1).join('')) ?? [])
      .flatMap(({ kind, id }) => (kind === 'group' ? [id] : [])),
  );
}

/** The people whom a text names for certain: by a whole name, or by a surname that one of them bears. */
export function peopleNamed(text: string, vocabulary: Vocabulary): string[] {
  const all = words(text)
    .map((word) => readWord(word, vocabulary))
    .filter(({ noise }) => !noise);
  const people = named(all, vocabulary, 'certain').filter(({ kind }) => kind === 'person');
  return [...new Set(people.map(({ id }) => id))];
}

/** The subjects that a text names by a whole name (for a person, the last word of it is enough). */
function named(all: readonly Word[], vocabulary: Vocabulary, which: 'subjects' | 'certain' = 'subjects'): Subject[] {
  const found: Subject[] = [];
  for (let start = 0; start < all.length; start += 1) {
    const word = all[start];
    if (word === undefined) continue;
    found.push(...word[which]);
    let key = word.word;
    let goesOn = word.begins;
    for (let end = start + 1; goesOn && end < Math.min(start + MAX_NAME_LENGTH, all.length); end += 1) {
      key += all[end]?.word ?? '';
      found.push(...namedExactly(key, vocabulary));
      goesOn = vocabulary.beginnings.has(key);
    }
  }
  return found;
}

/** Documents come in ascending order, one after the other. */
function putAll(to: Map<Subject, number[]>, subjects: readonly Subject[], index: number): void {
  for (const subject of subjects) {
    const list = to.get(subject);
    if (list === undefined) to.set(subject, [index]);
    else if (list.at(-1) !== index) list.push(index);
  }
}

const compacted = (lists: ReadonlyMap<Subject, number[]>): Map<Subject, DocSet> =>
  new Map([...lists].map(([subject, list]) => [subject, Uint32Array.from(list)]));
