import { errorForLog } from '../bot/delivery/error-for-log.js';
import type { Logger } from '../log.js';

/** After a signal everything ends within this time, in milliseconds. */
const LONGEST_STOP = 9_500;

/** What signals do. */
export interface SignalHandlers {
  /** SIGTERM and SIGINT: finishes what is in flight. */
  stop(): Promise<void>;
  /** SIGHUP. */
  reload(): void;
  /** Whether another process decides when this one stops: Ctrl+C in a terminal reaches both, and one of them is enough. */
  readonly managed?: boolean;
}

/**
 * Ends the process on SIGTERM or SIGINT once what is in flight is finished, within ten seconds; a second signal ends it at once. SIGHUP
 * reloads.
 * @param handlers what is done
 * @param log told which signal came
 * @returns ends the process as a signal would
 */
export function handleSignals(handlers: SignalHandlers, log: Logger): (reason: string) => void {
  let stopping = false;
  const stop = (reason: string): void => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal: reason }, 'stopping: finishing what is in flight');
    const late = setTimeout(() => {
      log.error('stopping took too long: what was left is given up');
      process.exit(1);
    }, LONGEST_STOP);
    late.unref();
    handlers.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error: String(error) }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', handlers.managed === true ? () => {} : stop);
  process.on('SIGHUP', () => handlers.reload());
  // One answer that went wrong unseen must not end all the others.
  process.on('unhandledRejection', (reason) => log.error({ error: errorForLog(reason) }, 'something failed unseen'));
  return stop;
}
