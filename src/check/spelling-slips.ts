import { distance } from 'fastest-levenshtein';
import { leastSlips } from '../search/words/letters.js';
import type { ComparedWord } from './compared-words.js';

/** Words with a smaller share of different letters are slips or other spellings of the same word. */
const MAX_SLIP_SHARE = 0.34;
const MIN_SLIP_LENGTH = 4;

/** Whether two words differ by a few letters only. Lengths and letters rule most pairs out before they are compared. */
export function isSlip({ key: word, letters }: ComparedWord, { key: other, letters: others }: ComparedWord): boolean {
  const longer = Math.max(word.length, other.length);
  if (longer < MIN_SLIP_LENGTH || Math.abs(word.length - other.length) / longer > MAX_SLIP_SHARE) return false;
  const changes = leastSlips(letters, others);
  return changes / longer <= MAX_SLIP_SHARE && !/\d/.test(word) && distance(word, other) / longer <= MAX_SLIP_SHARE;
}
