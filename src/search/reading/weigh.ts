import { COVERAGE } from '../weights.js';
import { isNoise } from '../words/stem.js';
import { type Draft, inQueryOrder } from './draft.js';
import { mergePeople } from './people.js';
import type { Reading } from './reading.js';

/** Last pass: how much of the query was understood. */
export function weigh({ words, groups, content, unknown, near, strangerName, context }: Draft): Reading {
  const weightOf = (word: string): number =>
    near.size > 0 ? COVERAGE.nearName : isNoise(word) ? COVERAGE.noise : COVERAGE.unknown;
  const named = groups.reduce((sum, group) => {
    const guessedInPart = group.how === 'typo' && words.length > group.words.length;
    return sum + group.words.length * (guessedInPart ? COVERAGE.guessedName : COVERAGE.name);
  }, 0);
  const found = content.reduce((sum, { fuzzy }) => sum + (fuzzy ? COVERAGE.guessedWord : COVERAGE.word), 0);
  const lost = unknown.reduce((sum, word) => sum + weightOf(word), 0);
  const total = named + found + lost;
  return {
    words,
    groups: mergePeople(inQueryOrder(groups), content, context.vocabulary.stem),
    content,
    unknown,
    near: [...near],
    coverage: total === 0 ? 0 : (named + found) / total,
    strangerName,
  };
}
