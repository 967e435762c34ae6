import { readFile } from 'node:fs/promises';
import { explainFileError } from '../knowledge/read/file-errors.js';
import { EXIT } from './exit-codes.js';

/** The door for stories cannot be opened; the message says what would be right. */
export class CheckDoorError extends Error {
  constructor(
    message: string,
    readonly exitCode: number,
  ) {
    super(message);
    this.name = 'CheckDoorError';
  }
}

const MIN_TOKEN_CHARS = 32;

/**
 * Reads the token of the door for stories.
 * @param file its name; empty where none is named
 * @throws {CheckDoorError} when there is no good token
 */
export async function readCheckToken(file: string): Promise<string> {
  const wrong = (what: string): CheckDoorError =>
    new CheckDoorError(
      `${what}. CHECK_TOKEN_FILE must name a file that holds one word of ${MIN_TOKEN_CHARS} characters or more; "openssl rand -hex 32" makes one.`,
      EXIT.config,
    );
  if (file === '') throw wrong('CHECK_PORT is set, but no CHECK_TOKEN_FILE');
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw wrong(`The file that CHECK_TOKEN_FILE names ${explainFileError(error)}: ${file}`);
  });
  const token = text.trim();
  if (token.length < MIN_TOKEN_CHARS || /\s/.test(token)) throw wrong(`The file holds no good token: ${file}`);
  return token;
}
