import { inARow, type NumberWords } from './number-words.js';

/** What follows a Turkish number that is a word of another language as well: "on" and "bin". */
const COUNTED =
  '(?= (?:bir|iki|üç|dört|beş|altı|yedi|sekiz|dokuz|bin|milyon|kişi|asker|sivil|gün|ay|yıl|puan|ev)(?!\\p{L}))';

/** Turkish. "Bir" is an article: a number only beside others. */
export const TR: NumberWords = {
  words: [
    ['(?<=(?:on|yirmi|otuz|kırk|elli|altmış|yetmiş|seksen|doksan|yüz|bin) )bir', 1],
    ...inARow('iki üç dört beş altı yedi sekiz dokuz', 2),
    [`on${COUNTED}`, 10],
    ...inARow('yirmi otuz kırk elli altmış yetmiş seksen doksan', 20, 10),
    ['yüz', 100],
    [
      `(?<=(?:iki|üç|dört|beş|altı|yedi|sekiz|dokuz|on|yirmi|otuz|kırk|elli|altmış|yetmiş|seksen|doksan|yüz) )bin|bin${COUNTED}`,
      1_000,
    ],
    ['milyon', 1_000_000],
    ['milyar', 1_000_000_000],
  ],
};
