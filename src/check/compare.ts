import { Aligner, type Stretch } from './alignment.js';
import { type ComparedWord, weightBetween, weightOfAll } from './compared-words.js';
import type { FiledRun } from './filed-runs.js';
import { isSlip } from './spelling-slips.js';
import type { DifferencePart } from './verdicts.js';
import { trimMarks, type Word, wordsOf } from './words.js';

/** How far two wordings are the same. */
export interface Likeness {
  /** 0 (nothing in common) to 1 (the same words in the same order). */
  readonly score: number;
  /** The weight of the words in common. */
  readonly commonWeight: number;
}

/** Wordings that are less alike have nothing to tell a reader. */
export const MIN_TELLING_SCORE = 0.25;

/**
 * Comparing costs the product of the words and of the changes, so that a long paste of one repeated word would take seconds. A wording that
 * is half alike has fewer changes than this, at the longest text that is checked.
 */
const MAX_CHANGES = 600;

const UNLIKE: Likeness = { score: 0, commonWeight: 0 };
const aligner = new Aligner<ComparedWord>();

/** Words of the run (`first`) or of the paste (`second`), or of both, with their places: `start` and `end` in the one they are of. */
interface Part extends Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Compares pasted words with a run on file, word by word. What the run has before and after the words compared counts as left out, not as
 * changed.
 */
export function likeness(pasted: readonly ComparedWord[], filed: readonly ComparedWord[]): Likeness {
  const parts = partsOf(pasted, filed);
  const first = parts?.findIndex(({ where }) => where === 'both') ?? -1;
  if (parts === undefined || first < 0) return UNLIKE;
  let commonWeight = weightOfSlips(parts, pasted, filed);
  for (const { where, start, end } of parts) if (where === 'both') commonWeight += weightBetween(filed, start, end);
  const score = (2 * commonWeight) / (weightOfAll(pasted) + weightOfCompared(parts, first, filed));
  return { score: Math.min(1, score), commonWeight };
}

/** The pasted words and those of a run side by side. */
export function differenceTo(
  run: FiledRun,
  pasted: { readonly words: readonly Word[]; readonly compared: readonly ComparedWord[]; readonly text: string },
): DifferencePart[] {
  const filed = trimMarks(wordsOf(run.text));
  return (partsOf(pasted.compared, run.words) ?? []).map(({ where, start, end }) =>
    where === 'second'
      ? { text: textOf(pasted.words.slice(start, end), pasted.text), where: 'pasted' }
      : { text: textOf(filed.slice(start, end), run.text), where: where === 'first' ? 'filed' : 'both' },
  );
}

/** The wordings side by side; nothing where they have too little in common to be worth it. */
function partsOf(pasted: readonly ComparedWord[], filed: readonly ComparedWord[]): Part[] | undefined {
  let inRun = 0;
  let inPaste = 0;
  return aligner.align(filed, pasted, MAX_CHANGES)?.map(({ where, count }) => {
    const start = where === 'second' ? inPaste : inRun;
    if (where !== 'first') inPaste += count;
    if (where !== 'second') inRun += count;
    return { where, count, start, end: start + count };
  });
}

/** The weight of the run's words between the first and the last word in common; what it has before and after them weighs 1 at most. */
function weightOfCompared(parts: readonly Part[], first: number, filed: readonly ComparedWord[]): number {
  const last = parts.findLastIndex(({ where }) => where === 'both');
  let sum = 0;
  parts.forEach(({ where, start, end }, index) => {
    if (where === 'second' || index < first - 1 || index > last + 1) return;
    const weight = weightBetween(filed, start, end);
    sum += index < first || index > last ? Math.min(weight, 1) : weight;
  });
  return sum;
}

/** Words changed by a letter or two count half. */
function weightOfSlips(
  parts: readonly Part[],
  pasted: readonly ComparedWord[],
  filed: readonly ComparedWord[],
): number {
  let sum = 0;
  parts.forEach(({ where, count, start }, index) => {
    const next = parts[index + 1];
    if (where === 'both' || next === undefined || next.where === 'both' || next.where === where) return;
    const [words, others] = where === 'first' ? [filed, pasted] : [pasted, filed];
    for (let place = 0; place < Math.min(count, next.count); place += 1) {
      const word = words[start + place] as ComparedWord;
      if (isSlip(word, others[next.start + place] as ComparedWord)) sum += 0.5 * word.weight;
    }
  });
  return sum;
}

function textOf(words: readonly Word[], text: string): string {
  const [first] = words;
  const last = words.at(-1);
  return first === undefined || last === undefined ? '' : text.slice(first.start, last.end);
}
