import { inARow, type NumberWords } from './number-words.js';

/** French. "Un" is an article, "sept." a month, "cents" coins: they are numbers only beside others. */
export const FR: NumberWords = {
  words: [
    ['quatre-vingts?', 80],
    ...inARow('dix-sept dix-huit dix-neuf', 17),
    ...inARow('deux trois quatre cinq six', 2),
    ['(?<!\\d )sept(?!\\.| \\d)', 7],
    ...inARow('huit neuf dix onze douze treize quatorze quinze seize', 8),
    ['(?<=(?:vingt|trente|quarante|cinquante|soixante|cents?|mille)[ -](?:et[ -])?)une?', 1],
    ...inARow('vingt trente quarante cinquante soixante', 20, 10),
    [
      '(?<=(?:deux|trois|quatre|cinq|six|sept|huit|neuf|mille) )cents?|cent(?= (?:mille|vingt|trente|quarante|cinquante|soixante|quatre|personnes))',
      100,
    ],
    ['mille(?! of)', 1_000],
    ['millions?(?! of)', 1_000_000],
    ['milliards?', 1_000_000_000],
  ],
  joiner: 'et',
};
