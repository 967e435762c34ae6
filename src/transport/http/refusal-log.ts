import type { Logger } from '../../log.js';
import type { Refusal } from './signature.js';

/** With a wrong clock every request is refused: one warning a minute is enough. */
const STALE_WARNING_INTERVAL_MS = 60_000;

/** Logs refused requests at level debug, and warns where the clock may be the reason. */
export function createRefusalLog(log: Logger): (why: Refusal, timestamp: unknown) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (why, timestamp) => {
    log.debug({ why }, 'a request that is not from Discord was refused');
    if (why !== 'stale' || performance.now() - last < STALE_WARNING_INTERVAL_MS) return;
    last = performance.now();
    const seconds = Math.round(Date.now() / 1_000 - Number(timestamp));
    log.warn(
      { seconds },
      'a request is more than five minutes off: it was recorded or made up, or the clock of this machine is wrong',
    );
  };
}
