import { exactShare } from '../../search/index/exact-share.js';
import type { Favour, RankingBase, RankingPart, RankingRequest, Term } from '../../search/index/ranking.js';
import type { Subject } from '../../search/names/subject.js';
import { filterClauses } from './filter-clauses.js';
import { anyOf, type Clause, holdsAny, named, scored, weighed } from './term-clauses.js';

/** A ranking in clauses, to be put together to searches. */
export interface RankingClauses {
  /** What every document of the ranking passes: base, filter, and what is left out. */
  readonly among: readonly Clause[];
  readonly not: readonly Clause[];
  /** The base alone, for what lies outside it; absent where there is none. */
  readonly base: Clause | undefined;
  /** The filter alone. */
  readonly filter: readonly Clause[];
  /** Each part: adds its weight. */
  readonly parts: readonly Clause[];
  /** The same, each with its place among the parts for its name: hits then say which they match. */
  readonly named: readonly Clause[];
  /** Each part, with its place for its name: adds 1. */
  readonly counted: readonly Clause[];
  /** Each adds its weight. */
  readonly favours: readonly Clause[];
  /** What comes first where there are no parts. */
  readonly foremost: Clause | undefined;
  /** What is within the limits that always hold, and within those that hold for this query. */
  readonly always: readonly Clause[];
  readonly limits: readonly Clause[];
}

/**
 * The clauses of a ranking.
 * @param crossing of several speakers: whether documents of one that are about another are meant
 */
export function rankingClauses(request: RankingRequest, crossing: boolean): RankingClauses {
  const { parts, favours, foremost, except, isWhole } = request;
  const base = request.base === undefined ? undefined : baseClause(request.base, crossing);
  const filter = filterClauses(request.filter);
  const beside = request.beside.length === 0 ? [] : [holdsAny(request.beside)];
  const limited = (limits: readonly RankingPart['limit'][]): Clause[] => [
    ...parts.filter(({ limit }) => limit !== undefined && limits.includes(limit)).map((part) => holdsAny(part.anyOf)),
    ...beside,
  ];
  return {
    among: [...(base === undefined ? [] : [base]), ...filter],
    not: except.length === 0 ? [] : [saidBy(except)],
    base,
    filter,
    parts: parts.map((part) => weighed(part.anyOf, part.weight)),
    named: parts.map((part, place) => named(weighed(part.anyOf, part.weight), String(place))),
    counted: parts.map((part, place) => named(scored(holdsAny(part.anyOf), 1), String(place))),
    favours: favours.map((favour) => scored(favouredClause(favour), exactShare(favour.weight))),
    foremost: foremost.length === 0 ? undefined : holdsAny(foremost),
    always: limited(['always']),
    limits: limited(isWhole ? ['always', 'where-whole'] : ['always']),
  };
}

const favouredClause = ({ anyOf: terms, noneOf }: Favour): Clause =>
  noneOf === undefined ? holdsAny(terms) : { bool: { filter: [holdsAny(terms)], must_not: [holdsAny(noneOf)] } };

/** Passes documents of one of several speakers that are about another of them. */
export const crossingClause = ({ speakers }: RankingBase): Clause =>
  anyOf(
    speakers.flatMap((one, at) =>
      speakers
        .filter((_, other) => other !== at)
        .map((other) => ({ bool: { filter: [saidBy(one), holdsAny(inField('about', other))] } })),
    ),
  );

function baseClause(base: RankingBase, crossing: boolean): Clause {
  const { speakers, metrics } = base;
  const said = speakers.length === 0 ? [] : [crossing ? crossingClause(base) : saidBy(speakers.flat())];
  const counted = metrics.length === 0 ? [] : [holdsAny(inField('about', metrics))];
  return { bool: { filter: [...said, ...counted] } };
}

const saidBy = (subjects: readonly Subject[]): Clause =>
  holdsAny([...inField('by', subjects), ...inField('voiceOf', subjects)]);

const inField = (field: 'by' | 'about' | 'voiceOf', subjects: readonly Subject[]): Term[] =>
  subjects.map((subject) => ({ field, subject }));
