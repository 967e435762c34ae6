import {
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageApplicationCommandInteraction,
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';
import { en } from '../language/catalogues/en.js';
import type { Logger } from '../log.js';
import { shorten } from '../view/text.js';
import { type Command, type CommandContext, UserError } from './command.js';
import type { Deps } from './deps.js';
import { type InteractionInfo, interactionInfo } from './interaction-info.js';
import { mayManage } from './may-manage.js';
import { onAutocomplete } from './on-autocomplete.js';
import { onButton } from './on-button.js';
import { onCommand, unknownCommand } from './on-command.js';
import { onMessageMenu } from './on-message-menu.js';
import type { Pictures } from './replies/picture-reply.js';
import { autocompleteReply, privateText, type Reply } from './reply.js';

/** What the router works with. */
export interface ResponderOptions {
  readonly commands: readonly Command[];
  /** The current record, in the language of a locale. */
  context(locale: string | undefined): CommandContext;
  readonly log: Logger;
  /** Draws pictures; without it answers have none. */
  readonly pictures?: Pictures;
}

/** Answers one interaction in Discord's own form. Never throws. */
export type Respond = (interaction: APIInteraction) => Promise<Reply>;

const MAX_HINT = 1_900;

/**
 * Builds the router: each interaction goes to the handler of its kind.
 * @param options commands, record and log
 */
export function createResponder({ commands, context, log, pictures }: ResponderOptions): Respond {
  const byName = new Map(commands.map((command) => [command.definition.name, command]));
  const names = new Set(commands.flatMap(({ definition, menu }) => [definition.name, ...(menu ? [menu.name] : [])]));
  return async (interaction) => {
    const started = performance.now();
    const info = interactionInfo(interaction, names);
    let found: CommandContext | undefined;
    try {
      found = contextFor(interaction, context(info.locale));
      const reply = await route(interaction, { commands: byName, context: found, pictures });
      log.debug(
        { command: info.name, outcome: reply.outcome, entries: reply.entries.length, ms: since(started) },
        'answered',
      );
      return reply;
    } catch (error) {
      if (!(error instanceof UserError)) return failureReply(error, interaction, info, log, found);
      log.debug({ command: info.name, outcome: 'hint', ms: since(started) }, 'answered');
      return { ...privateText(shorten(error.message, MAX_HINT)), outcome: 'hint' };
    }
  };
}

const since = (started: number): number => Math.round((performance.now() - started) * 10) / 10;

/** Problems of the record, with their files and lines, are shown to those who may manage the server. */
const contextFor = (interaction: APIInteraction, context: CommandContext): CommandContext =>
  mayManage(interaction) ? context : { ...context, problems: [] };

async function route(interaction: APIInteraction, deps: Deps): Promise<Reply> {
  switch (interaction.type) {
    case InteractionType.Ping:
      return { callback: { type: InteractionResponseType.Pong }, files: [], entries: [], outcome: 'pong' };
    case InteractionType.ApplicationCommand:
      switch (interaction.data.type) {
        case ApplicationCommandType.ChatInput:
          return onCommand(interaction as APIChatInputApplicationCommandInteraction, deps);
        case ApplicationCommandType.Message:
          return onMessageMenu(interaction as APIMessageApplicationCommandInteraction, deps);
        default:
          throw unknownCommand(interaction.data.name, deps);
      }
    case InteractionType.ApplicationCommandAutocomplete:
      return onAutocomplete(interaction, deps);
    case InteractionType.MessageComponent:
      return onButton(interaction, deps);
    default:
      throw new UserError(deps.context.language.say('hint.no-form'));
  }
}

/** The reply to an interaction whose handler threw: a reference number, under which the error is in the log. */
function failureReply(
  error: unknown,
  { type }: APIInteraction,
  info: InteractionInfo,
  log: Logger,
  context: CommandContext | undefined,
): Reply {
  const reference = crypto.randomUUID().slice(0, 8);
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log.error({ request: info.id, command: info.name, reference, error: details }, 'an answer failed');
  if (type === InteractionType.ApplicationCommandAutocomplete) return { ...autocompleteReply([]), outcome: 'failed' };
  const words =
    context?.language.say('hint.failed', { reference }) ?? en['hint.failed'].replace('{{reference}}', reference);
  return { ...privateText(words), outcome: 'failed' };
}
