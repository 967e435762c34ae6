import { RANK } from '../weights.js';
import { exactShare } from './exact-share.js';
import type { RankingPart } from './ranking.js';

/** What the best entry must score where nobody's words are asked for: a share of the possible score. */
export const leastBestOf = (parts: readonly RankingPart[]): number =>
  RANK.minBest *
  parts.filter(({ isExtra }) => isExtra !== true).reduce((all, { weight }) => all + exactShare(weight), 0);
