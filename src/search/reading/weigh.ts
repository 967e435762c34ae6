import { BAND, COVERAGE } from '../weights.js';
import { isNoise } from '../words/stem.js';
import { type Draft, inQueryOrder } from './draft.js';
import { mergePeople } from './people.js';
import type { Content, Group, Reading } from './reading.js';

/** Last pass: how much of the query was understood. */
export function weigh(draft: Draft): Reading {
  const { words, groups, content, asking, unknown, near, uncounted, strangerName, context } = draft;
  const named = groups.map((group) => ({ isRelated: group.how === 'related', weight: weightOfGroup(group, draft) }));
  const read = content.map((one) => ({ isRelated: one.related !== undefined, weight: weightOfContent(one) }));
  const found = sum([...named, ...read]);
  const related = sum([...named, ...read].filter(({ isRelated }) => isRelated));
  const total = found + unknown.reduce((lost, word) => lost + weightOfUnknown(word, draft), 0);
  const coverage = total === 0 ? 0 : found / total;
  const restsOnRelated = related > 0 && found - related < total * BAND.minCoverage;
  const isShort = coverage < BAND.minCoverage || (restsOnRelated && unknown.length > 0);
  const isNarrow = isShort && pointsAtFew(draft);
  return {
    words,
    groups: mergePeople(inQueryOrder(groups), content, context.vocabulary.stem),
    content,
    asking,
    unknown,
    near: [...near],
    coverage,
    isNarrow,
    needsAll: isNarrow || restsOnRelated,
    uncounted,
    strangerName,
  };
}

const sum = (weighed: readonly { readonly weight: number }[]): number =>
  weighed.reduce((all, { weight }) => all + weight, 0);

function weightOfGroup({ how, words }: Group, draft: Draft): number {
  const isGuessed = how === 'related' || (how === 'typo' && draft.words.length > words.length);
  return words.length * (isGuessed ? COVERAGE.guessedName : COVERAGE.name);
}

/** What a word of the texts weighs among what was understood. */
export function weightOfContent({ fuzzy, related }: Content): number {
  if (fuzzy) return COVERAGE.guessedWord;
  return related === undefined ? COVERAGE.word : COVERAGE.relatedWord;
}

function weightOfUnknown(word: string, { near }: Draft): number {
  if (near.size > 0) return COVERAGE.nearName;
  return isNoise(word) ? COVERAGE.noise : COVERAGE.unknown;
}

/**
 * Whether what was understood points at a very few entries, and the rest is no name: "drawer" in "did anybody reply about the drawer" is enough
 * to know what is meant. At least as much must be understood as not.
 */
function pointsAtFew({ groups, content, unknown, plain, near, context: { dictionary } }: Draft): boolean {
  if (near.size > 0 || unknown.length > groups.length + content.length) return false;
  if (!unknown.every((word) => plain.has(word))) return false;
  const isFew = (held: number): boolean => held > 0 && held <= COVERAGE.maxFew;
  const holding = (stems: readonly string[]): number => stems.reduce((held, stem) => held + dictionary.count(stem), 0);
  return (
    content.some(({ stems, fuzzy, related }) => !fuzzy && related !== 'wider' && isFew(holding(stems))) ||
    groups.some(
      ({ how, subjects }) =>
        how === 'related' && isFew(subjects.reduce((held, one) => held + dictionary.countOf('about', one), 0)),
    )
  );
}
