import { readFile } from 'node:fs/promises';
import type { Config } from '../config.js';
import { explainFileError } from '../knowledge/read/file-errors.js';
import type { Logger } from '../log.js';
import type { CheckDoor } from '../transport/check/check-door.js';
import type { App } from './app.js';
import { EXIT } from './exit-codes.js';
import { isPortTaken } from './port-taken.js';

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
 * Opens the door for stories where the settings ask for one. Without a token it stays shut: whoever reached it could read the record by trying.
 * @throws {CheckDoorError} when there is no good token, or the port is taken
 */
export async function openCheckDoor(
  app: App,
  { checkDoor }: Pick<Config, 'checkDoor'>,
  log: Logger,
): Promise<CheckDoor | undefined> {
  if (checkDoor === undefined) return undefined;
  const { host, port, perMinute, tokenFile } = checkDoor;
  const token = await readToken(tokenFile);
  const { startCheckDoor } = await import('../transport/check/check-door.js');
  try {
    const check = app.checkStory.bind(app);
    const door = await startCheckDoor({ host, port, perMinute, token, check, log });
    log.info({ url: door.url }, 'stories are checked here');
    return door;
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    throw new CheckDoorError(`Port ${port} is taken. Set CHECK_PORT to a free one.`, EXIT.failure);
  }
}

async function readToken(file: string): Promise<string> {
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
