import type { Logger } from '../../log.js';
import type { Reloaded } from './answering-record.js';

/** Loads the record again, one load at a time. */
export interface Reloader {
  /** Asks for a load; several that come while one runs become one. */
  ask(): void;
  /** Resolves when no load is running or waiting. */
  settled(): Promise<void>;
}

/** Makes a reloader. */
export function createReloader(
  reload: () => Promise<Reloaded>,
  onReload: (reloaded: Reloaded) => void,
  log: Logger,
): Reloader {
  let running: Promise<void> | undefined;
  let again = false;
  const run = async (): Promise<void> => {
    do {
      again = false;
      try {
        onReload(await reload());
      } catch (error) {
        log.error({ error: String(error) }, 'the record could not be loaded again: the last good one still answers');
      }
    } while (again);
  };
  return {
    ask() {
      if (running !== undefined) {
        again = true;
        return;
      }
      running = run().finally(() => {
        running = undefined;
      });
    },
    async settled() {
      while (running !== undefined) await running;
    },
  };
}
