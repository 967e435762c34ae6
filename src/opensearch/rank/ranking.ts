import type { RankingPart, RankingRequest } from '../../search/index/ranking.js';
import type { Hit } from '../../search/search.js';
import { RANK } from '../../search/weights.js';
import type { Answer, Ask, FoundDocument } from '../asking.js';
import type { RankingClauses } from '../query/ranking-clauses.js';
import type { SearchRequest } from '../query/search-body.js';
import { byStep, leastScoreOf, stepOf } from '../query/steps.js';

/** What documents are looked for by. */
export type Looked = Omit<SearchRequest, 'by' | 'size' | 'countTo'>;

/** A ranking that is run: what is asked, and how to ask. */
export interface Ranking<T> {
  readonly request: RankingRequest;
  readonly clauses: RankingClauses;
  readonly read: SearchRequest['read'] & {};
  readonly ask: Ask<T>;
}

/**
 * The first documents by falling step, of one step in the order of the index.
 * @param looked what they are looked for by
 * @param byScore the first ones by score
 */
export async function inSteps<T>(
  { ask }: Ranking<T>,
  looked: Looked,
  byScore: Answer<T>,
  { best, most }: { readonly best: number; readonly most: number },
): Promise<readonly FoundDocument<T>[]> {
  const step = ({ score }: FoundDocument<T>): number => stepOf(score, best);
  const last = byScore.documents.at(-1);
  if (last === undefined || byScore.total <= byScore.documents.length)
    return byStep(byScore.documents, step).slice(0, most);
  // Of the last step, some that come earlier in the order of the index may have a lower score. Among the first so many of this step and
  // those above it, there are enough of this step: fewer than so many are above it.
  const minScore = Math.max(looked.minScore ?? 0, leastScoreOf(step(last), best));
  const [upToLast] = await ask([{ ...looked, minScore, by: 'order', size: most, countTo: 0 }]);
  return [
    ...byStep(
      byScore.documents.filter((found) => step(found) > step(last)),
      step,
    ),
    ...(upToLast?.documents ?? []).filter((found) => step(found) === step(last)),
  ].slice(0, most);
}

export const partsMatched = ({ parts }: RankingRequest, { matched }: FoundDocument<unknown>): RankingPart[] =>
  parts.filter((_, place) => matched.has(String(place)));

export const hitOf = <T>(
  { coverage, named }: RankingRequest,
  { item }: FoundDocument<T>,
  step: number,
  parts: readonly RankingPart[],
): Hit<T> => ({
  item,
  score: Math.min(1, (step / RANK.steps) * Math.max(RANK.minCoverage, coverage)),
  why: [...named, ...parts.map(({ why }) => why)],
});
