import { diffArrays } from 'diff';
import { distance } from 'fastest-levenshtein';
import type { FiledRun } from './filed-runs.js';
import type { DifferencePart } from './verdicts.js';
import { totalWeight, type Word, weightOf } from './words.js';

/** How far two wordings are the same. */
export interface Likeness {
  /** 0 (nothing in common) to 1 (the same words in the same order). */
  readonly score: number;
  /** The weight of the words in common. */
  readonly commonWeight: number;
  readonly difference: readonly DifferencePart[];
}

/** Words with a smaller share of different letters are slips or other spellings of the same word. */
const MAX_SLIP_SHARE = 0.34;

/** Wordings that are less alike have nothing to tell a reader. */
export const MIN_TELLING_SCORE = 0.25;

/**
 * Comparing costs the product of the words and of the changes, so that a long paste of one repeated word would take seconds. A wording that
 * is half alike has fewer changes than this, at the longest text that is checked.
 */
const MAX_CHANGES = 600;

const UNLIKE: Likeness = { score: 0, commonWeight: 0, difference: [] };

type Part = DifferencePart & { readonly words: readonly Word[] };

/**
 * Compares pasted words with a run on file, word by word. What the run has before and after the words compared counts as left out, not as
 * changed.
 */
export function likeness(pasted: readonly Word[], pastedText: string, run: FiledRun): Likeness {
  if (highestScore(pasted, run.words) < MIN_TELLING_SCORE) return UNLIKE;
  const parts = partsOf(pasted, pastedText, run);
  if (parts === undefined) return UNLIKE;
  const difference = parts.map(({ text, where }) => ({ text, where }));
  if (!parts.some(({ where }) => where === 'both')) return { score: 0, commonWeight: 0, difference };
  const same = parts.filter(({ where }) => where === 'both').map(({ words }) => totalWeight(words));
  const commonWeight = same.reduce((sum, weight) => sum + weight, 0) + weightOfSlips(parts);
  const score = (2 * commonWeight) / (totalWeight(pasted) + weightOfCompared(parts));
  return { score: Math.min(1, score), commonWeight, difference };
}

/** What two wordings could score at best, whatever the order of their words: known without comparing them. */
function highestScore(pasted: readonly Word[], filed: readonly Word[]): number {
  const left = new Map<string, number>();
  for (const { key } of filed) left.set(key, (left.get(key) ?? 0) + 1);
  let common = 0;
  for (const word of pasted) {
    const count = left.get(word.key) ?? 0;
    if (count === 0) continue;
    left.set(word.key, count - 1);
    common += weightOf(word);
  }
  if (common === 0) return 0;
  const weight = totalWeight(pasted);
  const withSlips = common + 0.5 * Math.max(0, Math.min(weight, totalWeight(filed)) - common);
  return (2 * withSlips) / (weight + withSlips);
}

/** The wordings side by side; nothing where they have too little in common to be worth it. */
function partsOf(pasted: readonly Word[], pastedText: string, run: FiledRun): Part[] | undefined {
  const changes = diffArrays(
    run.words.map(({ key }) => key),
    pasted.map(({ key }) => key),
    { maxEditLength: MAX_CHANGES },
  );
  if (changes === undefined) return undefined;
  let inRun = 0;
  let inPaste = 0;
  return changes.map(({ count, added, removed }): Part => {
    const words = added ? pasted.slice(inPaste, inPaste + count) : run.words.slice(inRun, inRun + count);
    if (!removed) inPaste += count;
    if (!added) inRun += count;
    const text = textOf(words, added ? pastedText : run.text);
    return { where: added ? 'pasted' : removed ? 'filed' : 'both', words, text };
  });
}

/** The weight of the run's words between the first and the last word in common; what it has before and after them weighs 1 at most. */
function weightOfCompared(parts: readonly Part[]): number {
  const first = parts.findIndex(({ where }) => where === 'both');
  const last = parts.findLastIndex(({ where }) => where === 'both');
  let sum = 0;
  parts.forEach(({ where, words }, index) => {
    if (where === 'pasted' || index < first - 1 || index > last + 1) return;
    const weight = totalWeight(words);
    sum += index < first || index > last ? Math.min(weight, 1) : weight;
  });
  return sum;
}

/** Words changed by a letter or two count half. */
function weightOfSlips(parts: readonly Part[]): number {
  let sum = 0;
  parts.forEach(({ where, words }, index) => {
    const next = parts[index + 1];
    if (where === 'both' || next === undefined || next.where === 'both' || next.where === where) return;
    words.forEach((word, place) => {
      const other = next.words[place];
      if (other !== undefined && isSlip(word.key, other.key)) sum += 0.5 * weightOf(word);
    });
  });
  return sum;
}

/** Whether a word is another one with a few letters changed. */
export function isSlip(word: string, other: string): boolean {
  const longer = Math.max(word.length, other.length);
  if (longer < 4 || Math.abs(word.length - other.length) / longer > MAX_SLIP_SHARE || /\d/.test(word)) return false;
  return distance(word, other) / longer <= MAX_SLIP_SHARE;
}

function textOf(words: readonly Word[], text: string): string {
  const [first] = words;
  const last = words.at(-1);
  return first === undefined || last === undefined ? '' : text.slice(first.start, last.end);
}
