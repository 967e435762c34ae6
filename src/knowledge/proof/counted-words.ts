import type { ComparableText, Span } from './comparable-text.js';

/** Where no passage is given, the words must be this near to the value, in UTF-16 units. */
const MAX_DISTANCE = 300;
/** Words that say nothing about who is counted. */
const MIN_WORD_LENGTH = 3;
/** How many letters at the end of a word may be another form of it. */
const MAX_ENDING = 2;

/**
 * Whether the source has every word that the entry uses for who or what a value counts, in some form.
 * @param place the folded stretch of the passage
 * @param value the folded stretch of the value in it
 * @param counted the folded words
 */
export function isCountedIn(text: ComparableText, place: Span, value: Span, counted: string): boolean {
  const start = Math.max(place.start, value.start - MAX_DISTANCE);
  const near = text.folded.slice(start, Math.min(place.end, value.end + MAX_DISTANCE));
  const there = wordsOf(near);
  return wordsOf(counted)
    .filter((word) => word.length >= MIN_WORD_LENGTH || /\d/.test(word))
    .every((word) => there.some((one) => isSameWord(one, word)));
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+|[%‰\p{Sc}°]/gu) ?? [];

/** Whether two words are forms of one, as far as endings tell. */
export function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const stem = Math.max(a.length, b.length) - MAX_ENDING;
  return stem >= MIN_WORD_LENGTH && Math.min(a.length, b.length) >= stem && a.slice(0, stem) === b.slice(0, stem);
}
