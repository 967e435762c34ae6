import type { Entry } from '../../record/entries.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Subject } from '../names/subject.js';
import { buildVocabulary } from '../names/vocabulary.js';
import { FuzzyIndex } from '../words/fuzzy-index.js';
import type { Corpus } from './corpus.js';
import { CorpusDictionary } from './corpus-dictionary.js';
import type { DocSet } from './doc-set.js';
import { type EmbeddedIndex, weighSubjects } from './embedded-index.js';
import { docsByKind } from './kind-docs.js';
import { FULL, type Posting } from './posting.js';
import { Scoreboard } from './scoreboard.js';
import type { StatementColumns } from './statement-columns.js';

/** Lists of documents one after the other, and where each ends. */
interface SavedLists {
  readonly ends: Uint32Array;
  readonly docs: Uint32Array;
}

interface SavedCorpus {
  /** Ids of the entries, in the corpus's order. */
  readonly items: readonly string[];
  readonly stems: readonly string[];
  readonly postings: SavedLists;
  /** One weight for each document of the postings. */
  readonly weights: Uint8Array;
  /** Subjects by their number in the vocabulary. */
  readonly by: SavedLists & { readonly subjects: Uint32Array };
  readonly about: SavedLists & { readonly subjects: Uint32Array };
  readonly voiceOf: SavedLists & { readonly subjects: Uint32Array };
  readonly against: SavedLists & { readonly subjects: Uint32Array };
  readonly countsOnly: SavedLists & { readonly subjects: Uint32Array };
}

/** The corpora of an index as plain arrays, to be kept beside the record they were built from. Names are read anew: that is quick. */
export interface SavedIndex {
  readonly statements: SavedCorpus;
  readonly columns: StatementColumns;
  readonly figures: SavedCorpus;
  readonly events: SavedCorpus;
}

/**
 * An index as plain data.
 * @param index the index
 */
export function saveIndex({ vocabulary, statements, columns, figures, events }: EmbeddedIndex): SavedIndex {
  const numbers = new Map(vocabulary.subjects.map((subject, number) => [subject, number]));
  return {
    statements: saveCorpus(statements, numbers),
    columns,
    figures: saveCorpus(figures, numbers),
    events: saveCorpus(events, numbers),
  };
}

/**
 * The index that was saved.
 * @param saved the saved index
 * @param record the record it was built from
 * @throws {TypeError} when it is not of this record
 */
export function restoreIndex(saved: SavedIndex, record: VerbatimRecord): EmbeddedIndex {
  const vocabulary = buildVocabulary(record);
  const restore = <T extends Entry>(corpus: SavedCorpus, kind: T['entry']): Corpus<T> =>
    restoreCorpus(corpus, record, vocabulary.subjects, (entry): entry is T => entry?.entry === kind);
  const statements = restore<EmbeddedIndex['statements']['items'][number]>(saved.statements, 'statement');
  const figures = restore<EmbeddedIndex['figures']['items'][number]>(saved.figures, 'figure');
  const events = restore<EmbeddedIndex['events']['items'][number]>(saved.events, 'event');
  const importance = weighSubjects(
    vocabulary,
    [statements, figures].map((corpus) => new CorpusDictionary(corpus)),
  );
  return { vocabulary, importance, statements, columns: saved.columns, figures, events };
}

function saveCorpus(
  { items, postings, by, about, voiceOf, against, countsOnly }: Corpus<{ readonly id: string }>,
  numbers: ReadonlyMap<Subject, number>,
): SavedCorpus {
  const all = [...postings.values()];
  const lists = joined(all.map(({ docs }) => docs));
  const weights = new Uint8Array(lists.docs.length);
  let at = 0;
  for (const { weights: own, docs } of all) {
    if (own === undefined) weights.fill(FULL, at, at + docs.length);
    else weights.set(own, at);
    at += docs.length;
  }
  const bySubject = (sets: ReadonlyMap<Subject, DocSet>): SavedCorpus['by'] => ({
    subjects: Uint32Array.from(sets.keys(), (subject) => numbers.get(subject) ?? 0),
    ...joined([...sets.values()]),
  });
  return {
    items: items.map(({ id }) => id),
    stems: [...postings.keys()],
    postings: lists,
    weights,
    by: bySubject(by),
    about: bySubject(about),
    voiceOf: bySubject(voiceOf),
    against: bySubject(against),
    countsOnly: bySubject(countsOnly),
  };
}

function joined(lists: readonly DocSet[]): SavedLists {
  const ends = new Uint32Array(lists.length);
  let length = 0;
  lists.forEach((list, index) => {
    length += list.length;
    ends[index] = length;
  });
  const docs = new Uint32Array(length);
  lists.forEach((list, index) => {
    docs.set(list, (ends[index] ?? 0) - list.length);
  });
  return { ends, docs };
}

function restoreCorpus<T>(
  saved: SavedCorpus,
  record: VerbatimRecord,
  subjects: readonly Subject[],
  isOne: (entry: Entry | undefined) => entry is Entry & T,
): Corpus<T> {
  const items = saved.items.map((id): T => {
    const entry = record.byId.get(id);
    if (!isOne(entry)) throw new TypeError(`the saved index names ${id}, which this record does not have`);
    return entry;
  });
  const postings = new Map<string, Posting>();
  saved.stems.forEach((stem, index) => {
    const start = saved.postings.ends[index - 1] ?? 0;
    const end = saved.postings.ends[index];
    postings.set(stem, {
      docs: saved.postings.docs.subarray(start, end),
      weights: saved.weights.subarray(start, end),
    });
  });
  const sets = ({ subjects: numbers, ends, docs }: SavedCorpus['by']): Map<Subject, DocSet> => {
    const found = new Map<Subject, DocSet>();
    numbers.forEach((number, index) => {
      const subject = subjects[number];
      if (subject === undefined) throw new TypeError('the saved index names a subject that this record does not have');
      found.set(subject, docs.subarray(ends[index - 1] ?? 0, ends[index]));
    });
    return found;
  };
  return {
    items,
    postings,
    stems: new FuzzyIndex(postings.keys()),
    by: sets(saved.by),
    about: sets(saved.about),
    voiceOf: sets(saved.voiceOf),
    against: sets(saved.against),
    countsOnly: sets(saved.countsOnly),
    kinds: docsByKind(items),
    board: new Scoreboard(items.length),
  };
}
