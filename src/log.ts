import { type Logger, pino, stdTimeFunctions } from 'pino';
import pretty from 'pino-pretty';

export type { Logger } from 'pino';

/**
 * The log: one JSON line an event, or readable lines on a terminal. Written to standard error, so that standard output stays the answer's.
 * Tokens and signatures are redacted wherever they appear as fields.
 * @param level pino level such as `info`
 * @param terminal whether a person is looking
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
