import type { Hit } from '../../search/search.js';
import { RANK } from '../../search/weights.js';
import type { FoundDocument } from '../asking.js';
import type { RankingClauses } from '../query/ranking-clauses.js';
import { stepOf } from '../query/steps.js';
import { atLeast } from '../query/term-clauses.js';
import { hitOf, inSteps, type Looked, partsMatched, type Ranking } from './ranking.js';

/** Numbers of matched parts that are looked at in one round trip. */
const TIERS_AT_ONCE = 6;

/** What is shown besides few hits. */
export async function relatedTo<T>(
  ranking: Ranking<T>,
  kept: readonly string[],
  best: number,
  room: number,
): Promise<readonly Hit<T>[]> {
  const { request } = ranking;
  const elsewhere = request.isSomewhere ? await nearlyAllElsewhere(ranking, room) : [];
  const left = room - elsewhere.length;
  const partly = left > 0 ? await partlyMatching(ranking, kept, best, left) : [];
  return [
    ...elsewhere.map((found) => hitOf(request, found, stepOf(0, best), partsMatched(request, found))),
    ...partly.map((found) => hitOf(request, found, stepOf(found.score, best), partsMatched(request, found))),
  ];
}

async function nearlyAllElsewhere<T>(
  { request, clauses, ask, read }: Ranking<T>,
  most: number,
): Promise<readonly FoundDocument<T>[]> {
  if (clauses.base === undefined) return [];
  const must = [atLeast(clauses.counted, Math.ceil(request.parts.length * RANK.nearlyAll))];
  const [found] = await ask([
    { filter: clauses.filter, not: [clauses.base], must, by: 'score', size: most, countTo: 0, read },
  ]);
  return found?.documents ?? [];
}

/** What was not kept and is within the limits that always hold, by how many parts it matches, then by step. */
async function partlyMatching<T>(
  ranking: Ranking<T>,
  kept: readonly string[],
  best: number,
  most: number,
): Promise<readonly FoundDocument<T>[]> {
  const { clauses, ask, read } = ranking;
  const found: FoundDocument<T>[] = [];
  const least = clauses.base === undefined ? 1 : 0;
  for (let from = clauses.parts.length; from >= least && found.length < most; from -= TIERS_AT_ONCE) {
    const tiers = Array.from({ length: Math.min(TIERS_AT_ONCE, from - least + 1) }, (_, down) =>
      tierOf(clauses, from - down, kept),
    );
    const looked = tiers.map((tier): Looked => ({ ...tier, read }));
    const answers = await ask(looked.map((one) => ({ ...one, by: 'score', size: most, countTo: most + 1 })));
    for (const [at, one] of looked.entries()) {
      const answer = answers[at];
      if (answer === undefined || answer.total === 0 || found.length >= most) continue;
      found.push(...(await inSteps(ranking, one, answer, { best, most: most - found.length })));
    }
  }
  return found;
}

/** The documents that match just so many parts. */
function tierOf(
  { among, always, not, named, counted, favours }: RankingClauses,
  matched: number,
  kept: readonly string[],
): Looked {
  const isMore = matched < counted.length ? [atLeast(counted, matched + 1)] : [];
  return {
    filter: [...among, ...always],
    not: [...not, ...isMore, ...(kept.length === 0 ? [] : [{ terms: { id: kept } }])],
    ...(matched === 0 ? {} : { must: [atLeast(named, matched)], should: favours }),
  };
}
