import { addToGroup } from '../record/group-by.js';
import type { FiledRun } from './filed-runs.js';
import { totalWeight, type Word, weightOf } from './words.js';

/** Whether a run has all pieces, in order and without overlap. */
export function holdsInOrder(run: readonly Word[], pieces: readonly (readonly Word[])[]): boolean {
  let from = 0;
  for (const piece of pieces) {
    const at = indexOfWords(run, piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

/** Where words are in a row in others, from `from` on; -1 where they are not. */
function indexOfWords(words: readonly Word[], wanted: readonly Word[], from: number): number {
  if (wanted.length === 0) return -1;
  for (let at = from; at + wanted.length <= words.length; at += 1)
    if (commonLength(words, at, wanted, 0) === wanted.length) return at;
  return -1;
}

/** How many words are the same in a row from two places on. */
function commonLength(words: readonly Word[], at: number, others: readonly Word[], otherAt: number): number {
  let length = 0;
  while (
    at + length < words.length &&
    otherAt + length < others.length &&
    words[at + length]?.key === others[otherAt + length]?.key
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

/** The places of a word in the runs on file, by its key. */
type Places = ReadonlyMap<string, readonly { readonly run: FiledRun; readonly at: number }[]>;

/**
 * Covers pasted words with segments of runs on file, each as long as possible; of two as long, the one that continues the run before.
 * @returns the segments in order, or undefined where too much is left uncovered
 */
export function coverWith(
  pieces: readonly (readonly Word[])[],
  runs: readonly FiledRun[],
): readonly Segment[] | undefined {
  const places = placesOf(runs);
  const segments: Segment[] = [];
  let weightBetween = 0;
  for (const piece of pieces) {
    let at = 0;
    while (at < piece.length) {
      const segment = longestSegment(piece, at, places, segments.at(-1)?.run);
      if (segment === undefined) {
        weightBetween += weightOf(piece[at] as Word);
        if (weightBetween > MAX_WEIGHT_BETWEEN) return undefined;
      } else segments.push(segment);
      at += segment?.length ?? 1;
    }
  }
  return segments;
}

function placesOf(runs: readonly FiledRun[]): Places {
  const places = new Map<string, { readonly run: FiledRun; readonly at: number }[]>();
  for (const run of runs)
    run.words.forEach(({ key }, at) => {
      addToGroup(places, key, { run, at });
    });
  return places;
}

function longestSegment(
  piece: readonly Word[],
  at: number,
  places: Places,
  runBefore: FiledRun | undefined,
): Segment | undefined {
  let longest: Segment | undefined;
  for (const { run, at: runAt } of places.get(piece[at]?.key ?? '') ?? []) {
    const length = commonLength(piece, at, run.words, runAt);
    if (longest === undefined || length > longest.length || (length === longest.length && run === runBefore))
      longest = { run, length };
  }
  if (longest === undefined) return undefined;
  const isWholeRun = longest.length === longest.run.words.length;
  return isWholeRun || totalWeight(piece.slice(at, at + longest.length)) >= MIN_SEGMENT_WEIGHT ? longest : undefined;
}
