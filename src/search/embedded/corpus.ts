import type { Document } from '../index/document.js';
import { TextReader } from '../index/text-reader.js';
import { isVoice, type Subject } from '../names/subject.js';
import type { Vocabulary } from '../names/vocabulary.js';
import { FuzzyIndex } from '../words/fuzzy-index.js';
import type { DocSet } from './doc-set.js';
import { docsByKind } from './kind-docs.js';
import { type Posting, PostingBuilder } from './posting.js';
import { Scoreboard } from './scoreboard.js';

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
  const reader = new TextReader(vocabulary);
  for (const document of documents) {
    const index = items.push(document.item) - 1;
    putAll(by, document.by, index);
    putAll(voiceOf, document.voiceOf, index);
    putAll(against, document.against ?? [], index);
    putAll(countsOnly, document.countsOnly ?? [], index);
    putAll(about, document.about, index);
    for (const [text, weight] of document.texts) {
      if (text === undefined || text === '') continue;
      const all = reader.words(text);
      for (const { key } of all) {
        let posting = postings.get(key);
        if (posting === undefined) {
          posting = new PostingBuilder();
          postings.set(key, posting);
        }
        posting.add(index, weight);
      }
      if (weight >= 1) putAll(about, reader.named(all), index);
    }
    if (document.naming !== undefined)
      putAll(about, reader.named(reader.words(document.naming), 'certain').filter(isVoice), index);
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
