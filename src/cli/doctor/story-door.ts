import type { Config } from '../../config.js';
import { readCheckToken } from '../../process/check-token.js';
import { type Finding, failed, passed } from './finding.js';

/** Whether the door for stories could be opened; nothing where none is wanted. */
export async function storyDoorFindings({ checkDoor }: Config): Promise<Finding[]> {
  if (checkDoor === undefined) return [];
  try {
    await readCheckToken(checkDoor.tokenFile);
    return [passed('Story door', `POST /check on ${checkDoor.host}, port ${checkDoor.port}, with a token.`)];
  } catch (error) {
    return [failed('Story door', (error as Error).message)];
  }
}
