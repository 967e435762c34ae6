import { setTimeout as sleep } from 'node:timers/promises';

/** Pauses before further attempts; the last one repeats. An outage of a second is over within them. */
const PAUSES_MS = [100, 300, 700] as const;
/** Each pause is up to this much longer or shorter, so that replies that failed together do not come back together. */
const JITTER = 0.25;

export interface RetryOptions {
  /** Whether a failure may be over at the next attempt. */
  isTransient(error: unknown): boolean;
  /** No attempt begins later than this after the first, in milliseconds. */
  readonly maxMs: number;
  /** For tests. */
  readonly now?: () => number;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  readonly random?: () => number;
}

/**
 * Repeats a request while it fails for a reason that may pass.
 * @throws {unknown} what the last attempt threw
 */
export async function retry<Value>(request: () => Promise<Value>, options: RetryOptions): Promise<Value> {
  const { isTransient, maxMs, now = () => performance.now(), wait = sleep, random = Math.random } = options;
  const started = now();
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await request();
    } catch (error) {
      const pause = (PAUSES_MS[attempt] ?? PAUSES_MS[PAUSES_MS.length - 1] ?? 0) * (1 + JITTER * (2 * random() - 1));
      if (!isTransient(error) || now() - started + pause > maxMs) throw error;
      await wait(pause);
    }
  }
}
