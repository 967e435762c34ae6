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

/**
 * Compares pasted words with a run on file, word by word. What the run has before and after the words compared counts as left out, not as
 * changed.
 */
export function likeness(
  pasted: readonly ComparedWord[],
  filed: readonly ComparedWord[],
  aligner = new Aligner<ComparedWord>(),
): Likeness {
  const parts = aligned(pasted, filed, aligner);
  const first = parts?.findIndex(isInBoth) ?? -1;
  if (parts === undefined || first < 0) return UNLIKE;
  const last = parts.findLastIndex(isInBoth);
  let inRun = 0;
  let inPaste = 0;
  let commonWeight = 0;
  let comparedWeight = 0;
  for (let at = 0; at < parts.length; at += 1) {
    const { where, count } = parts[at] as Stretch;
    const weight = where === 'second' ? 0 : weightBetween(filed, inRun, inRun + count);
    if (where === 'both') commonWeight += weight;
    else commonWeight += weightOfSlips({ part: parts[at], next: parts[at + 1], inRun, inPaste }, pasted, filed);
    // What the run has before and after the words in common weighs 1 at most.
    if (at >= first && at <= last) comparedWeight += weight;
    else if (at === first - 1 || at === last + 1) comparedWeight += Math.min(weight, 1);
    if (where !== 'first') inPaste += count;
    if (where !== 'second') inRun += count;
  }
  return { score: Math.min(1, (2 * commonWeight) / (weightOfAll(pasted) + comparedWeight)), commonWeight };
}

const isInBoth = ({ where }: Stretch): boolean => where === 'both';

/** Two stretches in a row, and where the first of them begins in the run and in the paste. */
interface Neighbours {
  readonly part: Stretch | undefined;
  readonly next: Stretch | undefined;
  readonly inRun: number;
  readonly inPaste: number;
}

/** Words with a letter or two changed count half: each is compared with the word at the same place in the other list. */
function weightOfSlips(
  { part, next, inRun, inPaste }: Neighbours,
  pasted: readonly ComparedWord[],
  filed: readonly ComparedWord[],
): number {
  if (part === undefined || next === undefined || next.where === 'both' || next.where === part.where) return 0;
  let sum = 0;
  for (let place = 0; place < Math.min(part.count, next.count); place += 1) {
    const [inFiled, inPasted] = [filed[inRun + place] as ComparedWord, pasted[inPaste + place] as ComparedWord];
    const [word, other] = part.where === 'first' ? [inFiled, inPasted] : [inPasted, inFiled];
    if (isSlip(word, other)) sum += 0.5 * word.weight;
  }
  return sum;
}

/** The words of a run and of a paste side by side; nothing where they have too little in common to be worth it. */
const aligned = (
  pasted: readonly ComparedWord[],
  filed: readonly ComparedWord[],
  aligner: Aligner<ComparedWord>,
): Stretch[] | undefined => aligner.align(filed, pasted, MAX_CHANGES);

/** The difference between pasted words and a run, as a reader is shown it. */
export function differenceTo(
  run: FiledRun,
  pasted: { readonly words: readonly Word[]; readonly compared: readonly ComparedWord[]; readonly text: string },
): DifferencePart[] {
  const filed = trimMarks(wordsOf(run.text));
  let [inRun, inPaste] = [0, 0];
  return (aligned(pasted.compared, run.words, new Aligner()) ?? []).map(({ where, count }) => {
    const part: DifferencePart =
      where === 'second'
        ? { text: textOf(pasted.words.slice(inPaste, inPaste + count), pasted.text), where: 'pasted' }
        : { text: textOf(filed.slice(inRun, inRun + count), run.text), where: where === 'first' ? 'filed' : 'both' };
    if (where !== 'first') inPaste += count;
    if (where !== 'second') inRun += count;
    return part;
  });
}

function textOf(words: readonly Word[], text: string): string {
  const [first] = words;
  const last = words.at(-1);
  return first === undefined || last === undefined ? '' : text.slice(first.start, last.end);
}
