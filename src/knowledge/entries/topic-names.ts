import type { Entry, Topic } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { ofKind } from '../../record/on-demand.js';

/** Finds the topic that an id or a name means; undefined for plain words. */
export type FindTopic = (idOrName: string) => EntryId | undefined;

/** Makes a finder of topics by id, name and alias, however these are spaced, hyphenated and capitalised. */
export function topicFinder(topics: readonly Topic[]): FindTopic {
  const byName = new Map<string, EntryId>();
  for (const topic of topics)
    for (const name of namesOf(topic)) if (!byName.has(keyOf(name))) byName.set(keyOf(name), topic.id);
  // An id comes before another topic's name.
  for (const { id } of topics) byName.set(keyOf(id), id);
  return (idOrName) => byName.get(keyOf(idOrName));
}

/** Every name of a topic. */
export const namesOf = ({ name, aliases }: Topic): string[] => [name, ...aliases.map((alias) => alias.name)];

/** The topics among entries. */
export const topicsAmong = (entries: readonly Entry[]): readonly Topic[] => ofKind(entries, 'topic');

const keyOf = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
