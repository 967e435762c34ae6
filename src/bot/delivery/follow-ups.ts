import { randomBytes } from 'node:crypto';
import { InteractionResponseType } from 'discord-api-types/v10';
import type { Languages } from '../../language/language.js';
import type { Logger } from '../../log.js';
import { PictureError } from '../../view/pictures/drawing/picture-error.js';
import type { InteractionInfo } from '../interaction-info.js';
import type { MessageEdit, Reply } from '../reply.js';
import { errorForLog } from './error-for-log.js';
import type { ReplySender } from './reply-sender.js';

/** Max pictures in flight; further answers go out without one. */
const MAX_PENDING_PICTURES = 48;

/** Does what follows a reply that Discord has taken. Never rejects. */
export type FollowUp = (
  reply: Reply,
  sender: ReplySender,
  info: InteractionInfo,
  /** Called with what was sent as another message, and its id. */
  onSent: (also: Reply, id: string) => Promise<void>,
) => Promise<void>;

/** Replaces a reply by what took longer, deletes the message whose button asked for it, and adds the picture once it is drawn. */
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
  const replace = async (later: NonNullable<Reply['later']>, sender: ReplySender, info: InteractionInfo) => {
    try {
      await sender.edit(await later());
    } catch (error) {
      const reference = randomBytes(4).toString('hex');
      log.error({ request: info.id, reference, error: errorForLog(error) }, 'answering failed after the first reply');
      await sender
        .notify(languages(info.locale).say('hint.failed', { reference }))
        .catch((second: unknown) =>
          log.error({ request: info.id, reference, error: errorForLog(second) }, 'error reply could not be sent'),
        );
    }
  };
  /** Another message may wait for its picture: nobody waits for the message. */
  const sendAlso = async (also: Reply, sender: ReplySender, onSent: Parameters<FollowUp>[3]): Promise<void> => {
    const picture = await also.drawPicture?.().catch(() => undefined);
    const id = await sender.follow?.(picture === undefined ? also : withEdit(also, picture));
    if (id !== undefined) await onSent(also, id);
  };
  return async ({ deleteMessage, drawPicture, later, also }, sender, info, onSent) => {
    const { id, locale } = info;
    if (also !== undefined)
      await sendAlso(also, sender, onSent).catch((error: unknown) =>
        log.warn({ request: id, error: errorForLog(error) }, 'what a button asked for could not be sent'),
      );
    if (later !== undefined) await replace(later, sender, info);
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

const withEdit = (reply: Reply, { components, files }: MessageEdit): Reply =>
  reply.callback.type === InteractionResponseType.ChannelMessageWithSource
    ? {
        ...reply,
        callback: { ...reply.callback, data: { ...reply.callback.data, components: [...components] } },
        files,
      }
    : reply;
