import { CheckQueueFullError } from '../check/queued-checker.js';
import { UnreadableStoryError } from '../check/story/story-file.js';

/** How checking a story ended. `refused`: too much was being checked; `stopped`: the client disconnected, or the time was up. */
export type StoryOutcome = 'checked' | 'unreadable' | 'refused' | 'stopped' | 'failed';

/** How many whole stories were checked since the process started, by outcome, and the seconds that it took. */
export type StoryCounts = Readonly<Record<StoryOutcome, number>> & { readonly seconds: number };

/** Counts stories, and keeps nothing else of them. */
export class StoryCounter {
  readonly #counts = { checked: 0, unreadable: 0, refused: 0, stopped: 0, failed: 0, seconds: 0 };

  get counts(): StoryCounts {
    return { ...this.#counts };
  }

  /** Counts one check by how it ends. @throws what the check throws */
  async count<T>(check: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    const began = performance.now();
    try {
      const checked = await check();
      this.#counts.checked += 1;
      return checked;
    } catch (error) {
      this.#counts[outcomeOf(error, signal)] += 1;
      throw error;
    } finally {
      this.#counts.seconds += (performance.now() - began) / 1_000;
    }
  }
}

function outcomeOf(error: unknown, signal: AbortSignal | undefined): StoryOutcome {
  if (error instanceof CheckQueueFullError) return 'refused';
  if (error instanceof UnreadableStoryError) return 'unreadable';
  return signal?.aborted === true ? 'stopped' : 'failed';
}
