import { type ComparedWord, weightBetween } from './compared-words.js';
import type { FiledRun } from './filed-runs.js';

/** Whether a run has all pieces, in order and without overlap. */
export function holdsInOrder(run: readonly ComparedWord[], pieces: readonly (readonly ComparedWord[])[]): boolean {
  let from = 0;
  for (const piece of pieces) {
    const at = indexOfWords(run, piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

/** Where words are in a row in others, from `from` on; -1 where they are not. */
function indexOfWords(words: readonly ComparedWord[], wanted: readonly ComparedWord[], from: number): number {
  if (wanted.length === 0) return -1;
  for (let at = from; at + wanted.length <= words.length; at += 1)
    if (commonLength(words, at, wanted, 0) === wanted.length) return at;
  return -1;
}

/** How many words are the same in a row from two places on. */
function commonLength(
  words: readonly ComparedWord[],
  at: number,
  others: readonly ComparedWord[],
  otherAt: number,
): number {
  let length = 0;
  while (
    at + length < words.length &&
    otherAt + length < others.length &&
    words[at + length] === others[otherAt + length]
  )
    length += 1;
  return length;
}

/** A stretch of pasted words that a run on file has too. */
export interface Segment {
  readonly run: FiledRun;
  readonly length: number;
}

/** Weight of words in a row before they count as taken from a run. */
const MIN_SEGMENT_WEIGHT = 2.5;
/** Weight of all words between segments: a comma, an "and". */
const MAX_WEIGHT_BETWEEN = 0.5;

/**
 * Covers pasted words with segments of runs on file, each as long as possible; of two as long, the one that continues the run before.
 * @returns the segments in order, or undefined where too much is left uncovered
 */
export function coverWith(
  pieces: readonly (readonly ComparedWord[])[],
  runs: readonly FiledRun[],
): readonly Segment[] | undefined {
  const segments: Segment[] = [];
  let uncovered = 0;
  for (const piece of pieces) {
    let at = 0;
    while (at < piece.length) {
      const segment = longestSegment(piece, at, runs, segments.at(-1)?.run);
      if (segment === undefined) {
        uncovered += (piece[at] as ComparedWord).weight;
        if (uncovered > MAX_WEIGHT_BETWEEN) return undefined;
      } else segments.push(segment);
      at += segment?.length ?? 1;
    }
  }
  return segments;
}

/** The words of most pastes are nowhere covered from the beginning: runs are looked through rather than listed by their words. */
function longestSegment(
  piece: readonly ComparedWord[],
  at: number,
  runs: readonly FiledRun[],
  runBefore: FiledRun | undefined,
): Segment | undefined {
  let longest: Segment | undefined;
  const word = piece[at] as ComparedWord;
  for (const run of runs)
    for (let runAt = run.words.indexOf(word); runAt >= 0; runAt = run.words.indexOf(word, runAt + 1)) {
      const length = commonLength(piece, at, run.words, runAt);
      if (longest === undefined || length > longest.length || (length === longest.length && run === runBefore))
        longest = { run, length };
    }
  if (longest === undefined) return undefined;
  const isWholeRun = longest.length === longest.run.words.length;
  return isWholeRun || weightBetween(piece, at, at + longest.length) >= MIN_SEGMENT_WEIGHT ? longest : undefined;
}
