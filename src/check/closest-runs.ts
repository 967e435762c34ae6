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
  for (let at = 0; at < runs.length; at += 1) {
    const run = runs[at] as FiledRun;
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

/** What is known of a word on file beside the pasted ones. */
interface Beside {
  /** Which of the different pasted words it is; `NONE` where it is none of them. */
  readonly place: number;
  /** What it adds at most where it is a slip of a pasted word. */
  readonly slip: number;
}

const NONE = -1;

/**
 * What a run could score at best beside the pasted words: by the words, and slips of words, that they have in common in whatever order. The
 * runs that one quote is compared with share most of their words, so each word is compared with the pasted ones once.
 * @returns a function of the run's words
 */
function mostLikeIn(pasted: readonly ComparedWord[]): (filed: readonly ComparedWord[]) => number {
  const weight = weightOfAll(pasted);
  const different = [...new Set(pasted)];
  const places = new Map(different.map((word, place) => [word, place]));
  const placeOf = (word: ComparedWord): number => places.get(word) ?? NONE;
  const counts = new Uint16Array(different.length);
  for (const word of pasted) counts[placeOf(word)] = (counts[placeOf(word)] as number) + 1;
  const left = new Uint16Array(different.length);
  const known = new Map<ComparedWord, Beside>();
  const besideOf = (word: ComparedWord): Beside => {
    const there = known.get(word);
    if (there !== undefined) return there;
    const beside = { place: placeOf(word), slip: mostAsSlip(word, different) };
    known.set(word, beside);
    return beside;
  };
  return (filed) => {
    left.set(counts);
    let inCommon = 0;
    let withSlips = 0;
    let slips = 0;
    let filedWeight = 0;
    for (const word of filed) {
      const { place, slip } = besideOf(word);
      const isShared = place !== NONE && left[place] !== 0;
      if (isShared) {
        left[place] = (left[place] as number) - 1;
        inCommon += word.weight;
      }
      withSlips += isShared ? Math.max(word.weight, slip) : slip;
      slips += slip;
      filedWeight += word.weight;
    }
    if (inCommon === 0) return 0;
    const loose = inCommon + 0.5 * Math.max(0, Math.min(weight, filedWeight) - inCommon);
    // Words that are only slips may count on the pasted side alone.
    return Math.min((2 * loose) / (weight + loose), (2 * withSlips) / (weight + Math.max(0, withSlips - slips)));
  };
}

/** What a word on file adds at most where it is a slip of one of the pasted words. */
function mostAsSlip(word: ComparedWord, pasted: readonly ComparedWord[]): number {
  let most = 0;
  for (const other of pasted)
    if (other !== word && isSlip(other, word)) most = Math.max(most, 0.5 * Math.max(word.weight, other.weight));
  return most;
}
