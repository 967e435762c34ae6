import { fstatSync, writeSync } from 'node:fs';
import { type Logger, pino, stdTimeFunctions } from 'pino';
import { prettyFactory } from 'pino-pretty';
import { escapeUnprintable, printableValues } from './printable.js';

export type { Logger } from 'pino';

/** What a reader of the log may be behind with, in bytes: what comes after that is dropped. */
const MAX_UNREAD_BYTES = 1_000_000;
const STANDARD_ERROR = 2;

/**
 * A log on standard error: one JSON object a line, or readable lines on a terminal. Tokens and signatures are redacted where they are
 * fields. Lines that cannot be written are dropped, never an error.
 * @param level a level of pino, such as `info`
 * @param onDropped called for each line that is dropped
 */
export function createLog(level: string, terminal: boolean, onDropped: () => void = () => {}): Logger {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths: ['token', '*.token', 'headers.authorization', '*.headers.authorization'], censor: '[redacted]' },
  };
  const write = standardErrorWriter(onDropped);
  if (!terminal) return pino(options, { write: (line: string) => write(escapeUnprintable(line)) });
  const readable = prettyFactory({
    colorize: process.stderr.hasColors(),
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'pid,hostname',
  });
  return pino(options, { write: (line: string) => write(readable(printableValues(JSON.parse(line)))) });
}

/**
 * Keeps a closed pipe or a full disk behind standard output or standard error from ending the process: a stream without a listener
 * throws its errors.
 */
export function ignoreOutputErrors(): void {
  for (const stream of [process.stdout, process.stderr])
    if (!stream.listeners('error').includes(ignore)) stream.on('error', ignore);
}

const ignore = (): void => {};

type Write = (line: string) => void;

/** Node ends its own stream to a file for good at the first error; a disk that was full may have room again. */
function standardErrorWriter(onDropped: () => void): Write {
  ignoreOutputErrors();
  return isFile(STANDARD_ERROR) ? fileWriter(onDropped) : streamWriter(onDropped);
}

const fileWriter =
  (onDropped: () => void): Write =>
  (line) => {
    const bytes = Buffer.from(line);
    try {
      if (writeSync(STANDARD_ERROR, bytes) < bytes.length) onDropped();
    } catch {
      onDropped();
    }
  };

const streamWriter =
  (onDropped: () => void): Write =>
  (line) => {
    const { stderr } = process;
    if (stderr.destroyed || stderr.writableLength > MAX_UNREAD_BYTES) onDropped();
    else
      stderr.write(line, (error) => {
        if (error) onDropped();
      });
  };

function isFile(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isFile() || (stats.isCharacterDevice() && !process.stderr.isTTY);
  } catch {
    return false;
  }
}
