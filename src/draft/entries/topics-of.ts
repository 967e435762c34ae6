import type { Topic } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { words } from '../../search/words/fold.js';
import { isNamedIn } from './names-in-words.js';

/** More topics than these are no longer what a sentence is about. */
const MAX_TOPICS = 3;

/** The topics on file that a sentence names. */
export function topicsOf(says: string, topics: readonly Topic[]): EntryId[] {
  const all = words(says);
  const named = topics.filter((topic) => isNamedIn(all, topic)).map(({ id }) => id);
  return named.length > MAX_TOPICS ? [] : named;
}
