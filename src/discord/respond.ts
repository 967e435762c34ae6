import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteractionDataBasicOption,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from 'discord-api-types/v10';
import { notOnFile } from '../command/choices.js';
import { type Answer, type Command, type CommandContext, UserError, type Values } from '../command/command.js';
import { type ButtonState, readCustomId } from '../command/custom-id.js';
import { HIDE } from '../command/options.js';
import type { Logger } from '../log.js';
import { shorten } from '../view/text.js';
import { choiceMessage } from './choice-reply.js';
import { exportReply } from './export-reply.js';
import { layOut, type Message, pageMessage } from './page-reply.js';
import { plainText } from './plain-text.js';
import type { Reply } from './reply.js';

/** What the router works with. */
export interface ResponderOptions {
  readonly commands: readonly Command[];
  /** The record of this moment; an answer finishes on the one it began with. */
  context(): CommandContext;
  readonly log: Logger;
}

/** Answers one interaction in Discord's own form. Never throws. */
export type Respond = (interaction: APIInteraction) => Promise<Reply>;

/** Nobody needs to be told more of what they typed. */
const LONGEST_CHOICE = 100;
const MOST_COMPLETIONS = 25;
const NO_LONGER = 'This is no longer on file as it was. Ask again.';
const NO_MENTIONS = { parse: [] };

/**
 * Builds the router: from an interaction to the command, from the command's answer to a reply.
 * @param options commands, record and log
 */
