import type { APIInteraction, APIMessage } from 'discord-api-types/v10';
import { type JsonObject, objects, text } from './json.js';
import type { World } from './world.js';

/** Where an interaction happens: in a server that has the bot, in a chat with the bot, or in a group chat of somebody who installed it. */
export type Context = 'guild' | 'dm' | 'private';

/** The circumstances of an interaction. */
export interface Circumstances {
  /** `guild` when absent. */
  readonly context?: Context;
  /** The server; the first one the bot is in when absent. */
  readonly guild?: string;
  /** The channel; one of the context when absent. */
  readonly channel?: string;
  /** The asker's id. */
  readonly user?: string;
  /** What the bot may do in the channel, as a decimal bit set; to send among others when absent. */
  readonly appPermissions?: string;
  /** The asker's language; `en-US` when absent. */
  readonly locale?: string;
  /** The asker's roles in the server; none when absent. */
  readonly roles?: readonly string[];
  /** Whether the asker may manage the server. */
  readonly manages?: boolean;
  /** How long ago Discord made the interaction, in milliseconds; past 3,000 it takes no answer. */
  readonly ageMs?: number;
}

/** Values of options by name. A `user` option takes the user's id. */
export type OptionValues = Readonly<Record<string, string | number | boolean>>;

const USER = '801000000000000001';
const GUILD_CHANNEL = '802000000000000001';
const DM_CHANNEL = '802000000000000002';
const GROUP_CHANNEL = '802000000000000003';
/** Send messages, embed links, attach files, read history, use application commands and external applications. */
const PERMISSIONS = '1126449713101888';

/** The same, and managing the server. */
const MANAGER_PERMISSIONS = String(BigInt(PERMISSIONS) | (1n << 5n));

const SUBCOMMAND = 1;
const GROUP = 2;
const STRING = 3;
const INTEGER = 4;
const BOOLEAN = 5;
const USER_OPTION = 6;
const NUMBER = 10;

/**
 * Somebody runs a chat command.
 * @param command such as `/claims`, or `/record list` for a subcommand
 */
export function commandInteraction(
  world: World,
  command: string,
  options: OptionValues,
  at: Circumstances,
): APIInteraction {
  return finished(world, 2, chatData(world, command, options, undefined), at);
}

/**
 * Somebody is typing in an option.
 * @param focused the option in which the cursor is
 */
export function autocompleteInteraction(
  world: World,
  command: string,
  options: OptionValues,
  focused: string,
  at: Circumstances,
): APIInteraction {
  return finished(world, 4, chatData(world, command, options, focused), at);
}

/**
 * Somebody chooses a command in a message's menu.
 * @param name the command's name
 * @param content the text of that message
 */
export function menuInteraction(world: World, name: string, content: string, at: Circumstances): APIInteraction {
  const id = world.id();
  const message = { ...strangersMessage(world, id, content), channel_id: channelOf(at.context ?? 'guild', at).id };
  const data = {
    id: commandId(world, name, 3),
    name,
    type: 3,
    target_id: id,
    resolved: { messages: { [id]: message } },
  };
  return finished(world, 2, data, at);
}

/**
 * Somebody presses a button or chooses in a select.
 * @param message the message it is on, as Discord holds it
 * @param values what was chosen; absent for a button
 */
export function componentInteraction(
  world: World,
  message: APIMessage,
  customId: string,
  values: readonly string[] | undefined,
  at: Circumstances,
): APIInteraction {
  const found = findComponent((message as unknown as JsonObject).components, customId);
  if (found === undefined) throw new Error(`the message has no component "${customId}"`);
  const data = {
    custom_id: customId,
    component_type: found.type,
    id: found.id,
    ...(values === undefined ? {} : { values }),
  };
  return finished(world, 3, data, at, { message });
}

/**
 * Somebody sends a modal off.
 * @param fields what was typed, by custom id
 */
export function modalInteraction(
  world: World,
  customId: string,
  fields: Readonly<Record<string, string>>,
  at: Circumstances,
): APIInteraction {
  const components = Object.entries(fields).map(([id, value], index) => ({
    type: 18,
    id: index * 2 + 1,
    component: { type: 4, id: index * 2 + 2, custom_id: id, value },
  }));
  return finished(world, 5, { custom_id: customId, components }, at);
}

