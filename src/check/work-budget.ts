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
  /** Whether a pause would do anything. Between pieces of work that take no time, a pause that does nothing costs more than they do. */
  isPauseDue(): boolean;
}

/** The longest stretch of work before others are let through, in milliseconds. */
const MAX_STRETCH_MS = 10;

/** Two clocks, in milliseconds: time that passes, and time that this process works. */
export interface WorkClock {
  passed(): number;
  worked(): number;
}

const PROCESS_CLOCK: WorkClock = {
  passed: () => performance.now(),
  worked: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  },
};

/**
 * Counts the time that one text works: not the time in which other texts do, nor that in which other processes have the machine. Other
 * threads of this process may work meanwhile, so whichever clock shows less is right.
 * @param maxMs how long it may work in all
 */
export function createWorkBudget(
  maxMs: number,
  { signal, clock = PROCESS_CLOCK }: { readonly signal?: AbortSignal; readonly clock?: WorkClock } = {},
): WorkBudget {
  const now = () => ({ passed: clock.passed(), worked: clock.worked() });
  let used = 0;
  let started = now();
  const isDueAfter = (passed: number): boolean => passed >= MAX_STRETCH_MS || used + passed > maxMs;
  return {
    isPauseDue: () => isDueAfter(clock.passed() - started.passed),
    async pause() {
      const passed = clock.passed() - started.passed;
      if (!isDueAfter(passed)) return;
      const stretch = Math.min(passed, clock.worked() - started.worked);
      if (used + stretch > maxMs) throw new WorkBudgetExceededError();
      used += stretch;
      await nextTurn();
      signal?.throwIfAborted();
      started = now();
    },
  };
}
