import { type Logger, pino, stdTimeFunctions } from 'pino';
import pretty from 'pino-pretty';

export type { Logger } from 'pino';

/**
 * A log on standard error: one JSON object a line, or readable lines on a terminal. Tokens and signatures are redacted where they are
 * fields.
 * @param level a level of pino, such as `info`
 */
export function createLog(level: string, terminal: boolean): Logger {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths: ['token', '*.token', 'headers.authorization', '*.headers.authorization'], censor: '[redacted]' },
  };
  if (!terminal) return pino(options, process.stderr);
  return pino(options, pretty({ destination: 2, sync: true, translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname' }));
}
