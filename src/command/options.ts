import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';

/** Discord accepts up to 6,000; a question longer than this is a paste, and the words that matter are found in it all the same. */
const LONGEST_TEXT = 4_000;

/** The option with which an answer is seen by the asker alone. */
export const HIDE = 'hide';

/**
 * A text option that completes while it is typed.
 * @param name its name
 * @param description what to type, at most 100 characters
 * @param required whether it must be there
 */
export const text = (name: string, description: string, required = false): APIApplicationCommandBasicOption => ({
  type: ApplicationCommandOptionType.String,
  name,
  description,
  required,
  autocomplete: true,
  max_length: LONGEST_TEXT,
});

/**
 * A text option for a paste: nothing completes it.
 * @param name its name
 * @param description what to paste, at most 100 characters
 */
export const paste = (name: string, description: string): APIApplicationCommandBasicOption => ({
  type: ApplicationCommandOptionType.String,
  name,
  description,
  required: true,
  max_length: LONGEST_TEXT,
});

const HIDE_OPTION: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.Boolean,
  name: HIDE,
  description: 'Only I see the answer',
  required: false,
};

/** Where commands work: in servers, in direct messages, and installed by one person alone. */
const EVERYWHERE = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

/**
 * What Discord is told of an entry in the menu of messages.
 * @param name as the menu shows it, at most 32 characters
 */
export const defineMenu = (name: string): RESTPostAPIContextMenuApplicationCommandsJSONBody => ({
  type: ApplicationCommandType.Message,
  name,
  ...EVERYWHERE,
});

/**
 * What Discord is told of a command.
 * @param name its name
 * @param description what it answers, at most 100 characters
 * @param options its options, required ones first
 * @param alwaysPrivate whether its answers are always private, so that they need no option for it
 */
export function define(
  name: string,
  description: string,
  options: readonly APIApplicationCommandBasicOption[] = [],
  alwaysPrivate = false,
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    description,
    options: alwaysPrivate ? [...options] : [...options, HIDE_OPTION],
    ...EVERYWHERE,
  };
}
