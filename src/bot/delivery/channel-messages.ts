import { DiscordAPIError, RateLimitError, type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import { type MessageEdit, NO_MENTIONS } from '../reply.js';
import { attachmentsOf, rawFiles } from './rest-reply-sender.js';

/**
 * What became of a request to a channel. `gone`: the message or its channel is deleted; `unreachable`: the bot may not see or change it;
 * `refused`: Discord does not take this text; `wait`: not now.
 */
export type ChannelResult =
  | { readonly kind: 'done' | 'gone' | 'unreachable' }
  | { readonly kind: 'refused'; readonly error: unknown }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** When to try again, in milliseconds, as Discord's headers say; `everywhere` where the limit is for all channels. */
  | { readonly kind: 'wait'; readonly milliseconds: number; readonly everywhere: boolean };

/** A message that the bot has in a channel. */
export interface ChannelMessage {
  readonly channel: string;
  readonly message: string;
}

const GONE: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownGuild,
]);
const UNREACHABLE: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotEditMessageAuthoredByAnotherUser,
  RESTJSONErrorCodes.InvalidActionOnArchivedThread,
  RESTJSONErrorCodes.ThreadLocked,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType,
]);
/** Everything but the rate limits, which are errors of their own: the request may go through later. */
const MAY_PASS: ReadonlySet<number> = new Set([401, 429, 500, 502, 503, 504]);

/**
 * Replaces a message of the bot's own in its channel. Its files are sent again, and nobody is mentioned: what an edit leaves out, Discord
 * fills in.
 * @param rest with the bot's token; one that waits for rate limits itself never says `wait`
 */
export const editMessage = (
  rest: REST,
  { channel, message }: ChannelMessage,
  { components, files }: MessageEdit,
): Promise<ChannelResult> =>
  requested(() =>
    rest.patch(Routes.channelMessage(channel, message), {
      body: { components, attachments: attachmentsOf(files), ...NO_MENTIONS },
      ...(files.length === 0 ? {} : { files: rawFiles(files) }),
    }),
  );

/**
 * Sends a message in reply to one of the bot's own.
 * @param nonce at most 25 characters: a message that was sent under it a moment ago is not sent twice
 */
export const replyTo = (
  rest: REST,
  { channel, message }: ChannelMessage,
  body: object,
  nonce: string,
): Promise<ChannelResult> =>
  requested(() =>
    rest.post(Routes.channelMessages(channel), {
      body: {
        ...body,
        message_reference: { message_id: message, fail_if_not_exists: false },
        nonce,
        enforce_nonce: true,
      },
    }),
  );

/**
 * Sends a message to a channel.
 * @param nonce at most 25 characters: a message that was sent under it a moment ago is not sent twice
 */
export const sendTo = (rest: REST, channel: string, body: object, nonce: string): Promise<ChannelResult> =>
  requested(() => rest.post(Routes.channelMessages(channel), { body: { ...body, nonce, enforce_nonce: true } }));

async function requested(request: () => Promise<unknown>): Promise<ChannelResult> {
  try {
    await request();
    return { kind: 'done' };
  } catch (error) {
    return resultOf(error);
  }
}

function resultOf(error: unknown): ChannelResult {
  if (error instanceof RateLimitError)
    return {
      kind: 'wait',
      milliseconds: Math.max(error.retryAfter, error.timeToReset, 0),
      everywhere: error.global,
    };
  if (!(error instanceof DiscordAPIError)) return { kind: 'failed', error };
  if (GONE.has(error.code)) return { kind: 'gone' };
  if (UNREACHABLE.has(error.code)) return { kind: 'unreachable' };
  return MAY_PASS.has(error.status) ? { kind: 'failed', error } : { kind: 'refused', error };
}
