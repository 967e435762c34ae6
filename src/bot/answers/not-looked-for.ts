import type { Language } from '../../language/language.js';
import { echo } from './not-on-file.js';

/** Words named; further ones say no more. */
const MAX_NAMED = 6;

/**
 * A line under the heading of an answer that names the words of the question which the answer says nothing of; empty where there are none.
 * @param words the words, as the search gives them
 */
export function notLookedFor(words: readonly string[] = [], language: Language): string {
  if (words.length === 0) return '';
  const named = words.slice(0, MAX_NAMED).join(', ');
  return `\n-# ${language.say('answer.not-looked-for', { words: echo(named) })}`;
}
