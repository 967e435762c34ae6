import type { GatewayLoginError } from '../bot/delivery/login-error.js';
import type { Config } from '../config.js';

/** Where interactions come in: Discord's gateway, HTTP, or the preview. */
export type DoorKind = 'gateway' | 'http' | 'preview';

export interface Door {
  readonly kind: DoorKind;
  /** Such as `ready` or `reconnecting`. */
  state(): string;
  /** How long nothing was heard from Discord, in milliseconds; absent where there is no permanent connection. */
  silentForMs?(): number;
  /** Accepts nothing new, finishes what is in flight, and closes. */
  close(): Promise<void>;
  /** Resolves with the reason when the door has closed by itself. */
  readonly ended?: Promise<GatewayLoginError | undefined>;
}

/** How long answers in flight may take when the bot is stopped. */
export const SHUTDOWN_GRACE_MS = 8_000;

/** HTTP with a public key, else the gateway with a token, else the preview. */
export function doorKind({ publicKey, discordToken }: Pick<Config, 'publicKey' | 'discordToken'>): DoorKind {
  if (publicKey !== undefined) return 'http';
  return discordToken === undefined ? 'preview' : 'gateway';
}
