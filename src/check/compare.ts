import { diffArrays } from 'diff';
import { distance } from 'fastest-levenshtein';
import type { FiledRun } from './filed-runs.js';
import type { DifferencePart } from './verdicts.js';
import { type Word, weightOf, weightOfAll } from './words.js';

/**
 * Where words stand one after the other in others.
 * @param inside the words looked in
 * @param wanted the words looked for
 * @param from the first place looked at
 * @returns the place, or -1
 */
export function placeOf(inside: readonly Word[], wanted: readonly Word[], from = 0): number {
  const [first] = wanted;
  if (first === undefined) return -1;
  for (let at = from; at + wanted.length <= inside.length; at += 1) {
    if (inside[at]?.key !== first.key) continue;
    let length = 1;
    while (length < wanted.length && inside[at + length]?.key === wanted[length]?.key) length += 1;
    if (length === wanted.length) return at;
  }
  return -1;
}

/**
 * Whether all pieces stand in a run, in order and without overlap.
 * @param run the run's words
 * @param pieces the pieces
 */
export function holdsInOrder(run: readonly Word[], pieces: readonly (readonly Word[])[]): boolean {
  let from = 0;
  for (const piece of pieces) {
    const at = placeOf(run, piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

/** A stretch of pasted words that stands in a run on file. */
export interface Segment {
  readonly run: FiledRun;
  readonly runStart: number;
  readonly length: number;
}

/** So much must stand together before a stretch counts as taken from a run. */
const LEAST_SEGMENT = 2.5;
/** So much may stand between stretches: a comma, an "and". */
const MOST_BETWEEN = 0.5;

/**
 * Covers pasted words with stretches of runs on file, each as long as it gets; where two are as long, the run before goes on.
 * @param pieces the pasted words
 * @param runs the runs on file
 * @returns the stretches in order, or undefined where something is left uncovered
 */
export function coverWith(
  pieces: readonly (readonly Word[])[],
  runs: readonly FiledRun[],
): readonly Segment[] | undefined {
  const starts = new Map<string, { readonly run: FiledRun; readonly at: number }[]>();
  for (const run of runs)
    run.words.forEach(({ key }, at) => {
      const list = starts.get(key);
      if (list === undefined) starts.set(key, [{ run, at }]);
      else list.push({ run, at });
    });
  const segments: Segment[] = [];
  let between = 0;
  for (const piece of pieces) {
    let at = 0;
    while (at < piece.length) {
      const best = longestAt(piece, at, starts, segments.at(-1)?.run);
      if (best === undefined) {
        between += weightOf(piece[at] as Word);
        if (between > MOST_BETWEEN) return undefined;
        at += 1;
      } else {
        segments.push(best);
        at += best.length;
      }
    }
  }
  return segments;
}

function longestAt(
  piece: readonly Word[],
  at: number,
  starts: ReadonlyMap<string, readonly { readonly run: FiledRun; readonly at: number }[]>,
  before: FiledRun | undefined,
): Segment | undefined {
  let best: Segment | undefined;
  for (const { run, at: runStart } of starts.get(piece[at]?.key ?? '') ?? []) {
    let length = 1;
    while (at + length < piece.length && run.words[runStart + length]?.key === piece[at + length]?.key) length += 1;
    if (best === undefined || length > best.length || (length === best.length && run === before))
      best = { run, runStart, length };
  }
  if (best === undefined) return undefined;
  const whole = best.length === best.run.words.length;
  return whole || weightOfAll(piece.slice(at, at + best.length)) >= LEAST_SEGMENT ? best : undefined;
}

/** How far two wordings are the same. */
export interface Likeness {
  /** 0 (nothing in common) to 1 (the same words in the same order). */
  readonly score: number;
  /** The weight of the words in common. */
  readonly common: number;
  readonly difference: readonly DifferencePart[];
}

/** A word with so small a share of other letters is a slip or another spelling of the same. */
const SLIP = 0.34;

/**
 * Compares pasted words with a run on file, word by word. What the run has before and after the words compared counts as left out, not as
 * changed.
 * @param pasted the pasted words
 * @param pastedText the text they stand in
 * @param run the run on file
 */
export function likeness(pasted: readonly Word[], pastedText: string, run: FiledRun): Likeness {
  const changes = diffArrays(
    run.words.map(({ key }) => key),
    pasted.map(({ key }) => key),
  );
  const parts: (DifferencePart & { readonly words: readonly Word[] })[] = [];
  let inRun = 0;
  let inPaste = 0;
  for (const { count, added, removed } of changes) {
    if (added) {
      const words = pasted.slice(inPaste, inPaste + count);
      parts.push({ where: 'pasted', words, text: textOf(words, pastedText) });
    } else {
      const words = run.words.slice(inRun, inRun + count);
      parts.push({ where: removed ? 'filed' : 'both', words, text: textOf(words, run.text) });
    }
    if (!removed) inPaste += count;
    if (!added) inRun += count;
  }
  const first = parts.findIndex(({ where }) => where === 'both');
  const last = parts.findLastIndex(({ where }) => where === 'both');
  if (first < 0) return { score: 0, common: 0, difference: parts };
  let common = 0;
  let filed = 0;
  parts.forEach(({ where, words }, index) => {
    const weight = weightOfAll(words);
    if (where === 'both') common += weight;
    if (where !== 'pasted' && index >= first - 1 && index <= last + 1)
      filed += index < first || index > last ? Math.min(weight, 1) : weight;
  });
  common += slipsOf(parts);
  const score = (2 * common) / (weightOfAll(pasted) + filed);
  return { score: Math.min(1, score), common, difference: parts.map(({ text, where }) => ({ text, where })) };
}

/** Words changed by a letter or two count for half. */
function slipsOf(parts: readonly { readonly where: string; readonly words: readonly Word[] }[]): number {
  let sum = 0;
  parts.forEach(({ where, words }, index) => {
    const next = parts[index + 1];
    if (where === 'both' || next === undefined || next.where === 'both' || next.where === where) return;
    words.forEach((word, at) => {
      const other = next.words[at];
      if (other === undefined || /\d/.test(word.key)) return;
      const longest = Math.max(word.key.length, other.key.length);
      if (longest >= 4 && distance(word.key, other.key) / longest <= SLIP) sum += 0.5 * weightOf(word);
    });
  });
  return sum;
}

function textOf(words: readonly Word[], text: string): string {
  const [first] = words;
  const last = words.at(-1);
  return first === undefined || last === undefined ? '' : text.slice(first.start, last.end);
}
