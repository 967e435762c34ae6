import type { Corpus } from '../../search/embedded/corpus.js';
import { CorpusDictionary } from '../../search/embedded/corpus-dictionary.js';
import type { Dictionary, SubjectField } from '../../search/index/dictionary.js';
import type { Subject } from '../../search/names/subject.js';
import type { Vocabulary } from '../../search/names/vocabulary.js';
import { RANK } from '../../search/weights.js';
import { FuzzyIndex } from '../../search/words/fuzzy-index.js';
import { SUBJECT_FIELDS, subjectKey } from './fields.js';

/** A dictionary as plain data, to be kept beside the documents that it counts. */
export interface PackedDictionary {
  readonly size: number;
  readonly stems: readonly string[];
  /** In how many documents each stem is, and in how many in a weighty field. */
  readonly counts: readonly number[];
  readonly weighty: readonly number[];
  readonly kinds: Readonly<Record<string, number>>;
  /** By field, in how many documents each subject is, by its key. */
  readonly subjects: Readonly<Record<SubjectField, Readonly<Record<string, number>>>>;
  /** Words of people's names that are everyday words as well, with whose they are. */
  readonly everyday: readonly string[];
}

/**
 * The dictionary of a corpus as plain data.
 * @param corpus the documents, in memory
 * @param vocabulary the names whose words are looked at
 */
export function packDictionary(corpus: Corpus<unknown>, vocabulary: Vocabulary): PackedDictionary {
  const dictionary = new CorpusDictionary(corpus);
  const stems = [...corpus.postings.keys()];
  const subjects = Object.fromEntries(
    SUBJECT_FIELDS.map((field) => [
      field,
      Object.fromEntries([...corpus[field]].map(([subject, docs]) => [subjectKey(subject), docs.length])),
    ]),
  ) as unknown as PackedDictionary['subjects'];
  const everyday = new Set<string>();
  for (const { stem, bearers } of namedWords(vocabulary))
    if (dictionary.isEverydayWord(stem, bearers)) everyday.add(everydayKey(stem, bearers));
  return {
    size: corpus.items.length,
    stems,
    counts: stems.map((stem) => dictionary.count(stem)),
    weighty: stems.map((stem) => dictionary.count(stem, RANK.minFieldOfRelated)),
    kinds: Object.fromEntries([...corpus.kinds].map(([kind, docs]) => [kind, docs.length])),
    subjects,
    everyday: [...everyday],
  };
}

/** The words of names by which somebody may be meant, with whose they are. */
export function* namedWords(
  vocabulary: Vocabulary,
): Generator<{ readonly stem: string; readonly bearers: readonly Subject[] }> {
  for (const word of new Set([...vocabulary.exact.keys(), ...vocabulary.personWords.keys()])) {
    const named = [...(vocabulary.exact.get(word) ?? []), ...(vocabulary.personWords.get(word) ?? [])];
    yield { stem: vocabulary.stem(word), bearers: named.filter(({ kind }) => kind === 'person') };
  }
}

/** The dictionary of documents that are somewhere else. */
export class UnpackedDictionary implements Dictionary {
  readonly size: number;
  readonly stems: FuzzyIndex;
  readonly hasSpeakers: boolean;
  readonly #places: ReadonlyMap<string, number>;
  readonly #packed: PackedDictionary;
  readonly #subjects: ReadonlyMap<SubjectField, ReadonlyMap<string, number>>;
  readonly #everyday: ReadonlySet<string>;

  constructor(packed: PackedDictionary) {
    this.#packed = packed;
    this.size = packed.size;
    this.stems = new FuzzyIndex(packed.stems);
    this.#places = new Map(packed.stems.map((stem, place) => [stem, place]));
    this.#subjects = new Map(SUBJECT_FIELDS.map((field) => [field, new Map(Object.entries(packed.subjects[field]))]));
    this.hasSpeakers = (this.#subjects.get('by')?.size ?? 0) > 0;
    this.#everyday = new Set(packed.everyday);
  }

  has(stem: string): boolean {
    return this.#places.has(stem);
  }

  count(stem: string, minWeight = 0): number {
    const place = this.#places.get(stem);
    if (place === undefined) return 0;
    return (minWeight === 0 ? this.#packed.counts : this.#packed.weighty)[place] ?? 0;
  }

  countOfKind(kind: string): number {
    return this.#packed.kinds[kind] ?? 0;
  }

  countOf(field: SubjectField, subject: Subject): number {
    return this.#subjects.get(field)?.get(subjectKey(subject)) ?? 0;
  }

  isEverydayWord(stem: string, bearers: readonly Subject[]): boolean {
    return this.#everyday.has(everydayKey(stem, bearers));
  }
}

/** What a word of people's names is known by. */
export const everydayKey = (stem: string, bearers: readonly Subject[]): string =>
  [stem, ...new Set(bearers.map(({ id }) => id).sort())].join(' ');
