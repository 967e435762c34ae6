import type { Statement } from '../record/statement.js';
import { isSlip, type Likeness, likeness, MIN_TELLING_SCORE } from './compare.js';
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
  const mostLike = mostLikeIn(words);
  const promising: { readonly run: FiledRun; readonly at: number; readonly most: number }[] = [];
  for (const [at, run] of runs.entries()) {
    await budget.pause();
    const most = mostLike(run.words);
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

/**
 * What a run could score at best beside the pasted words: by the words, and slips of words, that they have in the same order.
 * @returns a function of the run's words
 */
function mostLikeIn(pasted: readonly Word[]): (filed: readonly Word[]) => number {
  const weight = totalWeight(pasted);
  const places = new Map<string, number>();
  for (const { key } of pasted) if (!places.has(key)) places.set(key, places.size);
  const counts = new Uint16Array(places.size);
  const own = pasted.map(({ key }) => places.get(key) as number);
  for (const place of own) counts[place] = (counts[place] as number) + 1;
  return (filed) => {
    const others = filed.map(({ key }) => places.get(key) ?? -1);
    const left = counts.slice();
    let inCommon = 0;
    others.forEach((place, at) => {
      if (place < 0 || left[place] === 0) return;
      left[place] = (left[place] as number) - 1;
      inCommon += weightOf(filed[at] as Word);
    });
    if (inCommon === 0) return 0;
    const withSlips = inCommon + 0.5 * Math.max(0, Math.min(weight, totalWeight(filed)) - inCommon);
    const loose = (2 * withSlips) / (weight + withSlips);
    if (loose < MIN_TELLING_SCORE || pasted.length * filed.length > MAX_PAIRS) return loose;
    const { common, slips } = commonInOrder({ words: pasted, places: own }, { words: filed, places: others });
    // Words that are only slips may count on the pasted side alone.
    return Math.min(loose, (2 * common) / (weight + Math.max(0, common - slips)));
  };
}

/** Words with a number each; the same number for the same word, and none of the other side's where it is in one only. */
interface Numbered {
  readonly words: readonly Word[];
  readonly places: readonly number[];
}

/** The greatest weight of words in common in the same order, a slip counting half; and what slips add to it at most. */
function commonInOrder(pasted: Numbered, filed: Numbered): { readonly common: number; readonly slips: number } {
  const { length } = filed.words;
  let before = new Float64Array(length + 1);
  let row = new Float64Array(length + 1);
  let slips = 0;
  pasted.words.forEach((word, index) => {
    const own = weightOf(word);
    const place = pasted.places[index];
    let most = 0;
    for (let at = 0; at < length; at += 1) {
      const isSame = place === filed.places[at];
      const gain = isSame ? own : slipGain(word, filed.words[at] as Word, own);
      if (!isSame && gain > most) most = gain;
      row[at + 1] = Math.max(row[at] as number, before[at + 1] as number, (before[at] as number) + gain);
    }
    slips += most;
    [before, row] = [row, before];
  });
  return { common: before[length] as number, slips };
}

const slipGain = (word: Word, other: Word, own: number): number =>
  isSlip(word.key, other.key) ? 0.5 * Math.max(own, weightOf(other)) : 0;
