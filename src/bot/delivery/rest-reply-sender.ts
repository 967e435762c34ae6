import { Buffer } from 'node:buffer';
import { setTimeout as wait } from 'node:timers/promises';
import { type APIInteraction, DiscordAPIError, MessageFlags, type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import { type MessageEdit, NO_MENTIONS, type Reply, type ReplyFile } from '../reply.js';
import type { Delivery, ReplySender } from './reply-sender.js';

type InteractionAddress = Pick<APIInteraction, 'id' | 'token' | 'application_id'>;

/** Discord stores a first response a moment after accepting it; until then an edit gets 404. */
const NOT_FOUND_RETRY_DELAYS_MS = [250, 750, 2_000] as const;

/**
 * Sends through REST, for interactions that came over the gateway.
 */
export function restReplySender(rest: REST, interaction: InteractionAddress): ReplySender {
  return { send: (reply) => deliver(rest, interaction, reply), ...restFollowUps(rest, interaction) };
}

/**
 * Edits and deletes through REST, for interactions of every transport.
 */
export function restFollowUps(rest: REST, { application_id, token }: InteractionAddress): Omit<ReplySender, 'send'> {
  const original = Routes.webhookMessage(application_id, token, '@original');
  return {
    edit: ({ components, files }: MessageEdit) =>
      retryNotFound(() =>
        rest.patch(original, {
          auth: false,
          body: { components, attachments: attachmentsOf(files), ...NO_MENTIONS },
          files: rawFiles(files),
        }),
      ),
    notify: (content) =>
      retryNotFound(() =>
        rest.post(Routes.webhook(application_id, token), {
          auth: false,
          body: { content, flags: MessageFlags.Ephemeral, ...NO_MENTIONS },
        }),
      ),
    remove: () => retryNotFound(() => rest.delete(original, { auth: false })),
  };
}

/**
 * Posts a reply as the first response to an interaction. Discord takes it for 3 seconds, once.
 * Source: Discord documentation, "Receiving and Responding to Interactions".
 * @throws {DiscordAPIError} when Discord refuses the reply for any other reason than being late or double
 */
async function deliver(
  rest: REST,
  interaction: InteractionAddress,
  reply: Pick<Reply, 'callback' | 'files'>,
): Promise<Delivery> {
  try {
    await rest.post(Routes.interactionCallback(interaction.id, interaction.token), {
      auth: false,
      body: withAttachments(reply),
      ...(reply.files.length === 0 ? {} : { files: rawFiles(reply.files) }),
    });
    return 'answered';
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownInteraction) return 'late';
    if (error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)
      return 'double';
    throw error;
  }
}

/**
 * A reply's callback with its files named: Discord pairs `files[n]` with the attachment whose id is n, and takes name and alternative
 * text from there.
 * @param reply the reply
 */
export function withAttachments({ callback, files }: Pick<Reply, 'callback' | 'files'>): unknown {
  if (files.length === 0) return callback;
  return { ...callback, data: { ...('data' in callback ? callback.data : {}), attachments: attachmentsOf(files) } };
}

const attachmentsOf = (files: readonly ReplyFile[]): object[] =>
  files.map((file, index) => ({
    id: String(index),
    filename: file.name,
    ...(file.description === undefined ? {} : { description: file.description }),
  }));

const rawFiles = (files: readonly ReplyFile[]) =>
  files.map(({ name, bytes }) => ({ name, data: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) }));

/** Retries while Discord does not know the message yet. */
async function retryNotFound(request: () => Promise<unknown>): Promise<void> {
  for (const pause of NOT_FOUND_RETRY_DELAYS_MS) {
    try {
      await request();
      return;
    } catch (error) {
      if (!(error instanceof DiscordAPIError) || error.status !== 404) throw error;
      await wait(pause);
    }
  }
  await request();
}
