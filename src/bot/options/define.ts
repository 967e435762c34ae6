import {
  type APIApplicationCommandAttachmentOption,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandStringOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { EnglishKey } from '../../language/catalogues/en.js';
import { localizationsOf } from '../../language/localizations.js';
import { HOUSE_STYLE_NAMES, HOUSE_STYLES } from '../../view/house-style.js';

/** Discord accepts 6,000 characters; what is longer than this is a paste, and the words that matter are found in it all the same. */
const MAX_TEXT_CHARS = 4_000;

/** Longer than any id of the desk's. */
const MAX_ID_CHARS = 40;

/** The option with which an answer is seen by the asker alone. */
export const HIDE = 'hide';

/** The option for the house style of plain text. */
export const STYLE = 'style';

/** A key of the catalogues that has another with `.about`: those of commands and options. */
type Described = { [Key in EnglishKey]: `${Key}.about` extends EnglishKey ? Key : never }[EnglishKey];
/** The commands that the catalogues describe. */
type CommandName = {
  [Key in Described]: Key extends `command.${string}.${string}`
    ? never
    : Key extends `command.${infer Name}`
      ? Name
      : never;
}[Described];
/** The options that the catalogues describe for a command. */
type OptionName<Name extends CommandName> = {
  [Key in Described]: Key extends `command.${Name}.${infer Option}` ? Option : never;
}[Described];

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** An option before it is described. */
type Option<Name extends string> = DistributiveOmit<
  APIApplicationCommandStringOption | APIApplicationCommandAttachmentOption,
  'name' | 'description'
> & {
  readonly name: Name;
};

/** A text option that completes while it is typed. */
export const text = <Name extends string>(name: Name, required = false): Option<Name> => ({
  type: ApplicationCommandOptionType.String,
  name,
  required,
  autocomplete: true,
  max_length: MAX_TEXT_CHARS,
});

/** A required text option for a paste: nothing completes it. */
export const paste = <Name extends string>(name: Name): Option<Name> => ({
  type: ApplicationCommandOptionType.String,
  name,
  required: true,
  max_length: MAX_TEXT_CHARS,
});

/** A file that comes with the command. */
export const attachment = <Name extends string>(name: Name): Option<Name> => ({
  type: ApplicationCommandOptionType.Attachment,
  name,
  required: false,
});

/** A text option with a few values, each of which is a key of the catalogues without what is before its last dot. */
export const choice = <Name extends string>(
  name: Name,
  keys: readonly ('watch.me' | 'watch.here' | 'propose.figures' | 'propose.people' | 'propose.organisations')[],
): Option<Name> => ({
  type: ApplicationCommandOptionType.String,
  name,
  required: false,
  choices: keys.map((key) => ({ ...nameIn(key), value: key.slice(key.lastIndexOf('.') + 1) })),
});

/** Where commands work: in servers, in direct messages, and installed by one person alone. */
const EVERYWHERE = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

/** The same command in servers alone, where the bot was added to them: nobody has a role elsewhere. */
export const atHome = <Definition extends object>(definition: Definition) => ({
  ...definition,
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
});

/**
 * Defines an entry in the menu of messages, in every language.
 * @param command the command that does the same
 */
export const defineMenu = (command: 'check' | 'propose'): RESTPostAPIContextMenuApplicationCommandsJSONBody => ({
  type: ApplicationCommandType.Message,
  ...nameIn(`menu.${command}`),
  ...EVERYWHERE,
});

/**
 * Defines a slash command in every language: names and descriptions are in the catalogues under `command.<name>`.
 * @param options required ones first
 * @param hasCopy whether its answers have plain text to copy, which can be in a house style
 * @param alwaysPrivate whether its answers are private in any case, so that it needs no option to hide them
 */
export function define<Name extends CommandName>(
  name: Name,
  options: readonly Option<OptionName<Name>>[] = [],
  { alwaysPrivate = false, hasCopy = false } = {},
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const hide: APIApplicationCommandBasicOption = {
    type: ApplicationCommandOptionType.Boolean,
    ...describe('option.hide'),
    required: false,
  };
  const own = options.map(
    (option) =>
      // The types of the parameters guarantee that the catalogues describe each option.
      ({
        ...option,
        ...describe(`command.${name}.${option.name}` as Described),
      }) as APIApplicationCommandBasicOption,
  );
  return {
    type: ApplicationCommandType.ChatInput,
    ...describe(`command.${name}` as Described),
    options: [...own, ...(hasCopy ? [styleOption()] : []), ...(alwaysPrivate ? [] : [hide])],
    ...EVERYWHERE,
  };
}

/** A part of a command that is chosen with its name. */
export const subcommand = (
  key: 'desk.setup' | 'desk.board' | 'desk.why',
  options: readonly 'desk.proposal'[] = [],
): APIApplicationCommandSubcommandOption => ({
  type: ApplicationCommandOptionType.Subcommand,
  ...describe(`command.${key}`),
  options: options.map((option) => ({
    type: ApplicationCommandOptionType.String,
    ...describe(`command.${option}`),
    required: true,
    autocomplete: true,
    max_length: MAX_ID_CHARS,
  })),
});

const styleOption = (): APIApplicationCommandStringOption => ({
  type: ApplicationCommandOptionType.String,
  ...describe(`option.${STYLE}`),
  required: false,
  choices: HOUSE_STYLES.map((value) => ({ name: HOUSE_STYLE_NAMES[value], value })),
});

function describe(key: Described) {
  const { english, byLocale } = localizationsOf(`${key}.about`);
  return { ...nameIn(key), description: english, description_localizations: byLocale };
}

function nameIn(key: EnglishKey) {
  const { english, byLocale } = localizationsOf(key);
  return { name: english, name_localizations: byLocale };
}
