import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandType,
  InteractionType,
} from 'discord-api-types/v10';
import { takeAlias } from '../board/alias-form.js';
import { openBoard, pressBoard } from '../board/board.js';
import { isBoardId } from '../board/board-id.js';
import { type CommandContext, type Completion, UserError } from '../command.js';
import { isFlagId } from '../flags/flag-id.js';
import { takeFlag } from '../flags/take-flag.js';
import { optionsOf, subcommandOf } from '../on-command.js';
import { autocompleteReply, type Reply } from '../reply.js';
import { stopWatch, watch } from '../watch/watch.js';
import { isWatchId } from '../watch/watch-id.js';
import { askBeforeDeciding, decideByClick } from './card-clicks.js';
import type { DeskCommand } from './desk-command.js';
import { isDeskId, readDeskId } from './desk-id.js';
import type { DeskService } from './desk-service.js';
import { draftFromText, isDrafting, proposeDrafted, turnDrafted } from './drafts.js';
import {
  proposeByCommand,
  proposeFromAnswer,
  proposeFromMessage,
  reopenForm,
  sendToDesk,
  takeForm,
} from './propose.js';
import { rebase } from './rebase.js';
import { hintOf } from './replies.js';
import { openSetup, saveSetup } from './setup.js';
import { undo } from './undo.js';
import { completeProposal, why } from './why.js';

/** The desk and its commands. */
export interface DeskDeps {
  readonly service: DeskService;
  readonly commands: readonly DeskCommand[];
}

/** Whether an interaction is for the desk. */
export function isForDesk(interaction: APIInteraction, { commands }: DeskDeps): boolean {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
    case InteractionType.ApplicationCommandAutocomplete:
      return commandOf(interaction, commands) !== undefined;
    case InteractionType.MessageComponent:
      return [isDeskId, isBoardId, isWatchId].some((isOwn) => isOwn(interaction.data.custom_id));
    case InteractionType.ModalSubmit:
      return [isDeskId, isFlagId, isBoardId].some((isOwn) => isOwn(interaction.data.custom_id));
    default:
      return false;
  }
}

const commandOf = ({ data }: { readonly data: { readonly name: string } }, commands: readonly DeskCommand[]) =>
  commands.find(({ definition, menu }) => definition.name === data.name || menu?.name === data.name);

/**
 * Answers an interaction that is for the desk.
 * @throws {UserError} when it cannot be done, with why
 */
export async function onDesk(interaction: APIInteraction, deps: DeskDeps, context: CommandContext): Promise<Reply> {
  try {
    return await route(interaction, deps, context);
  } catch (error) {
    throw new UserError(hintOf(error, context.language));
  }
}

async function route(
  interaction: APIInteraction,
  { service, commands }: DeskDeps,
  context: CommandContext,
): Promise<Reply> {
  switch (interaction.type) {
    case InteractionType.ApplicationCommandAutocomplete:
      return complete(interaction, service, commands, context);
    case InteractionType.ApplicationCommand: {
      if (interaction.data.type === ApplicationCommandType.Message)
        return proposeFromMessage(interaction as APIMessageApplicationCommandInteraction, service, context);
      return onCommand(interaction as APIChatInputApplicationCommandInteraction, service, context);
    }
    case InteractionType.MessageComponent:
      return onButton(interaction, service, context);
    case InteractionType.ModalSubmit:
      return onForm(interaction, service, context);
    default:
      throw new UserError(context.language.say('hint.no-form'));
  }
}

function onCommand(
  interaction: APIChatInputApplicationCommandInteraction,
  desk: DeskService,
  context: CommandContext,
): Reply | Promise<Reply> {
  if (interaction.data.name === 'propose')
    return isDrafting(interaction)
      ? draftFromText(interaction, desk, context)
      : proposeByCommand(interaction, desk, context);
  if (interaction.data.name === 'watch') return watch(interaction, desk, context);
  const { name, values } = subcommandOf(interaction);
  switch (name) {
    case 'board':
      return openBoard(interaction, desk, context);
    case 'why':
      return why(interaction, values.proposal ?? '', desk, context);
    default:
      return openSetup(interaction, desk, context);
  }
}

async function complete(
  interaction: APIApplicationCommandAutocompleteInteraction,
  desk: DeskService,
  commands: readonly DeskCommand[],
  context: CommandContext,
): Promise<Reply> {
  if (interaction.data.name === 'desk') {
    const { proposal = '' } = subcommandOf(interaction).values;
    return completed(await completeProposal(interaction, proposal, desk, context));
  }
  const focused = optionsOf(interaction).find((option) => 'focused' in option && option.focused === true);
  const command = commandOf(interaction, commands);
  const found =
    focused === undefined ? [] : ((await command?.complete?.(focused.name, String(focused.value), context)) ?? []);
  return completed(found);
}

const completed = (found: readonly Completion[]): Reply => ({
  ...autocompleteReply(found),
  outcome: found.length > 0 ? 'choices' : 'no choices',
});

function onButton(
  interaction: APIMessageComponentInteraction,
  desk: DeskService,
  context: CommandContext,
): Reply | Promise<Reply> {
  if (isBoardId(interaction.data.custom_id)) return pressBoard(interaction, desk, context);
  if (isWatchId(interaction.data.custom_id)) return stopWatch(interaction, desk, context);
  const read = readDeskId(interaction.data.custom_id);
  if (read === undefined) throw new UserError(context.language.say('hint.button'));
  const { verb, target } = read;
  switch (verb) {
    case 'propose':
      return proposeFromAnswer(interaction, desk, context);
    case 'edit':
    case 'more':
      return reopenForm(interaction, target, verb, desk, context);
    case 'page':
      return turnDrafted(interaction, target, desk, context);
    case 'use':
      return proposeDrafted(interaction, target, desk, context);
    case 'send':
      return sendToDesk(interaction, target, desk, context);
    case 'tick':
    case 'ask':
    case 'reject':
      return askBeforeDeciding(interaction, verb, target, desk, context);
    case 'approve':
    case 'take':
    case 'withdraw':
    case 'retry':
    case 'reopen':
      return decideByClick(interaction, verb, target, desk, context);
    case 'rebase':
      return rebase(interaction, target, desk, context);
    case 'undo':
      return undo(interaction, target, desk, context);
    default:
      throw new UserError(context.language.say('hint.button'));
  }
}

function onForm(
  interaction: APIModalSubmitInteraction,
  desk: DeskService,
  context: CommandContext,
): Reply | Promise<Reply> {
  if (isFlagId(interaction.data.custom_id)) return takeFlag(interaction, desk, context);
  if (isBoardId(interaction.data.custom_id)) return takeAlias(interaction, desk, context);
  const read = readDeskId(interaction.data.custom_id);
  if (read === undefined) throw new UserError(context.language.say('hint.no-form'));
  const { verb, target } = read;
  switch (verb) {
    case 'setup':
      return saveSetup(interaction, desk, context);
    case 'form':
    case 'more':
      return takeForm(interaction, target, desk, context);
    case 'tick':
      return decideByClick(interaction, 'approve', target, desk, context);
    case 'ask':
    case 'reject':
      return decideByClick(interaction, verb, target, desk, context);
    default:
      throw new UserError(context.language.say('hint.no-form'));
  }
}
