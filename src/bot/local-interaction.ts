import {
  type APIInteraction,
  ApplicationCommandType,
  ComponentType,
  InteractionContextType,
  InteractionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { ParsedCommand } from './command-line.js';
import { snowflakeAt } from './snowflake.js';

/** Without Discord, one person asks in a server of their own, which they may manage. Ids are made up. */
const APPLICATION = '100000000000000001';
const CHANNEL = '100000000000000002';
const SERVER = '100000000000000004';
const PERSON = '100000000000000003';

/** What every interaction has besides its data. */
function envelope(locale: string, now = Date.now()): object {
  const user = { id: PERSON, username: 'you', discriminator: '0', global_name: 'You', avatar: null };
  return {
    id: snowflakeAt(now),
    application_id: APPLICATION,
    version: 1,
    token: 'local',
    guild_id: SERVER,
    member: { user, roles: [], permissions: PermissionFlagsBits.ManageGuild.toString(), deaf: false, mute: false },
    channel_id: CHANNEL,
    channel: { id: CHANNEL, type: 0, guild_id: SERVER, name: 'verbatim-preview' },
    app_permissions: '0',
    locale,
    entitlements: [],
    authorizing_integration_owners: { 0: SERVER },
    context: InteractionContextType.Guild,
    attachment_size_limit: 10_485_760,
  };
}

const dataOf = (parsed: ParsedCommand): object => ({
  id: APPLICATION,
  type: ApplicationCommandType.ChatInput,
  name: parsed.name,
  options: parsed.options,
});

/** A slash command as Discord would send it. */
export const commandInteraction = (parsed: ParsedCommand, locale = 'en-US'): APIInteraction =>
  ({ ...envelope(locale), type: InteractionType.ApplicationCommand, data: dataOf(parsed) }) as APIInteraction;

/**
 * Typing in an option as Discord would send it.
 * @param parsed one of its options is focused
 */
export const autocompleteInteraction = (parsed: ParsedCommand, locale = 'en-US'): APIInteraction =>
  ({
    ...envelope(locale),
    type: InteractionType.ApplicationCommandAutocomplete,
    data: dataOf(parsed),
  }) as APIInteraction;

/** A component that was used, and the message it is on. */
export interface UsedComponent {
  readonly customId: string;
  readonly componentType?: ComponentType | undefined;
  /** What was picked in a select. */
  readonly values?: readonly string[] | undefined;
  readonly message?:
    | {
        readonly id?: string | undefined;
        readonly flags?: number | undefined;
        readonly components?: readonly unknown[] | undefined;
      }
    | undefined;
}

/** A button or select as Discord would send it. */
export function componentInteraction(used: UsedComponent, locale = 'en-US'): APIInteraction {
  const { customId, componentType = ComponentType.Button, values, message = {} } = used;
  return {
    ...envelope(locale),
    type: InteractionType.MessageComponent,
    data: { custom_id: customId, component_type: componentType, ...(values === undefined ? {} : { values }) },
    message: {
      id: message.id ?? CHANNEL,
      channel_id: CHANNEL,
      author: { id: APPLICATION },
      flags: message.flags ?? 0,
      components: message.components ?? [],
      interaction_metadata: { user: { id: PERSON } },
    },
  } as unknown as APIInteraction;
}
