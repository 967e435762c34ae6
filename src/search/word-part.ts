import type { Corpus } from './embedded/corpus.js';
import { FULL, type Posting } from './embedded/posting.js';
import type { Part } from './embedded/scoreboard.js';
import type { Content } from './reading/reading.js';
import { RANK } from './weights.js';

/** What an entry matches with a word of a query: the rarer the word, the more it weighs. */
export function wordPart(
  { word, kind, stems, fuzzy, related }: Content,
  { postings, items, kinds }: Corpus<unknown>,
): Part {
  const isRelated = related !== undefined;
  const ofKind = kinds.get(kind ?? '');
  const all = ofKind === undefined ? stems.flatMap((stem) => postings.get(stem) ?? []) : [{ docs: ofKind }];
  const lists = isRelated ? all.map(inWeightyFields) : all;
  const held = lists.reduce((sum, { docs }) => sum + docs.length, 0);
  const rarity = Math.log(1 + items.length / (1 + held));
  const share = fuzzy ? RANK.guessedWord : isRelated ? RANK.relatedWord : 1;
  return {
    lists,
    weight: share * Math.max(RANK.minWord, rarity),
    why: fuzzy || isRelated ? `a word near “${word}”` : `the word “${word}”`,
    ...(ofKind !== undefined ? { limit: 'always' } : isAmount(word) ? { limit: 'where-whole' } : {}),
    isExtra: isRelated,
  };
}

/** A number is never guessed at. One that may be a year limits nothing: it is often part of what something is called. */
export const isAmount = (word: string): boolean => /^\d/.test(word) && !/^(?:19|20)\d\d$/.test(word);

/** The part of a posting where its word is in a field that weighs something. */
function inWeightyFields({ docs, weights }: Posting): Posting {
  if (weights === undefined) return { docs };
  const isWeighty = (at: number): boolean => (weights[at] ?? 0) >= RANK.minFieldOfRelated * FULL;
  return { docs: docs.filter((_, at) => isWeighty(at)), weights: weights.filter((_, at) => isWeighty(at)) };
}
