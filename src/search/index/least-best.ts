import { RANK } from '../weights.js';
import { exactShare, SCORE_UNIT } from './exact-share.js';
import type { RankingPart } from './ranking.js';

/**
 * What the best entry must score where nobody's words are asked for: a share of the possible score, and more than the kind of statement that is
 * asked for. Of "warnings about the dam" a warning about something else is no answer.
 */
export function leastBestOf(parts: readonly RankingPart[]): number {
  const sum = (some: readonly RankingPart[]): number => some.reduce((all, { weight }) => all + exactShare(weight), 0);
  const share = RANK.minBest * sum(parts.filter(({ isExtra }) => isExtra !== true));
  const kinds = parts.filter(({ anyOf }) => anyOf.some((term) => 'kind' in term));
  return kinds.length === 0 || kinds.length === parts.length ? share : Math.max(share, sum(kinds) + SCORE_UNIT);
}
