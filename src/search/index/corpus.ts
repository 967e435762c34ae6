import type { Subject } from '../names/subject.js';
import type { Vocabulary } from '../names/vocabulary.js';
import { words } from '../words/fold.js';
import { FuzzyIndex } from '../words/fuzzy-index.js';
import { isNoise } from '../words/stem.js';
import type { DocSet } from './doc-set.js';
import { type Posting, PostingBuilder } from './posting.js';
import { Scoreboard } from './scoreboard.js';

/** One searchable entry: its text by weight, who it is by, and what it is about. */
export interface Document<T> {
  readonly item: T;
  readonly texts: readonly (readonly [text: string | undefined, weight: number])[];
  readonly by: readonly Subject[];
  readonly about: readonly Subject[];
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
  const foldedTexts = new Map<string, readonly Word[]>();
  const known = new Map<string, Word>();
  const wordsOf = (text: string): readonly Word[] => {
    const there = foldedTexts.get(text);
    if (there !== undefined) return there;
    const found: Word[] = [];
    for (const word of words(text)) {
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
    for (const subject of document.by) put(by, subject, index);
    for (const subject of document.about) put(about, subject, index);
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
      if (weight >= 1) for (const subject of named(all, vocabulary)) put(about, subject, index);
    }
  }
  return {
    items,
    postings: new Map([...postings].map(([key, posting]) => [key, posting.finish()])),
    stems: new FuzzyIndex(postings.keys()),
    by: compacted(by),
    about: compacted(about),
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
  /** Whether a longer name begins with it. */
  readonly begins: boolean;
}

const readWord = (word: string, vocabulary: Vocabulary): Word => ({
  word,
  key: vocabulary.stem(word),
  noise: isNoise(word),
  subjects: [...namedExactly(word, vocabulary), ...(vocabulary.surnames.get(word) ?? [])],
  begins: vocabulary.beginnings.has(word),
});

const namedExactly = (key: string, { exact }: Vocabulary): Subject[] =>
  (exact.get(key) ?? []).filter(({ kind }) => kind !== 'metric');

/** Texts shorter than this are folded once and remembered while the index is built. */
const MAX_REMEMBERED_LENGTH = 80;

/** The longest run of words that is looked up as one name. */
export const MAX_NAME_LENGTH = 6;

/** The subjects that a text names by a whole name (for a person, the last word of it is enough). */
function named(all: readonly Word[], vocabulary: Vocabulary): Subject[] {
  const found: Subject[] = [];
  for (let start = 0; start < all.length; start += 1) {
    const word = all[start];
    if (word === undefined) continue;
    found.push(...word.subjects);
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
function put(to: Map<Subject, number[]>, subject: Subject, index: number): void {
  const list = to.get(subject);
  if (list === undefined) to.set(subject, [index]);
  else if (list.at(-1) !== index) list.push(index);
}

const compacted = (lists: ReadonlyMap<Subject, number[]>): Map<Subject, DocSet> =>
  new Map([...lists].map(([subject, list]) => [subject, Uint32Array.from(list)]));
