import { inARow, type NumberWords } from './number-words.js';

/** English. "One" may be a pronoun: what reads it decides. */
export const EN: NumberWords = {
  words: [
    ...inARow(
      'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    ),
    ...inARow('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
    ['(?<!s of )hundred(?! of)', 100],
    ['thousand(?! of)', 1_000],
    ['million(?! of)', 1_000_000],
    ['billion(?! of)', 1_000_000_000],
  ],
  joiner: 'and',
};
