import type { RecordEvent } from '../record/entries.js';
import type { Corpus } from './embedded/corpus.js';
import { partIn } from './embedded/lists.js';
import type { Dictionary } from './index/dictionary.js';
import type { RankingPart } from './index/ranking.js';
import type { Group, Reading } from './reading/reading.js';
import type { Hit } from './search.js';
import { EVENT, RANK } from './weights.js';
import { wordPart } from './word-part.js';

/**
 * Ranks events by how much of a query each one meets: names it is about, words of its names, its account, and what hangs on it. The event
 * that is named itself comes before its parts; of equals the most central one comes first.
 */
export function rankEvents(
  { groups, content, needsAll }: Reading,
  corpus: Corpus<RecordEvent>,
  dictionary: Dictionary,
): Hit<RecordEvent>[] {
  const parts = [...groups.map(namePart), ...content.map((one) => wordPart(one, dictionary))].map((part) =>
    partIn(part, corpus),
  );
  const { board } = corpus;
  board.add(parts);
  const named = new Set(groups.flatMap(({ subjects }) => subjects.map(({ id }) => id)));
  const scored = [...board.docs()]
    .flatMap((doc) => {
      const item = corpus.items[doc];
      return item === undefined
        ? []
        : [{ item, doc, score: board.score(doc) + (named.has(item.id) ? EVENT.itself : 0) }];
    })
    .sort((a, b) => b.score - a.score || a.doc - b.doc);
  const best = scored[0]?.score ?? 0;
  const possible = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (best < possible * EVENT.minBest) return [];
  const least = needsAll ? Math.ceil(parts.length * RANK.nearlyAll) : 0;
  return scored
    .filter(({ doc, score }) => score >= best * EVENT.minOfBest && board.matched(doc) >= least)
    .map(({ item, doc, score }) => ({
      item,
      score: Math.min(1, score / possible),
      why: parts.filter(({ lists }) => lists.some(({ docs }) => docs.includes(doc))).map(({ why }) => why),
    }));
}

const namePart = ({ subjects, words }: Group): RankingPart => ({
  anyOf: subjects.map((subject) => ({ field: 'about', subject })),
  weight: EVENT.about,
  why: `about ${words.join(' ')}`,
});
