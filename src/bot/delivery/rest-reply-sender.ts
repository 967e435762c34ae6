import { Buffer } from 'node:buffer';
import {
  type APIInteraction,
  DiscordAPIError,
  HTTPError,
  MessageFlags,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import { type MessageEdit, NO_MENTIONS, type Reply, type ReplyFile } from '../reply.js';
import { networkCode } from './network-error.js';
import type { Delivery, ReplySender } from './reply-sender.js';
import { retry } from './retry.js';

type InteractionAddress = Pick<APIInteraction, 'id' | 'token' | 'application_id'>;

/** Discord accepts a first response for three seconds; the last attempt needs some of them. Counted from the interaction's arrival. */
const MAX_REPLY_RETRY_MS = 2_500;
/** Discord stores a first response a moment after accepting it; until then an edit gets 404. */
const MAX_FOLLOW_UP_RETRY_MS = 4_000;

/** Sends through REST, for interactions that came over the gateway. */
export function restReplySender(rest: REST, interaction: InteractionAddress): ReplySender {
  const arrived = performance.now();
  const followUps = restFollowUps(rest, interaction);
  let messageId: string | undefined;
  return {
    ...followUps,
    async send(reply, wantsId = false) {
      const sent = await deliver(rest, interaction, reply, {
        maxRetryMs: MAX_REPLY_RETRY_MS - (performance.now() - arrived),
        wantsId,
      });
      messageId = sent.messageId;
      return sent.delivery;
    },
    messageId: async () => messageId ?? followUps.messageId?.(),
  };
}

/** Edits and deletes through REST, for interactions of every transport. */
export function restFollowUps(rest: REST, { application_id, token }: InteractionAddress): Omit<ReplySender, 'send'> {
  const original = Routes.webhookMessage(application_id, token, '@original');
  return {
    async edit({ components, files }: MessageEdit) {
      await followUp(() =>
        rest.patch(original, {
          auth: false,
          body: { components, attachments: attachmentsOf(files), ...NO_MENTIONS },
          files: rawFiles(files),
        }),
      );
    },
    async notify(content) {
      await followUp(() =>
        rest.post(Routes.webhook(application_id, token), {
          auth: false,
          body: { content, flags: MessageFlags.Ephemeral, ...NO_MENTIONS },
        }),
      );
    },
    async remove() {
      await followUp(() => rest.delete(original, { auth: false }));
    },
    async messageId() {
      return idOf(await followUp(() => rest.get(original, { auth: false })));
    },
    async follow(reply) {
      const { callback, files } = reply;
      const data = 'data' in callback ? callback.data : {};
      return idOf(
        await followUp(() =>
          rest.post(Routes.webhook(application_id, token), {
            auth: false,
            query: new URLSearchParams({ wait: 'true' }),
            body: { ...data, ...(files.length === 0 ? {} : { attachments: attachmentsOf(files) }) },
            ...(files.length === 0 ? {} : { files: rawFiles(files) }),
          }),
        ),
      );
    },
  };
}

/**
 * Posts a reply as the first response to an interaction. Discord takes it for 3 seconds, once.
 * Source: Discord documentation, "Receiving and Responding to Interactions".
 * @throws {DiscordAPIError} when Discord refuses the reply for any other reason than being late or double
 * @throws {HTTPError} when Discord was in trouble for all that time
 */
async function deliver(
  rest: REST,
  interaction: InteractionAddress,
  reply: Pick<Reply, 'callback' | 'files'>,
  { maxRetryMs, wantsId }: { readonly maxRetryMs: number; readonly wantsId: boolean },
): Promise<{ readonly delivery: Delivery; readonly messageId?: string | undefined }> {
  const request = {
    auth: false,
    ...(wantsId ? { query: new URLSearchParams({ with_response: 'true' }) } : {}),
    body: withAttachments(reply),
    ...(reply.files.length === 0 ? {} : { files: rawFiles(reply.files) }),
  };
  let mayHaveArrived = false;
  try {
    const response = await retry(
      () => rest.post(Routes.interactionCallback(interaction.id, interaction.token), request),
      {
        maxMs: maxRetryMs,
        isTransient(error) {
          mayHaveArrived ||= isTransient(error);
          return isTransient(error);
        },
      },
    );
    return { delivery: 'answered', messageId: wantsId ? responseIdOf(response) : undefined };
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    if (error.code === RESTJSONErrorCodes.UnknownInteraction) return { delivery: 'late' };
    // Where an earlier attempt failed on its way back, the reply that Discord already has is this one.
    if (error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)
      return { delivery: mayHaveArrived ? 'answered' : 'double' };
    throw error;
  }
}

const isTransient = (error: unknown): boolean => error instanceof HTTPError || networkCode(error) !== undefined;

/** Sends what follows a reply: repeated while Discord is in trouble, or does not know the message yet. */
async function followUp<Result>(request: () => Promise<Result>): Promise<Result> {
  return retry(request, {
    maxMs: MAX_FOLLOW_UP_RETRY_MS,
    isTransient: (error) => isTransient(error) || (error instanceof DiscordAPIError && error.status === 404),
  });
}

const idOf = (message: unknown): string | undefined =>
  typeof message === 'object' && message !== null && 'id' in message && typeof message.id === 'string'
    ? message.id
    : undefined;

/** The id of the message in Discord's response to a callback. */
function responseIdOf(response: unknown): string | undefined {
  const { resource } = (response ?? {}) as { readonly resource?: { readonly message?: unknown } };
  return idOf(resource?.message);
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

/** Files as a message's body names them. */
export const attachmentsOf = (files: readonly ReplyFile[]): object[] =>
  files.map((file, index) => ({
    id: String(index),
    filename: file.name,
    ...(file.description === undefined ? {} : { description: file.description }),
  }));

/** Files as discord.js sends them. */
export const rawFiles = (files: readonly ReplyFile[]) =>
  files.map(({ name, bytes }) => ({ name, data: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) }));
