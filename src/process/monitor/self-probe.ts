import { withDeadline } from '../../bot/delivery/with-deadline.js';
import type { Logger } from '../../log.js';

const INTERVAL_MS = 15_000;
/** After this, a user would be asked to try again. */
const MAX_ANSWER_MS = 2_000;

/** Asks the bot a question of its own regularly, so that it is known to answer even when nobody asks. */
export interface SelfProbe {
  /** Resolves when the first question was answered, or not. */
  readonly first: Promise<void>;
  /** How long ago a question was last answered in time, in milliseconds; absent before the first answer. */
  answeredAgoMs(): number | undefined;
  /** How late the event loop was for the last question, in milliseconds. */
  loopDelayMs(): number;
  stop(): void;
}

/** @param ask rejects where the question cannot be answered */
export function startSelfProbe(
  ask: () => Promise<unknown>,
  log: Logger,
  { intervalMs = INTERVAL_MS, maxAnswerMs = MAX_ANSWER_MS } = {},
): SelfProbe {
  let answeredAt: number | undefined;
  let loopDelayMs = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const probe = async (due: number): Promise<void> => {
    loopDelayMs = performance.now() - due;
    const isAnswered = ask().then(
      () => true,
      () => false,
    );
    const answered = await withDeadline(maxAnswerMs, isAnswered);
    const now = performance.now();
    if (answered === true && now - due <= maxAnswerMs) answeredAt = now;
    else log.warn({ ms: Math.round(now - due) }, 'the bot could not answer a question of its own in time');
    if (stopped) return;
    timer = setTimeout(() => void probe(now + intervalMs), intervalMs).unref();
  };
  return {
    first: probe(performance.now()),
    answeredAgoMs: () => (answeredAt === undefined ? undefined : performance.now() - answeredAt),
    loopDelayMs: () => loopDelayMs,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
