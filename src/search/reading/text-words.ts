import { TEXT_WORD } from '../weights.js';
import type { ReadingContext } from './draft.js';

/** Words of the texts, as stems, that a typed word may mean, and what the slips between cost. */
export interface TextWords {
  readonly stems: readonly string[];
  readonly cost: number;
}

export const NO_TEXT_WORDS: TextWords = { stems: [], cost: 0 };

/** Words of the texts that a typed word begins, or that it is a slip or two away from; words of people's names are left to the names. */
export function nearTextWords(word: string, { dictionary, vocabulary }: ReadingContext, asSpelt = false): TextWords {
  const key = vocabulary.stem(word);
  if (key.length < TEXT_WORD.minLength || /\d/.test(key)) return NO_TEXT_WORDS;
  const isPlain = (stem: string): boolean => !vocabulary.personWords.has(stem);
  // A word of the language may have an ending that the stemmer leaves; "trip" is no beginning of "tripartite".
  const isForm = (stem: string): boolean => !asSpelt || stem.length - key.length <= TEXT_WORD.maxEnding;
  const begun = dictionary.stems
    .startingWith(key, TEXT_WORD.maxBegun + 1)
    .filter((stem) => isPlain(stem) && isForm(stem));
  if (begun.length > 0 && begun.length <= TEXT_WORD.maxBegun) return { stems: begun, cost: 0 };
  if (asSpelt) return NO_TEXT_WORDS;
  const maxSlips = key.length >= TEXT_WORD.minTwoSlipsLength ? 2 : 1;
  const close = dictionary.stems.near(key, maxSlips).filter((one) => isPlain(one.word));
  const cost = close[0]?.slips.cost ?? 0;
  const meant = close.filter(({ slips }) => slips.cost <= cost + TEXT_WORD.rivalMargin);
  return { stems: meant.map((one) => one.word), cost };
}
