import { readFileSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';

const MAX_PORT = 65_535;
/** A token that others could guess is none. */
const MIN_TOKEN_CHARS = 16;
const LOOPBACK: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

/** Whether nobody but this machine reaches an address. */
export const isLoopback = (host: string): boolean => LOOPBACK.includes(host);

/** @throws {InvalidArgumentError} */
export function readPort(value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= MAX_PORT) return port;
  throw new InvalidArgumentError(`--port needs a number between 0 and ${MAX_PORT}.`);
}

/** @throws {InvalidArgumentError} */
export function readAddress(value: string): string {
  if (/^[\w.:-]+$/.test(value)) return value;
  throw new InvalidArgumentError('--host needs an address such as 127.0.0.1.');
}

/**
 * Adds a host name to those before it.
 * @throws {InvalidArgumentError}
 */
export function readHostName(value: string, before: readonly string[]): readonly string[] {
  if (/^[\w.-]+$/.test(value)) return [...before, value.toLowerCase()];
  throw new InvalidArgumentError('--allow-host needs names such as record.example.org, without a port.');
}

/**
 * The token in a file, as systemd and containers hand secrets over.
 * @throws {InvalidArgumentError} naming the file, never what is in it
 */
export function readTokenFile(file: string): string {
  let token: string;
  try {
    token = readFileSync(file, 'utf8').trim();
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new InvalidArgumentError(`--token-file names a file that cannot be read (${code}): ${file}.`);
  }
  if (/^[\x21-\x7e]+$/.test(token) && token.length >= MIN_TOKEN_CHARS) return token;
  throw new InvalidArgumentError(
    `--token-file names a file without a token: put at least ${MIN_TOKEN_CHARS} letters, digits or signs into ${file}, without blanks.`,
  );
}
