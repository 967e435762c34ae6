/** How exactly a number is given. */
export type Qualifier = 'stated' | 'more' | 'at least' | 'fewer' | 'at most' | 'about' | 'nearly' | 'range';

/** English words before a number that say how exactly it is given, as alternatives of a pattern. */
const WORDS_BEFORE: readonly (readonly [Qualifier, string])[] = [
  ['at least', 'at least|no fewer than|no less than|not fewer than|not less than|(?:a )?minimum of'],
  ['at most', 'at most|no more than|not more than|up to|as many as|as much as|as few as|(?:a )?maximum of'],
  [
    'more',
    'more than|well over|over|above|well above|just over|just above|upwards of|in excess of|exceeding|exceeds|exceeded|greater than',
  ],
  ['fewer', 'fewer than|less than|just under|under|below|just below'],
  ['nearly', 'nearly|almost|nearing|close to'],
  ['about', 'about|around|roughly|approximately|some|an estimated|estimated|circa|ca\\.'],
];

const PATTERNS: readonly (readonly [Qualifier, RegExp])[] = WORDS_BEFORE.map(([qualifier, words]) => [
  qualifier,
  new RegExp(`^(?:${words})$`, 'i'),
]);

/** All of these words, as alternatives of a pattern. */
export const QUALIFIERS_BEFORE = WORDS_BEFORE.map(([, words]) => words).join('|');

/** Words and signs after a number that qualify it, as alternatives of a pattern. */
export const QUALIFIERS_AFTER = ' or more| or fewer| or less|\\+|[ -]plus(?![\\p{L}])| at least| at most';

/**
 * The qualifier that words before and after a number make of it.
 * @param before the words before it, without space around them; may be empty
 * @param after the words after it; may be empty
 */
export function qualifierOf(before: string, after: string): Qualifier {
  const trailing = after.replace(/^[ -]/, '').trim().toLowerCase();
  if (trailing === '+' || trailing === 'plus' || trailing === 'or more' || trailing === 'at least') return 'at least';
  if (trailing === 'or fewer' || trailing === 'or less' || trailing === 'at most') return 'at most';
  return PATTERNS.find(([, pattern]) => pattern.test(before))?.[0] ?? 'stated';
}
