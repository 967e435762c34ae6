import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteractionDataBasicOption,
  type APIChatInputApplicationCommandInteraction,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10';
import { escapeMarkdown, shorten } from '../view/text.js';
import { UserError, type Values } from './command.js';
import type { Deps } from './deps.js';
import { askInStyle } from './house-style-option.js';
import { HIDE } from './options/define.js';
import { answerReply, missedIn } from './replies/answer-reply.js';
import type { Reply } from './reply.js';

/** An option as it was filled in. */
type FilledOption = APIApplicationCommandInteractionDataBasicOption;

/**
 * Answers a slash command.
 * @throws {UserError} when there is no such command, or the question cannot be answered as asked
 */
export async function onCommand(interaction: APIChatInputApplicationCommandInteraction, deps: Deps): Promise<Reply> {
  const command = deps.commands.get(interaction.data.name);
  if (command === undefined) throw unknownCommand(interaction.data.name, deps);
  const options = optionsOf(interaction);
  const hidden = options.some((option) => option.name === HIDE && option.value === true);
  const values = valuesOf(options);
  const answer = await askInStyle(command, values, deps.context);
  return { ...(await answerReply({ answer, command, hidden }, deps)), ...missedIn(answer, values, command) };
}

/** The options that were filled in. No command has options within options, and what is not shaped like an option is ignored. */
export function optionsOf({
  data,
}: APIChatInputApplicationCommandInteraction | APIApplicationCommandAutocompleteInteraction): readonly FilledOption[] {
  const options: unknown = data.options;
  return Array.isArray(options) ? options.filter(isFilledOption) : [];
}

/** The part of a command that was chosen with its name, and the texts of its options. */
export function subcommandOf({
  data,
}: APIChatInputApplicationCommandInteraction | APIApplicationCommandAutocompleteInteraction): {
  readonly name: string;
  readonly values: Values;
} {
  const chosen: unknown = Array.isArray(data.options) ? data.options[0] : undefined;
  if (typeof chosen !== 'object' || chosen === null || !('name' in chosen)) return { name: '', values: {} };
  const options: unknown = 'options' in chosen ? chosen.options : undefined;
  return { name: String(chosen.name), values: valuesOf(Array.isArray(options) ? options.filter(isFilledOption) : []) };
}

const isFilledOption = (option: unknown): option is FilledOption =>
  typeof option === 'object' &&
  option !== null &&
  'name' in option &&
  typeof option.name === 'string' &&
  'value' in option &&
  ['string', 'number', 'boolean'].includes(typeof option.value);

/** The texts of a command's options by name. */
export function valuesOf(options: readonly FilledOption[]): Values {
  return Object.fromEntries(
    options.flatMap((option) =>
      option.name === HIDE || option.type === ApplicationCommandOptionType.Boolean
        ? []
        : [[option.name, String(option.value)]],
    ),
  );
}

/** A client may still show a command that this bot no longer has. */
export function unknownCommand(name: unknown, { commands, context }: Deps): UserError {
  return new UserError(
    context.language.say('hint.no-command', {
      name: escapeMarkdown(shorten(String(name), 32).replace(/[^\p{L}\p{N} _-]/gu, '')),
      commands: [...commands.keys()].map((one) => `/${one}`).join(', '),
    }),
  );
}
