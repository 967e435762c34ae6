import { distance } from 'fastest-levenshtein';

/** How two words differ: the number of edits (a swap of neighbours counts one), and whether a consonant was exchanged. */
export interface Edits {
  readonly count: number;
  readonly exchangesConsonant: boolean;
}

/**
 * Compares two words.
 * @param typed the word typed
 * @param known the word on file
 */
export function edits(typed: string, known: string): Edits {
  const plain = distance(typed, known);
  if (plain === 0) return { count: 0, exchangesConsonant: false };
  if (typed.length !== known.length) return { count: plain, exchangesConsonant: plain > 1 };
  const differing: number[] = [];
  for (let at = 0; at < typed.length; at += 1) if (typed[at] !== known[at]) differing.push(at);
  const [first = 0, second = -1] = differing;
  if (
    differing.length === 2 &&
    second === first + 1 &&
    typed[first] === known[second] &&
    typed[second] === known[first]
  ) {
    return { count: 1, exchangesConsonant: false };
  }
  return { count: plain, exchangesConsonant: differing.some((at) => !isVowel(typed[at]) || !isVowel(known[at])) };
}

function isVowel(letter: string | undefined): boolean {
  return letter !== undefined && 'aeiouy'.includes(letter);
}

/**
 * The known words nearest to a typed one: same first letter, at most one edit in four letters, never under four letters, never
 * where there are digits.
 * @param typed a folded word
 * @param known words to compare with, grouped by length
 */
export function nearWords(typed: string, known: ReadonlyMap<number, readonly string[]>): string[] {
  if (typed.length < 4 || typed.length > 40 || /\d/.test(typed)) return [];
  let best = Math.floor(typed.length / 4);
  let found: string[] = [];
  for (let length = typed.length - best; length <= typed.length + best; length += 1) {
    for (const word of known.get(length) ?? []) {
      if (word[0] !== typed[0] || /\d/.test(word)) continue;
      const { count } = edits(typed, word);
      if (count > best) continue;
      if (count < best) found = [];
      best = count;
      found.push(word);
    }
  }
  return found;
}

/**
 * Groups words by length for `nearWords`.
 * @param all the words
 */
export function byLength(all: Iterable<string>): Map<number, string[]> {
  const groups = new Map<number, string[]>();
  for (const word of all) {
    const group = groups.get(word.length);
    if (group) group.push(word);
    else groups.set(word.length, [word]);
  }
  return groups;
}
