import { errorForLog } from '../bot/delivery/error-for-log.js';
import type { Logger } from '../log.js';

/**
 * Ends the process on a fault that nothing caught, with one line of the log. Node itself would print everything that hangs on the error;
 * on those of discord.js hang addresses with interaction tokens, and all that was sent.
 * @param log told what the fault was
 */
export function handleFaults(log: Logger): void {
  // Promises that fail unheard come here as well.
  process.on('uncaughtException', (error) => {
    log.fatal({ error: errorForLog(error) }, 'a fault that nothing caught: the process ends');
    process.exit(1);
  });
}