/** What every interaction has. Source: Discord documentation, "Interaction Object". */
export function finished(
  world: World,
  type: number,
  data: JsonObject,
  at: Circumstances,
  more: JsonObject = {},
): APIInteraction {
  const context = at.context ?? 'guild';
  const id = world.id(at.ageMs);
  const guild = at.guild ?? world.guilds[0] ?? '0';
  const user = userOf(at.user ?? USER);
  const place =
    context === 'guild'
      ? {
          guild_id: guild,
          guild: { id: guild, locale: 'en-US', features: [] },
          guild_locale: 'en-US',
          member: {
            ...memberOf(),
            roles: at.roles ?? [],
            ...(at.manages === true ? { permissions: MANAGER_PERMISSIONS } : {}),
            user,
          },
        }
      : { user };
  const channel = channelOf(context, at, user);
  const interaction = {
    id,
    application_id: world.applicationId,
    type,
    data,
    token: `interaction-token-${id}`,
    version: 1,
    channel: context === 'guild' ? { ...channel, guild_id: guild } : channel,
    channel_id: channel.id,
    app_permissions: at.appPermissions ?? PERMISSIONS,
    locale: at.locale ?? 'en-US',
    entitlements: [],
    authorizing_integration_owners: context === 'private' ? { 1: user.id } : { 0: context === 'guild' ? guild : '0' },
    context: { guild: 0, dm: 1, private: 2 }[context],
    attachment_size_limit: 10_485_760,
    ...place,
    ...more,
  };
  return interaction as unknown as APIInteraction;
}

const userOf = (id: string) => ({
  id,
  username: 'reporter',
  global_name: 'A Reporter',
  discriminator: '0',
  avatar: null,
  avatar_decoration_data: null,
  bot: false,
  public_flags: 0,
  clan: null,
});

const memberOf = () => ({
  roles: [],
  premium_since: null,
  permissions: PERMISSIONS,
  pending: false,
  nick: null,
  mute: false,
  joined_at: '2024-01-01T00:00:00.000000+00:00',
  flags: 0,
  deaf: false,
  communication_disabled_until: null,
  avatar: null,
  banner: null,
});

function channelOf(context: Context, at: Circumstances, user = userOf(at.user ?? USER)) {
  if (context === 'guild')
    return {
      id: at.channel ?? GUILD_CHANNEL,
      type: 0,
      name: 'newsroom',
      parent_id: null,
      permissions: PERMISSIONS,
      position: 0,
      nsfw: false,
      topic: null,
      last_message_id: null,
      rate_limit_per_user: 0,
      flags: 0,
    };
  const chat = { last_message_id: null, flags: 0, recipients: [user] };
  return context === 'dm'
    ? { id: at.channel ?? DM_CHANNEL, type: 1, ...chat }
    : { id: at.channel ?? GROUP_CHANNEL, type: 3, name: 'Desk', icon: null, owner_id: user.id, ...chat };
}

const strangersMessage = (world: World, id: string, content: string) => ({
  id,
  type: 0,
  author: { ...userOf('801000000000000002'), username: 'somebody', global_name: 'Somebody' },
  content,
  timestamp: new Date(world.now()).toISOString(),
  edited_timestamp: null,
  tts: false,
  pinned: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  components: [],
  flags: 0,
});

function chatData(world: World, command: string, values: OptionValues, focused: string | undefined): JsonObject {
  const [name = '', ...path] = command.replace(/^\//, '').split(' ');
  let definitions = objects(definitionOf(world, name, 1)?.options);
  for (const step of path) definitions = objects(definitions.find((option) => option.name === step)?.options);
  const leaves = Object.entries(values).map(([key, value]) => ({
    name: key,
    type: definitions.find((option) => option.name === key)?.type ?? typeOf(value),
    value,
    ...(key === focused ? { focused: true } : {}),
  }));
  const users = leaves.filter(({ type }) => type === USER_OPTION).map(({ value }) => String(value));
  const nested = path.reduceRight<JsonObject[]>(
    (options, step, depth) => [{ name: step, type: depth === path.length - 1 ? SUBCOMMAND : GROUP, options }],
    leaves,
  );
  return {
    id: commandId(world, name, 1),
    name,
    type: 1,
    ...(nested.length === 0 ? {} : { options: nested }),
    ...(users.length === 0
      ? {}
      : {
          resolved: {
            users: Object.fromEntries(users.map((id) => [id, userOf(id)])),
            members: Object.fromEntries(users.map((id) => [id, memberOf()])),
          },
        }),
  };
}

function typeOf(value: string | number | boolean): number {
  if (typeof value === 'boolean') return BOOLEAN;
  if (typeof value === 'string') return STRING;
  return Number.isInteger(value) ? INTEGER : NUMBER;
}

function definitionOf(world: World, name: string, type: number): JsonObject | undefined {
  return [...world.commands.values()].flat().find((command) => command.name === name && command.type === type);
}

/** The id of a deployed command; one that was never deployed gets a made-up id, for tests that are not about deploying. */
const commandId = (world: World, name: string, type: number): string =>
  text(definitionOf(world, name, type)?.id) || world.id();

function findComponent(components: unknown, customId: string): JsonObject | undefined {
  for (const component of objects(components)) {
    if (component.custom_id === customId) return component;
    const found = findComponent(component.components, customId) ?? findComponent([component.accessory], customId);
    if (found !== undefined) return found;
  }
  return undefined;
}
