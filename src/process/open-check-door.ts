import type { Config } from '../config.js';
import type { Logger } from '../log.js';
import type { CheckDoor } from '../transport/check/check-door.js';
import type { App } from './app.js';
import { CheckDoorError, readCheckToken } from './check-token.js';
import { EXIT } from './exit-codes.js';
import { isPortTaken } from './port-taken.js';

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
  const token = await readCheckToken(tokenFile);
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
