import type { Statement } from '../record/statement.js';
import { highestScore, isSlip, type Likeness, likeness, MIN_TELLING_SCORE } from './compare.js';
import type { FiledRun } from './filed-runs.js';
import { totalWeight, type Word, weightOf } from './words.js';
import type { WorkBudget } from './work-budget.js';

/** A run with how far it is like what was pasted. */
export interface Compared {
  readonly run: FiledRun;
  readonly like: Likeness;
}

/** Pairs of words beyond which only the words themselves are counted, whatever their order. */
const MAX_PAIRS = 40_000;

/**
 * Compares pasted words with the runs that may be closest, most promising first: comparing word by word takes long, and most runs share a
 * few words only. Left out is what can neither be the closest of its kind nor among the closest statements.
 * @param statements how many of the closest statements are wanted
 * @returns in the order of the runs
 */
export async function closestRuns(
  { words, text }: { readonly words: readonly Word[]; readonly text: string },
  runs: readonly FiledRun[],
  statements: number,
  budget: WorkBudget,
): Promise<Compared[]> {
  const promising: { readonly run: FiledRun; readonly at: number; readonly most: number }[] = [];
  for (const [at, run] of runs.entries()) {
    await budget.pause();
    const most = mostLike(words, run.words);
    if (most >= MIN_TELLING_SCORE) promising.push({ run, at, most });
  }
  promising.sort((a, b) => b.most - a.most);
  const found: (Compared & { readonly at: number })[] = [];
  const closestOfKind = new Map<FiledRun['kind'], number>();
  const scores = new Map<Statement, number>();
  for (const { run, at, most } of promising) {
    const wanted = [...scores.values()].sort((a, b) => b - a)[statements - 1] ?? 0;
    if (most < wanted && most < (closestOfKind.get(run.kind) ?? 0)) continue;
    await budget.pause();
    const like = likeness(words, text, run);
    found.push({ run, at, like });
    closestOfKind.set(run.kind, Math.max(like.score, closestOfKind.get(run.kind) ?? 0));
    scores.set(run.statement, Math.max(like.score, scores.get(run.statement) ?? 0));
  }
  return found.sort((a, b) => a.at - b.at);
}

/** What two wordings could score at best: by the words, and slips of words, that they have in the same order. */
function mostLike(pasted: readonly Word[], filed: readonly Word[]): number {
  const loose = highestScore(pasted, filed);
  if (loose < MIN_TELLING_SCORE || pasted.length * filed.length > MAX_PAIRS) return loose;
  const weight = totalWeight(pasted);
  const { common, slips } = commonInOrder(pasted, filed);
  // Words that are only slips may count on the pasted side alone.
  return Math.min(loose, (2 * common) / (weight + Math.max(0, common - slips)));
}

/** The greatest weight of words in common in the same order, a slip counting half; and what slips add to it at most. */
function commonInOrder(
  pasted: readonly Word[],
  filed: readonly Word[],
): { readonly common: number; readonly slips: number } {
  let before = new Float64Array(filed.length + 1);
  let row = new Float64Array(filed.length + 1);
  let slips = 0;
  for (const word of pasted) {
    const own = weightOf(word);
    let mayBeSlip = 0;
    for (let at = 0; at < filed.length; at += 1) {
      const other = filed[at] as Word;
      const gain =
        word.key === other.key ? own : isSlip(word.key, other.key) ? 0.5 * Math.max(own, weightOf(other)) : 0;
      if (gain > 0 && word.key !== other.key) mayBeSlip = Math.max(mayBeSlip, gain);
      row[at + 1] = Math.max(row[at] as number, before[at + 1] as number, (before[at] as number) + gain);
    }
    slips += mayBeSlip;
    [before, row] = [row, before];
  }
  return { common: before[filed.length] as number, slips };
}
