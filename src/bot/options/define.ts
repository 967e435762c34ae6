import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandStringOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { inEveryLanguage } from '../../language/localizations.js';

/** Discord accepts up to 6,000; a question longer than this is a paste, and the words that matter are found in it all the same. */
const LONGEST_TEXT = 4_000;

/** The option with which an answer is seen by the asker alone. */
export const HIDE = 'hide';

/** An option before it is described: its name, and what makes it one. */
type Option = Omit<APIApplicationCommandStringOption, 'description'>;

/**
 * A text option that completes while it is typed.
 * @param name its name
 * @param required whether it must be there
 */
export const text = (name: string, required = false): Option => ({
  type: ApplicationCommandOptionType.String,
  name,
  required,
  autocomplete: true,
  max_length: LONGEST_TEXT,
});

/**
 * A text option for a paste: nothing completes it.
 * @param name its name
 */
export const paste = (name: string): Option => ({
  type: ApplicationCommandOptionType.String,
  name,
  required: true,
  max_length: LONGEST_TEXT,
});

/** Where commands work: in servers, in direct messages, and installed by one person alone. */
const EVERYWHERE = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

/**
 * What Discord is told of an entry in the menu of messages, in every language.
 * @param command the command that does the same
 */
export const defineMenu = (command: string): RESTPostAPIContextMenuApplicationCommandsJSONBody => ({
  type: ApplicationCommandType.Message,
  ...named(`menu.${command}`),
  ...EVERYWHERE,
});

/**
 * What Discord is told of a command, in every language: names and descriptions stand in the catalogues under `command.<name>`.
 * @param name its name
 * @param options its options, required ones first
 * @param alwaysPrivate whether its answers are always private, so that they need no option for it
 * @throws {TypeError} when the catalogue does not have its words
 */
export function define(
  name: string,
  options: readonly Option[] = [],
  alwaysPrivate = false,
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const hide: APIApplicationCommandBasicOption = {
    type: ApplicationCommandOptionType.Boolean,
    ...named('option.hide'),
    ...described('option.hide.about'),
    required: false,
  };
  const own = options.map((option): APIApplicationCommandBasicOption => {
    const key = `command.${name}.${option.name}`;
    return { ...option, ...named(key), ...described(`${key}.about`) } as APIApplicationCommandBasicOption;
  });
  return {
    type: ApplicationCommandType.ChatInput,
    ...named(`command.${name}`),
    ...described(`command.${name}.about`),
    options: alwaysPrivate ? own : [...own, hide],
    ...EVERYWHERE,
  };
}

const named = (key: string) => {
  const { own, others } = inEveryLanguage(key);
  return { name: own, name_localizations: others };
};

const described = (key: string) => {
  const { own, others } = inEveryLanguage(key);
  return { description: own, description_localizations: others };
};
