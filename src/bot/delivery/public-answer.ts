import {
  type APIInteraction,
  ChannelType,
  InteractionContextType,
  InteractionResponseType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { ShownPlace } from '../../desk/shown/shown-answer.js';
import type { Reply } from '../reply.js';

/** Keeps in mind what public answers show. */
export interface AnswerRegister {
  /**
   * Notes a public answer, or what it shows now.
   * @throws {Error} when it could not be noted: the answer was given all the same
   */
  note(place: ShownPlace, reply: Reply, locale: string): Promise<void>;
}

/** Whether everybody in the channel sees a reply, and it shows entries that may be corrected. */
export function isPublicAnswer(interaction: APIInteraction, { asked, callback, entries }: Reply): boolean {
  if (asked === undefined) return false;
  if (callback.type === InteractionResponseType.UpdateMessage)
    return ((interaction.message?.flags ?? 0) & MessageFlags.Ephemeral) === 0;
  return (
    callback.type === InteractionResponseType.ChannelMessageWithSource &&
    entries.length > 0 &&
    ((callback.data.flags ?? 0) & MessageFlags.Ephemeral) === 0
  );
}

const THREADS: ReadonlySet<unknown> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

/**
 * Where a public answer is.
 * @param message its id
 * @returns undefined where the interaction does not say in which channel
 */
export function placeOf(interaction: APIInteraction, message: string): ShownPlace | undefined {
  const { channel, guild_id: server, authorizing_integration_owners: owners, context } = interaction;
  if (channel?.id === undefined) return undefined;
  // Where only a user installed the bot, its token is a stranger to the channel.
  const reachable = owners?.[0] !== undefined && context !== InteractionContextType.PrivateChannel;
  const send = THREADS.has(channel.type) ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
  const granted: unknown = interaction.app_permissions;
  const isGranted = typeof granted === 'string' && /^\d{1,20}$/.test(granted) && (BigInt(granted) & send) !== 0n;
  return {
    message,
    channel: channel.id,
    ...(server === undefined ? {} : { server }),
    reachable,
    maySend: reachable && (server === undefined || isGranted),
  };
}
