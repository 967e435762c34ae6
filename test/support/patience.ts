import { setTimeout as wait } from 'node:timers/promises';

const SLOWNESS = Number(process.env.TEST_SLOWNESS ?? '') || 1;
const POLL_MS = 25;
const DEFAULT_MS = 60_000;

/**
 * How long to wait for something that takes at most this long on an idle machine, in milliseconds. Limits are there to end a test that
 * hangs, never to judge speed.
 */
export const patience = (milliseconds: number): number => Math.ceil(milliseconds * SLOWNESS);

/**
 * Waits until a condition holds; one that throws does not hold yet.
 * @param what says what was waited for when it never comes
 */
export async function eventually(
  condition: () => boolean | Promise<boolean>,
  what: string | (() => string),
): Promise<void> {
  const deadline = performance.now() + patience(DEFAULT_MS);
  const holds = async (): Promise<boolean> => {
    try {
      return await condition();
    } catch {
      return false;
    }
  };
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`never: ${typeof what === 'string' ? what : what()}`);
    await wait(POLL_MS);
  }
}
