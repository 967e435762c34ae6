import { Buffer } from 'node:buffer';
import { type APIInteraction, DiscordAPIError, type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { Pictured, Reply, ReplyFile } from '../../discord/reply.js';

/** What became of a reply: it was taken, or Discord no longer wanted one. */
export type Delivery = 'answered' | 'late' | 'double';

/**
 * Posts a reply as the first response to an interaction. Discord takes it for 3 seconds, once.
 * Source: Discord documentation, "Receiving and Responding to Interactions".
 * @param rest the client's REST manager
 * @param interaction what is answered
 * @param reply the callback as it is sent, and its files
 * @throws {DiscordAPIError} when Discord refuses the reply for any other reason than being late or double
 */
export async function deliver(
  rest: REST,
  interaction: Pick<APIInteraction, 'id' | 'token'>,
  reply: Pick<Reply, 'callback' | 'files'>,
): Promise<Delivery> {
  const files = reply.files.map((file) => ({ name: file.name, data: Buffer.from(file.bytes) }));
  try {
    await rest.post(Routes.interactionCallback(interaction.id, interaction.token), {
      auth: false,
      body: withAttachments(reply.callback, reply.files),
      ...(files.length === 0 ? {} : { files }),
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
 * Edits the message that an interaction was answered with.
 * @param rest the client's REST manager
 * @param interaction what was answered
 * @param pictured the whole message, with every file
 * @throws {DiscordAPIError} when Discord refuses
 */
export async function editOriginal(
  rest: REST,
  interaction: Pick<APIInteraction, 'application_id' | 'token'>,
  { components, files }: Pictured,
): Promise<void> {
  await rest.patch(Routes.webhookMessage(interaction.application_id, interaction.token, '@original'), {
    auth: false,
    body: { components, attachments: attachmentsOf(files), allowed_mentions: { parse: [] } },
    files: files.map((file) => ({ name: file.name, data: Buffer.from(file.bytes) })),
  });
}

/**
 * Deletes the message that an interaction came from or was answered with.
 * @param rest the client's REST manager
 * @param interaction what was answered
 * @throws {DiscordAPIError} when Discord refuses
 */
export async function deleteOriginal(
  rest: REST,
  interaction: Pick<APIInteraction, 'application_id' | 'token'>,
): Promise<void> {
  await rest.delete(Routes.webhookMessage(interaction.application_id, interaction.token, '@original'), { auth: false });
}

/** Discord pairs `files[n]` with the attachment whose id is n, and takes name and alternative text from there. */
function withAttachments(callback: Reply['callback'], files: readonly ReplyFile[]): unknown {
  if (files.length === 0) return callback;
  return { ...callback, data: { ...('data' in callback ? callback.data : {}), attachments: attachmentsOf(files) } };
}

const attachmentsOf = (files: readonly ReplyFile[]): object[] =>
  files.map((file, index) => ({
    id: String(index),
    filename: file.name,
    ...(file.description === undefined ? {} : { description: file.description }),
  }));
