import type { Topic } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { words } from '../../search/words/fold.js';
import { holds, namesOf } from './names-in-words.js';

/** More topics than these are no longer what a sentence is about. */
const MAX_TOPICS = 3;

/**
 * Finds the topics on file that a sentence names.
 * @returns the ids of a sentence’s topics
 */
export function topicFinder(topics: readonly Topic[]): (says: string) => EntryId[] {
  const known = topics.map((topic) => ({ id: topic.id, names: namesOf(topic).map(words) }));
  return (says) => {
    const all = words(says);
    const named = known.filter(({ names }) => names.some((name) => holds(all, name))).map(({ id }) => id);
    return named.length > MAX_TOPICS ? [] : named;
  };
}
