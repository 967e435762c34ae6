import { errorForLog } from '../bot/delivery/error-for-log.js';
import type { Logger } from '../log.js';
import { EXIT } from './exit-codes.js';

/** Below the ten seconds that container runtimes wait before they kill a process. */
const MAX_STOP_MS = 9_500;

export interface SignalHandlers {
  /** Whether SIGHUP means that the terminal of this process was closed. */
  isTerminalClosed(): boolean;
  /** On SIGTERM and SIGINT: finishes what is in flight. */
  stop(): Promise<void>;
  /** On SIGHUP. */
  reload(): void;
}

/**
 * Ends the process on SIGTERM or SIGINT once what is in flight is finished, within ten seconds; a second signal ends it at once. SIGHUP
 * reloads, or ends the process when its terminal was closed. Replaces the listeners of the entry, `tools/signals.mjs`.
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
      if (signal === 'SIGHUP') dieOfHangUp();
      else process.exit(EXIT.ok);
    } catch (error) {
      log.error({ error: errorForLog(error) }, 'stopping failed');
      process.exit(EXIT.failure);
    }
  };
  const replace = (signal: 'SIGTERM' | 'SIGINT' | 'SIGHUP', listener: () => void): void => {
    const before = process.listeners(signal);
    process.on(signal, listener);
    // Only then: without any listener, Node forgets a signal that has come and has not been heard yet.
    for (const old of before) process.removeListener(signal, old);
  };
  replace('SIGTERM', () => void stop('SIGTERM'));
  replace('SIGINT', () => void stop('SIGINT'));
  replace('SIGHUP', () => (handlers.isTerminalClosed() ? void stop('SIGHUP') : handlers.reload()));
}

/** Node aborts when it exits in order without the terminal it has to restore. */
function dieOfHangUp(): void {
  process.removeAllListeners('SIGHUP');
  process.kill(process.pid, 'SIGHUP');
}
