import { FULL } from '../../search/embedded/posting.js';
import { exactShare } from '../../search/index/exact-share.js';
import type { Term } from '../../search/index/ranking.js';
import { STORED_WEIGHTS, stemField, subjectKey } from '../documents/fields.js';

/** A clause of OpenSearch's query language. */
export type Clause = Readonly<Record<string, unknown>>;

/** Passes documents that match any of some clauses. */
export const anyOf = (clauses: readonly Clause[]): Clause => {
  const [only, ...more] = clauses;
  if (only === undefined) return { match_none: {} };
  return more.length === 0 ? only : { bool: { should: clauses, minimum_should_match: 1 } };
};

/** Passes documents that match at least so many of some clauses, and adds what these add. */
export const atLeast = (clauses: readonly Clause[], count: number): Clause => ({
  bool: { should: clauses, minimum_should_match: count },
});

/** The values looked for, by field, of terms that weigh the same. */
type Fields = Map<string, string[]>;

/** Passes documents that hold any of some terms. */
export const holdsAny = (terms: readonly Term[]): Clause =>
  anyOf([...fieldsByWeight(terms).values()].flatMap((fields) => termsClauses(fields)));

/** Passes documents that hold a stem in any field. */
export const holdsStem = (stem: string): Clause => holdsAny([{ stem }]);

/**
 * Adds to the score of a document that holds any of some terms.
 * @param weight what is added, times the weight of the weightiest of the terms
 */
export function weighed(terms: readonly Term[], weight: number): Clause {
  const clauses = [...fieldsByWeight(terms)].map(([held, fields]) =>
    scored(anyOf(termsClauses(fields)), exactShare(weight, held)),
  );
  const [only, ...more] = clauses;
  if (only === undefined) return { match_none: {} };
  return more.length === 0 ? only : { dis_max: { queries: clauses } };
}

/** Adds the same to the score of whatever matches a clause. */
export const scored = (filter: Clause, boost: number): Clause => ({ constant_score: { filter, boost } });

/** A clause of one kind, with a name that hits which match it bear. */
export const named = (clause: Clause, name: string): Clause =>
  Object.fromEntries(Object.entries(clause).map(([kind, given]) => [kind, { ...(given as object), _name: name }]));

function fieldsByWeight(terms: readonly Term[]): Map<number, Fields> {
  const weights = new Map<number, Fields>();
  const add = (weight: number, field: string, value: string): void => {
    const fields = weights.get(weight) ?? new Map<string, string[]>();
    weights.set(weight, fields);
    const values = fields.get(field);
    if (values === undefined) fields.set(field, [value]);
    else values.push(value);
  };
  for (const term of terms) {
    if ('field' in term) add(FULL, term.field, subjectKey(term.subject));
    else if ('kind' in term) add(FULL, 'kinds', term.kind);
    else
      for (const weight of STORED_WEIGHTS)
        if (weight >= (term.minWeight ?? 0) * FULL) add(weight, stemField(weight), term.stem);
  }
  return weights;
}

const termsClauses = (fields: Fields): Clause[] =>
  [...fields].map(([field, values]) => ({ terms: { [field]: values } }));
