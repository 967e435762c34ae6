import { errorForLog } from '../bot/delivery/error-for-log.js';
import type { Logger } from '../log.js';
import { EXIT } from './exit-codes.js';

/**
 * Logs errors that nothing caught. An exception ends the process; a rejected promise does not, so that one answer that goes wrong does
 * not end all others. Node itself would print every field of the error, and those of discord.js carry interaction tokens.
 */
export function handleUncaughtErrors(log: Logger): void {
  process.on('uncaughtException', (error) => {
    log.fatal({ error: errorForLog(error) }, 'uncaught exception: the process ends');
    process.exit(EXIT.failure);
  });
  process.on('unhandledRejection', (reason) => log.error({ error: errorForLog(reason) }, 'unhandled rejection'));
}
