import { words } from './fold.js';
import { FuzzyIndex } from './fuzzy-index.js';
import { type Posting, PostingBuilder } from './posting.js';
import { isNoise, stem } from './stem.js';
import type { Subject, Vocabulary } from './vocabulary.js';

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
  /** Documents by whoever said them, and by what they are about, each list in ascending order. */
  readonly by: ReadonlyMap<Subject, Uint32Array>;
  readonly about: ReadonlyMap<Subject, Uint32Array>;
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
  const foldedTexts = new Map<string, string[]>();
  /** The stem of each word, empty for words that weigh nothing. */
  const keys = new Map<string, string>();
  for (const document of documents) {
    const index = items.push(document.item) - 1;
    for (const subject of document.by) put(by, subject, index);
    for (const subject of document.about) put(about, subject, index);
    for (const [text, weight] of document.texts) {
      if (text === undefined || text === '') continue;
      let all = foldedTexts.get(text);
      if (!all) {
        all = words(text);
        // Names, topics and kinds come back again and again; sentences hardly ever do.
        if (text.length < REPEATED) foldedTexts.set(text, all);
      }
      for (const word of all) {
        let key = keys.get(word);
        if (key === undefined) {
          key = isNoise(word) ? '' : stem(word);
          keys.set(word, key);
        }
        if (key === '') continue;
        let posting = postings.get(key);
        if (!posting) {
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
  };
}

/** Texts shorter than this are folded once and remembered while the index is built. */
const REPEATED = 80;

/** The longest run of words that is looked up as one name. */
export const LONGEST_NAME = 6;

/**
 * The subjects that a text names by a whole name (for a person, the last word of it is enough).
 * @param all folded words of the text
 * @param vocabulary the names
 */
export function named(all: readonly string[], vocabulary: Vocabulary): Set<Subject> {
  const meaning = all.filter((word) => !isNoise(word));
  const found = new Set<Subject>();
  for (let start = 0; start < meaning.length; start += 1) {
    let key = '';
    for (let end = start; end < Math.min(start + LONGEST_NAME, meaning.length); end += 1) {
      key += meaning[end] ?? '';
      const subjects = vocabulary.exact.get(key);
      for (const subject of subjects ?? []) if (subject.kind !== 'metric') found.add(subject);
      if (!vocabulary.beginnings.has(key)) break;
    }
    for (const person of vocabulary.surnames.get(meaning[start] ?? '') ?? []) found.add(person);
  }
  return found;
}

/** Documents come in ascending order, one after the other. */
function put(to: Map<Subject, number[]>, subject: Subject, index: number): void {
  const list = to.get(subject);
  if (list === undefined) to.set(subject, [index]);
  else if (list.at(-1) !== index) list.push(index);
}

const compacted = (lists: ReadonlyMap<Subject, number[]>): Map<Subject, Uint32Array> =>
  new Map([...lists].map(([subject, list]) => [subject, Uint32Array.from(list)]));
