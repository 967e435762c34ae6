import { setImmediate as nextTurn } from 'node:timers/promises';

/** A text takes more work than one reader may ask for. */
export class WorkBudgetExceededError extends Error {
  constructor() {
    super('the text takes too long to check');
    this.name = 'WorkBudgetExceededError';
  }
}

/** The work that one text may cost. */
export interface WorkBudget {
  /**
   * Called between two pieces of work: lets others run when this text has worked for a while.
   * @throws {WorkBudgetExceededError} when the text has used up its time
   * @throws the reason of the signal once that is aborted
   */
  pause(): Promise<void>;
}

/** The longest stretch of work before others are let through, in milliseconds. */
const MAX_STRETCH_MS = 10;

/**
 * Counts the time that one text works, not the time in which others do.
 * @param maxMs how long it may work in all
 */
export function createWorkBudget(
  maxMs: number,
  { signal, now = () => performance.now() }: { readonly signal?: AbortSignal; readonly now?: () => number } = {},
): WorkBudget {
  let used = 0;
  let started = now();
  return {
    async pause() {
      const stretch = now() - started;
      if (used + stretch > maxMs) throw new WorkBudgetExceededError();
      if (stretch < MAX_STRETCH_MS) return;
      used += stretch;
      await nextTurn();
      signal?.throwIfAborted();
      started = now();
    },
  };
}
