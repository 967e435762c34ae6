import type { GatewayLoginError } from '../bot/delivery/login-error.js';
import type { Health } from './monitor/health.js';

/** Where interactions come in: the gateway, HTTP, or the preview. */
export interface Door {
  readonly kind: Health['door']['kind'];
  /** Such as `ready` or `reconnecting`. */
  state(): string;
  /** Accepts nothing new, finishes what is in flight, and closes. */
  close(): Promise<void>;
  /** Resolves with the reason when the door has closed by itself. */
  readonly ended?: Promise<GatewayLoginError | undefined>;
}

/** How long answers in flight may take when the bot is stopped. */
export const SHUTDOWN_GRACE_MS = 8_000;
