import type { APIInteraction, APIMessage } from 'discord-api-types/v10';
import { botUser } from './application-routes.js';
import { isObject, type JsonObject, number, objects, text } from './json.js';
import type { ReceivedFile, World } from './world.js';

/** Flags of a message that its sender set or that Discord keeps: SUPPRESS_EMBEDS, EPHEMERAL, SUPPRESS_NOTIFICATIONS, IS_COMPONENTS_V2. */
const KEPT_FLAGS = (1 << 2) | (1 << 6) | (1 << 12) | (1 << 15);

/**
 * A new message as Discord would return it.
 * @param interaction what it answers
 * @param data the body of the message
 */
export function newMessage(
  world: World,
  interaction: APIInteraction,
  data: JsonObject,
  files: readonly ReceivedFile[],
): APIMessage {
  const message = {
    ...channelMessage(world, interaction.channel?.id ?? '0', data, files),
    type: 'data' in interaction && interaction.type === 2 ? (interaction.data.type === 1 ? 20 : 23) : 19,
    application_id: world.applicationId,
    webhook_id: world.applicationId,
    interaction_metadata: {
      id: interaction.id,
      type: interaction.type,
      user: interaction.member?.user ?? interaction.user,
      authorizing_integration_owners: interaction.authorizing_integration_owners,
    },
  };
  return message as unknown as APIMessage;
}

/**
 * A message that the bot posts in a channel by itself.
 * @param data the body of the message
 */
export function channelMessage(
  world: World,
  channel: string,
  data: JsonObject,
  files: readonly ReceivedFile[],
): APIMessage {
  const message = {
    id: world.id(),
    type: 0,
    channel_id: channel,
    author: botUser(world),
    content: text(data.content),
    embeds: objects(data.embeds),
    components: numbered(data.components),
    attachments: attachmentsOf(world, data, files),
    flags: number(data.flags) & KEPT_FLAGS,
    timestamp: new Date(world.now()).toISOString(),
    edited_timestamp: null,
    tts: false,
    pinned: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
  };
  return message as unknown as APIMessage;
}

/**
 * A message after an edit: what the body leaves out stays.
 * @param data the body of the edit
 */
export function editedMessage(
  world: World,
  message: APIMessage,
  data: JsonObject,
  files: readonly ReceivedFile[],
): APIMessage {
  const edited = {
    ...message,
    ...('content' in data ? { content: text(data.content) } : {}),
    ...('embeds' in data ? { embeds: objects(data.embeds) } : {}),
    ...('components' in data ? { components: numbered(data.components) } : {}),
    ...('attachments' in data || files.length > 0 ? { attachments: attachmentsOf(world, data, files) } : {}),
    flags: (message.flags ?? 0) | (number(data.flags) & KEPT_FLAGS),
    edited_timestamp: new Date(world.now()).toISOString(),
  };
  return edited as unknown as APIMessage;
}

/** Discord gives every component a number, in the order in which they stand. */
function numbered(components: unknown): unknown {
  let next = 0;
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isObject(value)) return value;
    if (typeof value.type !== 'number') return value;
    next += 1;
    const id = value.id ?? next;
    return {
      ...value,
      id,
      ...('components' in value ? { components: visit(value.components) } : {}),
      ...('accessory' in value ? { accessory: visit(value.accessory) } : {}),
    };
  };
  return visit(objects(components));
}

function attachmentsOf(world: World, data: JsonObject, files: readonly ReceivedFile[]): unknown[] {
  const described = new Map(objects(data.attachments).map((attachment) => [String(attachment.id), attachment]));
  return files.map((file, index) => {
    const id = world.id();
    const url = `https://cdn.discordapp.com/ephemeral-attachments/${world.applicationId}/${id}/${file.name}`;
    const description = described.get(String(index))?.description;
    return {
      id,
      filename: file.name,
      size: file.bytes.length,
      url,
      proxy_url: url,
      content_type: file.contentType,
      ...(description === undefined ? {} : { description }),
    };
  });
}
