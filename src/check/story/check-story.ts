import type { Checker } from '../checker.js';
import type { Judged } from '../verdicts.js';
import { WorkBudgetExceededError } from '../work-budget.js';
import { halvesOf, type Piece, piecesOf } from './pieces.js';

/** The longest story that is checked, in UTF-16 units: about 30,000 words. */
export const MAX_STORY_CHARS = 200_000;

/** Pieces that take too long before the rest of a story is given up. */
const MAX_SLOW_PIECES = 3;

/** A stretch of a story of which nothing, or not all, was judged. */
export interface Unchecked extends Piece {
  /**
   * `too-long`: it is beyond the greatest length of a story; `too-much`: more quotations or figures, or a longer quotation, than the checker
   * takes at once; `too-slow`: it takes too long.
   */
  readonly why: 'too-long' | 'too-much' | 'too-slow';
}

/** A whole story, judged. Offsets are those of the text that was given. */
export interface StoryCheck {
  /** Every quotation in marks and every figure, in the order of the text. */
  readonly judged: readonly Judged[];
  readonly unchecked: readonly Unchecked[];
}

/**
 * Checks a whole story piece by piece, each like a pasted text. Sentences without quotation marks are nobody's quotations here.
 * @param checker one version's, so that the whole story is judged by one record
 * @param signal stops between two pieces
 * @throws {CheckQueueFullError} when too many texts wait to be checked
 * @throws the reason of the signal
 */
export async function checkStory(text: string, checker: Checker, signal?: AbortSignal): Promise<StoryCheck> {
  const checked = text.slice(0, MAX_STORY_CHARS);
  const judged: Judged[] = [];
  const unchecked: Unchecked[] = [];
  const left = piecesOf(checked).reverse();
  for (let piece = left.pop(); piece !== undefined; piece = left.pop()) {
    signal?.throwIfAborted();
    const { start, end } = piece;
    if (checked.slice(start, end).trim() === '') continue;
    const report = await checker.check(checked.slice(start, end), signal).catch(tooSlow);
    if (report === undefined) {
      unchecked.push({ ...piece, why: 'too-slow' });
      if (unchecked.filter(({ why }) => why === 'too-slow').length < MAX_SLOW_PIECES) continue;
      if (end < checked.length) unchecked.push({ start: end, end: checked.length, why: 'too-slow' });
      break;
    }
    const halves = report.more ? halvesOf(checked, piece) : undefined;
    if (halves !== undefined) {
      left.push(halves[1], halves[0]);
      continue;
    }
    if (report.more) unchecked.push({ ...piece, why: 'too-much' });
    for (const one of report.judged)
      if (one.kind !== 'quote' || one.marked) judged.push({ ...one, start: start + one.start, end: start + one.end });
  }
  if (text.length > MAX_STORY_CHARS) unchecked.push({ start: MAX_STORY_CHARS, end: text.length, why: 'too-long' });
  return { judged, unchecked };
}

function tooSlow(error: unknown): undefined {
  if (!(error instanceof WorkBudgetExceededError)) throw error;
}