export function createResponder({ commands, context, log }: ResponderOptions): Respond {
  const byName = new Map(commands.map((command) => [command.definition.name, command]));
  // The door writes the line for each answer that went out; this one says how it came about.
  return async (interaction) => {
    const began = performance.now();
    const name = nameOf(interaction);
    try {
      const { reply, outcome } = await route(interaction, byName, context());
      log.debug({ command: name, outcome, entries: reply.entries.length, ms: since(began) }, 'answered');
      return reply;
    } catch (error) {
      if (error instanceof UserError) {
        log.debug({ command: name, outcome: 'hint', ms: since(began) }, 'answered');
        return hint(error.message);
      }
      const reference = crypto.randomUUID().slice(0, 8);
      log.error(
        { command: name, reference, error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
        'an answer failed',
      );
      if (interaction.type === InteractionType.ApplicationCommandAutocomplete) return completions([]);
      return hint(
        `Something went wrong here, not with your question. Whoever runs the bot finds it in the log under **${reference}**.`,
      );
    }
  };
}

const since = (began: number): number => Math.round((performance.now() - began) * 10) / 10;

/** What was asked for, for the log: nothing of what somebody typed. */
function nameOf(interaction: APIInteraction): string {
  const data: unknown = 'data' in interaction ? interaction.data : undefined;
  if (typeof data !== 'object' || data === null) return 'nothing';
  const name = 'name' in data ? data.name : 'custom_id' in data ? String(data.custom_id).split('|', 1)[0] : '';
  return shorten(String(name ?? ''), 32);
}

interface Routed {
  readonly reply: Reply;
  readonly outcome: string;
}

async function route(
  interaction: APIInteraction,
  commands: ReadonlyMap<string, Command>,
  context: CommandContext,
): Promise<Routed> {
  switch (interaction.type) {
    case InteractionType.Ping:
      return { reply: { callback: { type: InteractionResponseType.Pong }, files: [], entries: [] }, outcome: 'pong' };
    case InteractionType.ApplicationCommand:
      if (interaction.data.type !== ApplicationCommandType.ChatInput)
        throw unknownCommand(interaction.data.name, commands);
      return answerCommand(interaction as APIChatInputApplicationCommandInteraction, commands, context);
    case InteractionType.ApplicationCommandAutocomplete:
      return complete(interaction, commands, context);
    case InteractionType.MessageComponent:
      return answerButton(interaction, commands, context);
    default:
      throw new UserError('This bot has no form like that. Ask again with /help.');
  }
}

function unknownCommand(name: string, commands: ReadonlyMap<string, Command>): UserError {
  return new UserError(
    `This bot no longer has a command called "${shorten(String(name), 32).replace(/[^\p{L}\p{N} _-]/gu, '')}". It has ${[...commands.keys()].map((one) => `/${one}`).join(', ')}.`,
  );
}

function optionsOf(
  interaction: APIChatInputApplicationCommandInteraction | APIApplicationCommandAutocompleteInteraction,
) {
  return (interaction.data.options ?? []) as readonly APIApplicationCommandInteractionDataBasicOption[];
}

function valuesOf(options: readonly APIApplicationCommandInteractionDataBasicOption[]): Values {
  return Object.fromEntries(
    options.flatMap((option) =>
      option.name === HIDE || !('value' in option) || option.type === ApplicationCommandOptionType.Boolean
        ? []
        : [[option.name, String(option.value)]],
    ),
  );
}

async function answerCommand(
  interaction: APIChatInputApplicationCommandInteraction,
  commands: ReadonlyMap<string, Command>,
  context: CommandContext,
): Promise<Routed> {
  const command = commands.get(interaction.data.name);
  if (command === undefined) throw unknownCommand(interaction.data.name, commands);
  const options = optionsOf(interaction);
  const hidden = options.some((option) => option.name === HIDE && 'value' in option && option.value === true);
  const answer = await command.answer({ values: valuesOf(options) }, context);
  const message = draw(answer, 1, command, commands, context, false);
  return { reply: send(message, hidden), outcome: outcomeOf(answer) };
}

async function complete(
  interaction: APIApplicationCommandAutocompleteInteraction,
  commands: ReadonlyMap<string, Command>,
  context: CommandContext,
): Promise<Routed> {
  const command = commands.get(interaction.data.name);
  const options = optionsOf(interaction);
  const focused = options.find((option) => 'focused' in option && option.focused === true);
  if (command === undefined || focused === undefined || !('value' in focused))
    return { reply: completions([]), outcome: 'no choices' };
  const found = await command.complete(focused.name, String(focused.value), valuesOf(options), context);
  return { reply: completions(found), outcome: found.length > 0 ? 'choices' : 'no choices' };
}

async function answerButton(
  interaction: APIMessageComponentInteraction,
  commands: ReadonlyMap<string, Command>,
  context: CommandContext,
): Promise<Routed> {
  const state = readCustomId(String(interaction.data.custom_id), commands, context);
  const command = state === undefined ? undefined : commands.get(state.command);
  if (state === undefined || command === undefined)
    throw new UserError(
      'This button no longer leads anywhere: what it names is not on file any more, or the button is not one of this bot’s. Ask again with /help.',
    );
  const question = command.question === undefined ? '' : (state.values[command.question] ?? '');
  if (state.action === 'none') {
    const nothing: Answer = { kind: 'choices', text: notOnFile(question, false), choices: [] };
    return { reply: update(draw(nothing, 1, command, commands, context, false)), outcome: 'none of these' };
  }
  const answer = await command.answer({ values: state.values }, context);
  if (state.action === 'text') return { reply: asText(answer, state), outcome: 'plain text' };
  if (state.action === 'export' && answer.kind === 'pages')
    return { reply: exportReply(layOut(answer, state.page), context.record), outcome: 'export' };
  if (state.action === 'export') return { reply: hint(NO_LONGER), outcome: 'export' };
  const message = draw(answer, state.page, command, commands, context, state.version !== context.record.version);
  if (state.action === 'show') return { reply: send(message, isPrivate(interaction)), outcome: outcomeOf(answer) };
  return { reply: update(message), outcome: outcomeOf(answer) };
}

const isPrivate = (interaction: APIMessageComponentInteraction): boolean =>
  ((interaction.message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;

const outcomeOf = (answer: Answer): string =>
  answer.kind === 'pages' ? 'answered' : answer.noneOf === undefined ? 'not on file' : 'offered';

function draw(
  answer: Answer,
  page: number,
  command: Command,
  commands: ReadonlyMap<string, Command>,
  context: CommandContext,
  updated: boolean,
): Message {
  const asked = { command, commands, context };
  return answer.kind === 'pages'
    ? pageMessage(answer, layOut(answer, page), asked, updated)
    : choiceMessage(answer, asked);
}

function send(message: Message, hidden: boolean): Reply {
  return {
    callback: {
      type: InteractionResponseType.ChannelMessageWithSource,
      data: {
        flags: message.flags | (hidden ? MessageFlags.Ephemeral : 0),
        components: message.components,
        allowed_mentions: NO_MENTIONS,
      },
    },
    files: message.files,
    entries: message.entries,
  };
}

function update(message: Message): Reply {
  return {
    callback: {
      type: InteractionResponseType.UpdateMessage,
      // Files of the page before would stay on the message: none is kept, those of this page come with it.
      data: { flags: message.flags, components: message.components, attachments: [], allowed_mentions: NO_MENTIONS },
    },
    files: message.files,
    entries: message.entries,
  };
}

function asText(answer: Answer, state: ButtonState): Reply {
  if (answer.kind === 'choices') return hint(NO_LONGER);
  const page = layOut(answer, state.page);
  const { content, files } = plainText(page);
  return {
    callback: {
      type: InteractionResponseType.ChannelMessageWithSource,
      data: { content, flags: MessageFlags.Ephemeral | MessageFlags.SuppressEmbeds, allowed_mentions: NO_MENTIONS },
    },
    files,
    entries: [...new Set(page.blocks.flatMap(({ entries }) => entries))],
  };
}

function hint(message: string): Reply {
  return {
    callback: {
      type: InteractionResponseType.ChannelMessageWithSource,
      data: { content: shorten(message, 1_900), flags: MessageFlags.Ephemeral, allowed_mentions: NO_MENTIONS },
    },
    files: [],
    entries: [],
  };
}

function completions(found: readonly { readonly name: string; readonly value: string }[]): Reply {
  const choices = found
    .filter(({ name, value }) => name !== '' && value !== '')
    .slice(0, MOST_COMPLETIONS)
    .map(({ name, value }) => ({ name: shorten(name, LONGEST_CHOICE), value }));
  return {
    callback: { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } },
    files: [],
    entries: [],
  };
}
