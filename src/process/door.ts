import type { Health } from './monitor/health.js';

/** A way in for interactions, as the process sees it. */
export interface Door {
  readonly kind: Health['door']['kind'];
  /** Such as `ready` or `reconnecting`. */
  state(): string;
  /** Takes nothing new, finishes what is in flight, and closes. */
  close(): Promise<void>;
  /** Resolves when the door has closed by itself, with the reason. */
  readonly ended?: Promise<string | undefined>;
}

/** How long answers in flight may take when the bot is stopped, in milliseconds. */
export const GRACE = 8_000;
