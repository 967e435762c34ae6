import type { Dictionary } from './index/dictionary.js';
import type { RankingPart, Term } from './index/ranking.js';
import type { Content } from './reading/reading.js';
import { RANK } from './weights.js';

/** The weight of what some documents hold: the logarithm of all documents over those. */
export const rarityOf = (held: number, { size }: Dictionary): number => Math.log(1 + size / (1 + held));

/** What an entry matches with a word of a query: the rarer the word, the more it weighs. */
export function wordPart({ word, kinds = [], stems, fuzzy, related }: Content, dictionary: Dictionary): RankingPart {
  const isRelated = related !== undefined;
  const onFile = kinds.filter((kind) => dictionary.countOfKind(kind) > 0);
  const ofKind = onFile.reduce((sum, kind) => sum + dictionary.countOfKind(kind), 0);
  const minWeight = isRelated ? RANK.minFieldOfRelated : undefined;
  const anyOf: Term[] =
    onFile.length > 0
      ? onFile.map((kind) => ({ kind }))
      : stems.map((stem) => (minWeight === undefined ? { stem } : { stem, minWeight }));
  const held = ofKind > 0 ? ofKind : stems.reduce((sum, stem) => sum + dictionary.count(stem, minWeight), 0);
  const share = fuzzy ? RANK.guessedWord : isRelated ? RANK.relatedWord : 1;
  return {
    anyOf,
    weight: share * Math.max(RANK.minWord, rarityOf(held, dictionary)),
    why: fuzzy || isRelated ? `a word near “${word}”` : `the word “${word}”`,
    ...(ofKind > 0 ? { limit: 'always' } : isAmount(word) ? { limit: 'where-whole' } : {}),
    isExtra: isRelated,
  };
}

/** A number is never guessed at. One that may be a year limits nothing: it is often part of what something is called. */
export const isAmount = (word: string): boolean => /^\d/.test(word) && !/^(?:19|20)\d\d$/.test(word);
