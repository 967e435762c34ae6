import type { Logger } from '../../log.js';
import type { InteractionInfo } from '../interaction-info.js';
import type { Reply } from '../reply.js';
import { errorForLog } from './error-for-log.js';
import type { ReplySender } from './reply-sender.js';

/** Max pictures in flight; further answers go out without one. */
const MAX_PENDING_PICTURES = 48;

/** Does what follows a reply that Discord has taken. Never rejects: the reply is complete without it. */
export type FollowUp = (reply: Reply, sender: ReplySender, info: InteractionInfo) => Promise<void>;

/** Deletes the message whose button asked for it, and adds the picture once it is drawn. */
export function createFollowUps(log: Logger): FollowUp {
  let pending = 0;
  const addPicture = async (later: NonNullable<Reply['drawPicture']>, sender: ReplySender, request: string) => {
    if (pending >= MAX_PENDING_PICTURES) {
      log.debug({ request }, 'no picture: too many are pending');
      return;
    }
    pending += 1;
    try {
      const message = await later();
      if (message !== undefined) await sender.edit(message);
    } catch (error) {
      log.warn({ request, error: errorForLog(error) }, 'no picture: it could not be drawn or sent');
    } finally {
      pending -= 1;
    }
  };
  return async ({ deleteMessage, drawPicture }, sender, { id }) => {
    if (deleteMessage === true)
      await sender
        .remove()
        .catch((error: unknown) =>
          log.warn({ request: id, error: errorForLog(error) }, 'the message could not be deleted'),
        );
    if (drawPicture !== undefined) await addPicture(drawPicture, sender, id);
  };
}
