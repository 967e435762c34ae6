import {
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageApplicationCommandInteraction,
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';
import { SearchUnavailableError } from '../search/search-unavailable.js';
import type { HouseStyleName } from '../view/house-style.js';
import { type Command, type CommandContext, UserError } from './command.js';
import type { Deps } from './deps.js';
import { type DeskDeps, isForDesk, onDesk } from './desk/on-desk.js';
import { interactionInfo } from './interaction-info.js';
import { mayManage } from './may-manage.js';
import { onAutocomplete } from './on-autocomplete.js';
import { onButton } from './on-button.js';
import { onCommand, unknownCommand } from './on-command.js';
import { onMessageMenu } from './on-message-menu.js';
import { orHint } from './replies/hint-reply.js';
import type { Pictures } from './replies/picture-reply.js';
import { autocompleteReply, privateText, type Reply, UNAVAILABLE } from './reply.js';
import { watchQuestion } from './watch/watch.js';

export interface ResponderOptions {
  readonly commands: readonly Command[];
  /** The current record, in the language of a locale. */
  context(locale: string | undefined): CommandContext;
  /** Draws pictures; without it answers have none. */
  readonly pictures?: Pictures;
  /** Where problems of the record may be read, by members who may manage the server; absent: in every server. */
  readonly problemsIn?: ProblemServer;
  /** The public answer that a message is, where it is kept in mind what it shows; absent: nothing is. */
  readonly shownOn?: Deps['shownOn'];
  /** The house style of a server's plain text; absent: the bot's own form. */
  houseStyleIn?(server: string | undefined): HouseStyleName | undefined;
  /** The editors' desk; absent where there is none. */
  readonly desk?: DeskDeps;
}

/** The id of a server, or none at all. */
export type ProblemServer = string | 'nowhere';

/**
 * Answers one interaction. Throws unexpected errors of handlers: its caller reports them to the user. Work that takes turns stops when the
 * signal is aborted.
 */
export type Respond = (interaction: APIInteraction, signal?: AbortSignal) => Promise<Reply>;

/** Builds the router: each interaction goes to the handler of its kind. */
export function createResponder(options: ResponderOptions): Respond {
  const { commands, context, pictures, problemsIn, shownOn, houseStyleIn, desk } = options;
  const byName = new Map(commands.map((command) => [command.definition.name, command]));
  return async (interaction, signal) => {
    const { locale } = interactionInfo(interaction);
    const houseStyle = houseStyleIn?.(interaction.guild_id);
    const deps = {
      commands: byName,
      context: {
        ...contextFor(interaction, context(locale), problemsIn),
        ...(houseStyle && { houseStyle }),
        ...(signal && { signal }),
      },
      pictures,
      ...(shownOn && { shownOn }),
      ...(desk === undefined ? {} : deskPartsOf(desk)),
      ...(desk !== undefined && interaction.guild_id === desk.service.homeServer ? { offersDesk: true } : {}),
    };
    try {
      const isForIt = desk !== undefined && isForDesk(interaction, desk);
      return await orHint(isForIt ? onDesk(interaction, desk, deps.context) : route(interaction, deps));
    } catch (error) {
      if (error instanceof SearchUnavailableError) return unavailable(interaction, deps);
      throw error;
    }
  };
}

/** What answers have beside them where there is a desk. */
const deskPartsOf = ({ service }: DeskDeps): Pick<Deps, 'takesFlags' | 'watchQuestion'> => ({
  takesFlags: true,
  watchQuestion(interaction, asked, context) {
    return watchQuestion(interaction, asked, service, context);
  },
});

/** Nothing was looked up, so nothing may be called "not on file". A list of choices has no room for words. */
const unavailable = (interaction: APIInteraction, { context }: Deps): Reply => ({
  ...(interaction.type === InteractionType.ApplicationCommandAutocomplete
    ? autocompleteReply([])
    : privateText(context.language.say('hint.unavailable'))),
  outcome: UNAVAILABLE,
});

/** Problems name entries that are not published. Anybody may add a public bot to a server of their own and manage it. */
const contextFor = (
  interaction: APIInteraction,
  context: CommandContext,
  problemsIn: ProblemServer | undefined,
): CommandContext =>
  mayManage(interaction) && (problemsIn === undefined || problemsIn === interaction.guild_id)
    ? context
    : { ...context, problems: [] };

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
