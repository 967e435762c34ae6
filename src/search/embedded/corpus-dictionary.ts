import type { Dictionary, SubjectField } from '../index/dictionary.js';
import type { Subject } from '../names/subject.js';
import type { FuzzyIndex } from '../words/fuzzy-index.js';
import type { Corpus } from './corpus.js';
import { intersectionOf, unionOf } from './doc-set.js';
import { FULL } from './posting.js';

/** The dictionary of a corpus that is in memory. */
export class CorpusDictionary implements Dictionary {
  readonly #corpus: Corpus<unknown>;
  readonly size: number;
  readonly stems: FuzzyIndex;
  readonly hasSpeakers: boolean;

  constructor(corpus: Corpus<unknown>) {
    this.#corpus = corpus;
    this.size = corpus.items.length;
    this.stems = corpus.stems;
    this.hasSpeakers = corpus.by.size > 0;
  }

  has(stem: string): boolean {
    return this.#corpus.postings.has(stem);
  }

  count(stem: string, minWeight = 0): number {
    const posting = this.#corpus.postings.get(stem);
    if (posting === undefined) return 0;
    const { docs, weights } = posting;
    if (minWeight === 0 || weights === undefined) return docs.length;
    return weights.reduce((count, weight) => count + (weight >= minWeight * FULL ? 1 : 0), 0);
  }

  countOfKind(kind: string): number {
    return this.#corpus.kinds.get(kind)?.length ?? 0;
  }

  countOf(field: SubjectField, subject: Subject): number {
    return this.#corpus[field].get(subject)?.length ?? 0;
  }

  isEverydayWord(stem: string, bearers: readonly Subject[]): boolean {
    const holding = this.#corpus.postings.get(stem);
    if (holding === undefined) return false;
    const lists = bearers.flatMap((subject) => this.#corpus.by.get(subject) ?? []);
    // Where it is by others most of the time, whatever is by the bearers, nothing need be compared.
    if (holding.docs.length > 2 * lists.reduce((sum, { length }) => sum + length, 0)) return true;
    const own = unionOf(lists);
    return holding.docs.length - intersectionOf(holding.docs, own).length > own.length;
  }
}
