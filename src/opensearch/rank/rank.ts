import { leastBestOf } from '../../search/index/least-best.js';
import type { Ranked, RankingRequest } from '../../search/index/ranking.js';
import type { Hit } from '../../search/search.js';
import { RANK } from '../../search/weights.js';
import type { Answer, Ask, FoundDocument } from '../asking.js';
import { crossingClause, rankingClauses } from '../query/ranking-clauses.js';
import { leastScoreOf, stepOf } from '../query/steps.js';
import { anyOf, atLeast } from '../query/term-clauses.js';
import { hitOf, inSteps, type Looked, partsMatched, type Ranking } from './ranking.js';
import { relatedTo } from './related.js';

/** One more than is kept: enough to know that there are more. */
const COUNT_TO = RANK.maxHits + 1;
/** Hits that are read before it is known how many there are: most questions find fewer. */
const FIRST_HITS = 100;

/**
 * Ranks documents as `RankingRequest` says, in one round trip to three.
 * @param read what items are made of
 * @param ask sends searches
 */
export async function rankAsked<T>(request: RankingRequest, read: Ranking<T>['read'], ask: Ask<T>): Promise<Ranked<T>> {
  const clauses = rankingClauses(request, await isCrossing(request, ask));
  const ranking = { request, clauses, read, ask };
  return request.parts.length === 0 ? everything(ranking) : byParts(ranking);
}

/** Whether a document of one of several speakers is about another, whatever the filters. */
async function isCrossing<T>({ base }: RankingRequest, ask: Ask<T>): Promise<boolean> {
  if (base === undefined || base.speakers.length < 2) return false;
  const [found] = await ask([{ filter: [crossingClause(base)], by: 'order', size: 0, countTo: 1 }]);
  return (found?.total ?? 0) > 0;
}

async function everything<T>({ request, clauses, read, ask }: Ranking<T>): Promise<Ranked<T>> {
  const { among, not, foremost } = clauses;
  const all = { filter: among, not, by: 'order', size: RANK.maxHits, countTo: COUNT_TO, read } as const;
  const answers = await ask(
    foremost === undefined
      ? [all]
      : [
          { ...all, filter: [...among, foremost] },
          { ...all, not: [...not, foremost] },
        ],
  );
  const documents = answers.flatMap((answer) => answer.documents).slice(0, RANK.maxHits);
  return {
    hits: documents.map((found) => hitOf(request, found, RANK.steps, [])),
    more: answers.reduce((sum, { total }) => sum + total, 0) > RANK.maxHits,
    related: [],
    matchedParts: false,
  };
}

async function byParts<T>(ranking: Ranking<T>): Promise<Ranked<T>> {
  const { request, clauses, ask, read } = ranking;
  const within: Looked = {
    filter: [...clauses.among, ...clauses.limits],
    not: clauses.not,
    should: clauses.favours,
    read,
  };
  const any = { ...within, must: [anyOf(clauses.parts)] };
  const whole = { ...within, must: clauses.parts };
  const canBeWhole = request.parts.length <= RANK.maxRequired;
  const [first, all] = await ask([
    { ...any, by: 'score', size: 1, countTo: 0 },
    ...(canBeWhole ? [{ ...whole, by: 'score', size: FIRST_HITS, countTo: COUNT_TO } as const] : []),
  ]);
  const best = first?.documents[0]?.score ?? 0;
  if (clauses.base === undefined && best < leastBestOf(request.parts))
    return { hits: [], more: false, related: [], matchedParts: false };
  const kept =
    all !== undefined && all.total > 0
      ? await wholeMatches(ranking, whole, all, best)
      : await partMatches(ranking, within, best);
  const room = RANK.minHits - kept.total;
  return {
    hits: kept.hits,
    more: kept.total > RANK.maxHits,
    related: room > 0 ? await relatedTo(ranking, kept.ids, best, room) : [],
    matchedParts: best > 0,
  };
}

/** What is kept of the documents. */
interface Kept<T> {
  readonly hits: readonly Hit<T>[];
  readonly ids: readonly string[];
  readonly total: number;
}

async function wholeMatches<T>(ranking: Ranking<T>, looked: Looked, all: Answer<T>, best: number): Promise<Kept<T>> {
  const documents = await keptInSteps(ranking, looked, all, best);
  const { parts } = ranking.request;
  return keptOf(all.total, documents, (found) => hitOf(ranking.request, found, stepOf(found.score, best), parts));
}

/** Where nothing matches every part: what matches enough of them; or all, where nothing matches any and the query is not understood whole. */
async function partMatches<T>(ranking: Ranking<T>, within: Looked, best: number): Promise<Kept<T>> {
  const { request, clauses, ask, read } = ranking;
  if (best === 0) {
    if (clauses.base === undefined || request.isWhole || clauses.always.length > 0)
      return { hits: [], ids: [], total: 0 };
    const open = { filter: clauses.among, not: clauses.not, should: clauses.named, read };
    const [all] = await ask([{ ...open, by: 'order', size: RANK.maxHits, countTo: COUNT_TO }]);
    return keptOf(all?.total ?? 0, all?.documents ?? [], (found) =>
      hitOf(request, found, RANK.steps, partsMatched(request, found)),
    );
  }
  const looked: Looked = request.needsAll
    ? { ...within, must: [atLeast(clauses.named, Math.ceil(request.parts.length * RANK.nearlyAll))] }
    : { ...within, must: [anyOf(clauses.named)], minScore: best * RANK.minOfBest };
  const [all] = await ask([{ ...looked, by: 'score', size: FIRST_HITS, countTo: COUNT_TO }]);
  if (all === undefined) return { hits: [], ids: [], total: 0 };
  const documents = await keptInSteps(ranking, looked, all, best);
  return keptOf(all.total, documents, (found) =>
    hitOf(request, found, stepOf(found.score, best), partsMatched(request, found)),
  );
}

const keptOf = <T>(
  total: number,
  documents: readonly FoundDocument<T>[],
  toHit: (found: FoundDocument<T>) => Hit<T>,
): Kept<T> => ({ hits: documents.map(toHit), ids: documents.map(({ id }) => id), total });

/**
 * What is kept, by falling step. Where it is much, nearly all is mostly on the highest step, in the order of the index.
 * @param first the first ones by score
 */
async function keptInSteps<T>(
  ranking: Ranking<T>,
  looked: Looked,
  first: Answer<T>,
  best: number,
): Promise<readonly FoundDocument<T>[]> {
  const most = RANK.maxHits;
  if (first.total <= first.documents.length) return inSteps(ranking, looked, first, { best, most });
  const minScore = Math.max(looked.minScore ?? 0, leastScoreOf(RANK.steps, best));
  const [highest] = await ranking.ask([{ ...looked, minScore, by: 'order', size: most, countTo: 0 }]);
  const count = highest?.documents.length ?? 0;
  if (highest !== undefined && (count === most || count === first.total)) return highest.documents;
  const [byScore] = await ranking.ask([{ ...looked, by: 'score', size: most, countTo: COUNT_TO }]);
  return byScore === undefined ? [] : inSteps(ranking, looked, byScore, { best, most });
}
