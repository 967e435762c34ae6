import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
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
 * What Discord is told of a command. It works in servers, in direct messages, and installed by one person alone; every command can be hidden.
 * @param name its name
 * @param description what it answers, at most 100 characters
 * @param options its options, required ones first
 */
export function define(
  name: string,
  description: string,
  options: readonly APIApplicationCommandBasicOption[] = [],
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    description,
    options: [
      ...options,
      { type: ApplicationCommandOptionType.Boolean, name: HIDE, description: 'Only I see the answer', required: false },
    ],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  };
}
