import { Routes } from 'discord.js';
import { deskMessage } from '../../bot/desk/replies.js';
import type { Message } from '../../bot/reply.js';
import { bodyOf, type CardDeps } from './cards.js';

type PostDeps = Pick<CardDeps, 'rest' | 'languages' | 'log'>;

/** Says in a channel that the desk is there. @returns whether that was possible */
export const greet = (channel: string, locale: string, deps: PostDeps): Promise<boolean> =>
  postIn(channel, deskMessage([deps.languages(locale).say('desk.setup.hello')]), deps);

/** Posts a message in a channel. @returns whether that was possible */
export async function postIn(channel: string, message: Message, { rest, log }: PostDeps): Promise<boolean> {
  try {
    await rest.post(Routes.channelMessages(channel), { body: bodyOf(message) });
    return true;
  } catch (error) {
    log.warn({ error: String(error) }, 'the desk may not post there');
    return false;
  }
}

/** Opens somebody's direct messages. @returns their channel; undefined where Discord does not let the bot in */
export async function openDirect(user: string, { rest, log }: PostDeps): Promise<string | undefined> {
  try {
    const { id } = (await rest.post(Routes.userChannels(), { body: { recipient_id: user } })) as {
      readonly id: string;
    };
    return id;
  } catch (error) {
    log.warn({ error: String(error) }, 'direct messages could not be opened');
    return undefined;
  }
}
