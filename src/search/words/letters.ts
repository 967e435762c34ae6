/** The letters of a word, a bit each; letters of other alphabets than one share bits. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/**
 * How many letters two words have apart at least, dropped, added or exchanged: each slip takes away one at most, and adds one at most.
 * @param letters the letters of one word
 * @param others those of the other
 */
export const leastSlips = (letters: number, others: number): number =>
  Math.max(bitsIn(letters & ~others), bitsIn(others & ~letters));

function bitsIn(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}
