import { errorForLog } from '../bot/delivery/error-for-log.js';
import type { Logger } from '../log.js';
import { EXIT } from './exit-codes.js';

/** Below the ten seconds that container runtimes wait before they kill a process. */
const MAX_STOP_MS = 9_500;

export interface SignalHandlers {
  /** On SIGTERM and SIGINT: finishes what is in flight. */
  stop(): Promise<void>;
  /** On SIGHUP. */
  reload(): void;
}

/**
 * Ends the process on SIGTERM or SIGINT once what is in flight is finished, within ten seconds; a second signal ends it at once. SIGHUP
 * reloads.
 */
export function handleSignals(handlers: SignalHandlers, log: Logger): void {
  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) process.exit(EXIT.failure);
    stopping = true;
    log.info({ signal }, 'stopping: finishing what is in flight');
    setTimeout(() => {
      log.error('stopping took too long: giving up on what is left');
      process.exit(EXIT.failure);
    }, MAX_STOP_MS).unref();
    try {
      await handlers.stop();
      process.exit(EXIT.ok);
    } catch (error) {
      log.error({ error: errorForLog(error) }, 'stopping failed');
      process.exit(EXIT.failure);
    }
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('SIGHUP', () => handlers.reload());
}
