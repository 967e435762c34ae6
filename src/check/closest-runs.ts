import type { Statement } from '../record/statement.js';
import { Aligner } from './alignment.js';
import { type Likeness, likeness, MIN_TELLING_SCORE } from './compare.js';
import { type ComparedWord, weightOfAll } from './compared-words.js';
import type { FiledRun } from './filed-runs.js';
import { isSlip } from './spelling-slips.js';
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
  words: readonly ComparedWord[],
  runs: readonly FiledRun[],
  statements: number,
  budget: WorkBudget,
): Promise<Compared[]> {
  const mostLike = mostLikeIn(words);
  const promising: { readonly run: FiledRun; readonly at: number; readonly most: number }[] = [];
  for (const [at, run] of runs.entries()) {
    if (budget.isPauseDue()) await budget.pause();
    const most = mostLike(run.words);
    if (most >= MIN_TELLING_SCORE) promising.push({ run, at, most });
  }
  promising.sort((a, b) => b.most - a.most);
  const found: (Compared & { readonly at: number })[] = [];
  const closestOfKind = new Map<FiledRun['kind'], number>();
  const scores = new Map<Statement, number>();
  let wanted = 0;
  const aligner = new Aligner<ComparedWord>();
  for (const { run, at, most } of promising) {
    if (most < wanted && most < (closestOfKind.get(run.kind) ?? 0)) continue;
    if (budget.isPauseDue()) await budget.pause();
    const like = likeness(words, run.words, aligner);
    found.push({ run, at, like });
    closestOfKind.set(run.kind, Math.max(like.score, closestOfKind.get(run.kind) ?? 0));
    if (like.score <= wanted) continue;
    scores.set(run.statement, Math.max(like.score, scores.get(run.statement) ?? 0));
    wanted = [...scores.values()].sort((a, b) => b - a)[statements - 1] ?? 0;
  }
  return found.sort((a, b) => a.at - b.at);
}

/**
 * What a run could score at best beside the pasted words: by the words, and slips of words, that they have in the same order.
 * @returns a function of the run's words
 */
function mostLikeIn(pasted: readonly ComparedWord[]): (filed: readonly ComparedWord[]) => number {
  const weight = weightOfAll(pasted);
  const places = new Map<ComparedWord, number>();
  for (const word of pasted) if (!places.has(word)) places.set(word, places.size);
  const counts = new Uint16Array(places.size);
  for (const word of pasted) counts[places.get(word) as number] = (counts[places.get(word) as number] as number) + 1;
  const left = new Uint16Array(places.size);
  return (filed) => {
    left.set(counts);
    let inCommon = 0;
    for (const word of filed) {
      const place = places.get(word);
      if (place === undefined || left[place] === 0) continue;
      left[place] = (left[place] as number) - 1;
      inCommon += word.weight;
    }
    if (inCommon === 0) return 0;
    const withSlips = inCommon + 0.5 * Math.max(0, Math.min(weight, weightOfAll(filed)) - inCommon);
    const loose = (2 * withSlips) / (weight + withSlips);
    if (loose < MIN_TELLING_SCORE || pasted.length * filed.length > MAX_PAIRS) return loose;
    const { common, slips } = commonInOrder(pasted, filed);
    // Words that are only slips may count on the pasted side alone.
    return Math.min(loose, (2 * common) / (weight + Math.max(0, common - slips)));
  };
}

/** The greatest weight of words in common in the same order, a slip counting half; and what slips add to it at most. */
function commonInOrder(
  pasted: readonly ComparedWord[],
  filed: readonly ComparedWord[],
): { readonly common: number; readonly slips: number } {
  const { length } = filed;
  /** The weight in common with the beginning of the run up to each word: of the pasted words so far. */
  const row = new Float64Array(length + 1);
  let slips = 0;
  for (const word of pasted) {
    let most = 0;
    let diagonal = 0;
    for (let at = 0; at < length; at += 1) {
      const other = filed[at] as ComparedWord;
      const above = row[at + 1] as number;
      let best = Math.max(above, row[at] as number);
      if (word === other) best = Math.max(best, diagonal + word.weight);
      else if (isSlip(word, other)) {
        const gain = 0.5 * Math.max(word.weight, other.weight);
        most = Math.max(most, gain);
        best = Math.max(best, diagonal + gain);
      }
      row[at + 1] = best;
      diagonal = above;
    }
    slips += most;
  }
  return { common: row[length] as number, slips };
}
