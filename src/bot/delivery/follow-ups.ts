import type { Languages } from '../../language/language.js';
import type { Logger } from '../../log.js';
import { PictureError } from '../../view/pictures/drawing/picture-error.js';
import type { InteractionInfo } from '../interaction-info.js';
import type { MessageEdit, Reply } from '../reply.js';
import { errorForLog } from './error-for-log.js';
import type { ReplySender } from './reply-sender.js';

/** Max pictures in flight; further answers go out without one. */
const MAX_PENDING_PICTURES = 48;

/** Does what follows a reply that Discord has taken. Never rejects: the reply is complete without it. */
export type FollowUp = (reply: Reply, sender: ReplySender, info: InteractionInfo) => Promise<void>;

/** Deletes the message whose button asked for it, and adds the picture once it is drawn. */
export function createFollowUps(log: Logger, languages: Languages): FollowUp {
  let pending = 0;
  const draw = async (drawPicture: NonNullable<Reply['drawPicture']>): Promise<MessageEdit | undefined> => {
    if (pending >= MAX_PENDING_PICTURES) throw new PictureError('queue-full', 'too many pictures are pending');
    pending += 1;
    try {
      return await drawPicture();
    } finally {
      pending -= 1;
    }
  };
  return async ({ deleteMessage, drawPicture }, sender, { id, locale }) => {
    if (deleteMessage === true)
      await sender
        .remove()
        .catch((error: unknown) =>
          log.warn({ request: id, error: errorForLog(error) }, 'the message could not be deleted'),
        );
    if (drawPicture === undefined) return;
    try {
      const message = await draw(drawPicture);
      if (message !== undefined) await sender.edit(message);
    } catch (error) {
      log.warn({ request: id, error: errorForLog(error) }, 'no picture: it could not be drawn or sent');
      if (!(error instanceof PictureError) || !error.isTemporary) return;
      await sender
        .notify(languages(locale).say('picture.too-slow'))
        .catch((second: unknown) =>
          log.warn({ request: id, error: errorForLog(second) }, 'the notice about the picture could not be sent'),
        );
    }
  };
}
