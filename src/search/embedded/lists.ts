import type { RankingPart, Term } from '../index/ranking.js';
import type { Corpus } from './corpus.js';
import { type DocSet, unionOf } from './doc-set.js';
import { FULL, type Posting } from './posting.js';
import type { Part } from './scoreboard.js';

/** A part of a request with where its terms are in a corpus. */
export const partIn = ({ anyOf, ...part }: RankingPart, corpus: Corpus<unknown>): Part => ({
  ...part,
  lists: listsOf(anyOf, corpus),
});

/** Where terms are, each with what it weighs there. */
export const listsOf = (terms: readonly Term[], corpus: Corpus<unknown>): Posting[] =>
  terms.flatMap((term) => listOf(term, corpus) ?? []);

/** The documents that hold any of some terms. */
export const docsWith = (terms: readonly Term[], corpus: Corpus<unknown>): DocSet =>
  unionOf(listsOf(terms, corpus).map(({ docs }) => docs));

function listOf(term: Term, corpus: Corpus<unknown>): Posting | undefined {
  if ('stem' in term) {
    const posting = corpus.postings.get(term.stem);
    return posting === undefined || term.minWeight === undefined ? posting : inFieldsOf(term.minWeight, posting);
  }
  const docs = 'kind' in term ? corpus.kinds.get(term.kind) : corpus[term.field].get(term.subject);
  return docs === undefined ? undefined : { docs };
}

/** The part of a posting where its word is in a field of at least some weight. */
function inFieldsOf(minWeight: number, { docs, weights }: Posting): Posting {
  if (weights === undefined) return { docs };
  const isWeighty = (at: number): boolean => (weights[at] ?? 0) >= minWeight * FULL;
  return { docs: docs.filter((_, at) => isWeighty(at)), weights: weights.filter((_, at) => isWeighty(at)) };
}
