import type { Entry } from '../record/entries.js';
import { ofKind } from '../record/on-demand.js';
import { namesOf, topicsAmong } from './entries/topic-names.js';
import { excerpt, inWords, nearestWords, type Problem } from './problems.js';

/** Max words that get a hint: with thousands of topics on file each takes a while. */
const MAX_HINTS = 200;

/** Warnings about plain words for a topic that are nearly the name of one on file. */
export function nearTopics(entries: readonly Entry[]): readonly Problem[] {
  const topics = topicsAmong(entries);
  if (topics.length === 0) return [];
  const ids = new Map(
    topics.flatMap((topic) => [topic.id, ...namesOf(topic)].map((name) => [name, topic.id] as const)),
  );
  const known = new Set(ids.values());
  const hints = new Map<string, readonly string[]>();
  const nearTo = (words: string): readonly string[] => {
    const near = hints.get(words) ?? (hints.size < MAX_HINTS ? nearestWords(words, ids.keys()) : []);
    hints.set(words, near);
    return near;
  };
  return ofKind(entries, 'statement').flatMap((entry) => {
    return entry.topics.flatMap((words): Problem[] => {
      const near = known.has(words) ? [] : nearTo(words);
      if (near.length === 0) return [];
      const meant = [...new Set(near.map((name) => ids.get(name) ?? name))];
      return [
        {
          ...entry.position,
          entry: entry.id,
          wrong: `no topic is called "${excerpt(words)}"`,
          right: `did you mean ${inWords(meant)}? Otherwise it stays as plain words`,
        },
      ];
    });
  });
}
