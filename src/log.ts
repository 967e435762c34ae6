import { fstatSync, writeSync } from 'node:fs';
import { type Logger, pino, stdTimeFunctions } from 'pino';
import { prettyFactory } from 'pino-pretty';

export type { Logger } from 'pino';

/** What a reader of the log may be behind with, in bytes: what comes after that is dropped. */
const MAX_UNREAD_BYTES = 1_000_000;
const STANDARD_ERROR = 2;

let dropped = 0;

/** How many lines could not be written to the log since the process started. */
export const droppedLogLines = (): number => dropped;

/**
 * A log on standard error: one JSON object a line, or readable lines on a terminal. Tokens and signatures are redacted where they are
 * fields. Lines that cannot be written are dropped and counted, never an error.
 * @param level a level of pino, such as `info`
 */
export function createLog(level: string, terminal: boolean): Logger {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths: ['token', '*.token', 'headers.authorization', '*.headers.authorization'], censor: '[redacted]' },
  };
  const write = standardErrorWriter();
  if (!terminal) return pino(options, { write });
  const readable = prettyFactory({
    colorize: process.stderr.hasColors(),
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'pid,hostname',
  });
  return pino(options, { write: (line: string) => write(readable(line)) });
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

/** Node ends its own stream to a file for good at the first error; a disk that was full may have room again. */
function standardErrorWriter(): (line: string) => void {
  ignoreOutputErrors();
  return isFile(STANDARD_ERROR) ? writeToFile : writeToStream;
}

function writeToFile(line: string): void {
  const bytes = Buffer.from(line);
  try {
    if (writeSync(STANDARD_ERROR, bytes) < bytes.length) dropped += 1;
  } catch {
    dropped += 1;
  }
}

function writeToStream(line: string): void {
  const { stderr } = process;
  if (stderr.destroyed || stderr.writableLength > MAX_UNREAD_BYTES) {
    dropped += 1;
    return;
  }
  stderr.write(line, (error) => {
    if (error) dropped += 1;
  });
}

function isFile(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isFile() || (stats.isCharacterDevice() && !process.stderr.isTTY);
  } catch {
    return false;
  }
}
