import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteractionDataBasicOption,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from 'discord-api-types/v10';
import { en } from '../language/catalogues/en.js';
import type { Language } from '../language/language.js';
import type { Logger } from '../log.js';
import { button } from '../view/discord/components.js';
import { shorten } from '../view/text.js';
import { notOnFile } from './answers/not-on-file.js';
import { type ButtonState, readCustomId, writeCustomId } from './buttons/custom-id.js';
import { deleteAnswer, shared, sharedAgain, withButton } from './buttons/share.js';
import { type Answer, type Command, type CommandContext, type Report, UserError, type Values } from './command.js';
import { mayManage } from './may-manage.js';
import { messageText } from './message-text.js';
import { HIDE } from './options/define.js';
import { cardChoice, cardOf, statementsOn } from './replies/card-reply.js';
import { choiceMessage } from './replies/choice-message.js';
import { exportReply } from './replies/export-reply.js';
import { layOut, type Message, pageMessage } from './replies/page-message.js';
import { type Pictures, withPicture } from './replies/picture-reply.js';
import { plainText } from './replies/plain-text.js';
import { reportMessage } from './replies/report-message.js';
import type { Reply } from './reply.js';

/** What the router works with. */
export interface ResponderOptions {
  readonly commands: readonly Command[];
  /** The record of this moment, in the language of a locale; an answer finishes on the one it began with. */
  context(locale: string | undefined): CommandContext;
  readonly log: Logger;
  /** Draws pictures; without it answers have none. */
  readonly pictures?: Pictures;
}

/** Answers one interaction in Discord's own form. Never throws. */
export type Respond = (interaction: APIInteraction) => Promise<Reply>;

/** Nobody needs to be told more of what they typed. */
const LONGEST_CHOICE = 100;
const MOST_COMPLETIONS = 25;
const NO_MENTIONS = { parse: [] };

/**
 * Builds the router: from an interaction to the command, from the command's answer to a reply.
 * @param options commands, record and log
 */
export function createResponder({ commands, context, log, pictures }: ResponderOptions): Respond {
  const byName = new Map(commands.map((command) => [command.definition.name, command]));
  const names = new Set(commands.flatMap(({ definition, menu }) => [definition.name, ...(menu ? [menu.name] : [])]));
  // The door writes the line for each answer that went out; this one says how it came about.
  return async (interaction) => {
    const began = performance.now();
    const name = nameOf(interaction, names);
    let asked: CommandContext | undefined;
    try {
      asked = contextFor(interaction, context(localeOf(interaction)));
      const { reply, outcome } = await route(interaction, { commands: byName, pictures }, asked);
      log.debug({ command: name, outcome, entries: reply.entries.length, ms: since(began) }, 'answered');
      return { ...reply, outcome };
    } catch (error) {
      if (error instanceof UserError) {
        log.debug({ command: name, outcome: 'hint', ms: since(began) }, 'answered');
        return { ...hint(error.message), outcome: 'hint' };
      }
      const reference = crypto.randomUUID().slice(0, 8);
      log.error(
        {
          request: typeof interaction.id === 'string' ? interaction.id.slice(0, 20) : '',
          command: name,
          reference,
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        },
        'an answer failed',
      );
      if (interaction.type === InteractionType.ApplicationCommandAutocomplete)
        return { ...completions([]), outcome: 'failed' };
      const words =
        asked?.language.say('hint.failed', { reference }) ?? `${en['hint.failed']}`.replace('{{reference}}', reference);
      return { ...hint(words), outcome: 'failed' };
    }
  };
}

/** Problems of the record, with their files and lines, are for those who run it: whoever may manage the server. */
const contextFor = (interaction: APIInteraction, context: CommandContext): CommandContext =>
  mayManage(interaction) ? context : { ...context, problems: [] };

/** The reader's locale; anybody may send any text as one. */
function localeOf(interaction: APIInteraction): string | undefined {
  const locale: unknown = 'locale' in interaction ? interaction.locale : undefined;
  return typeof locale === 'string' ? locale : undefined;
}

const since = (began: number): number => Math.round((performance.now() - began) * 10) / 10;

/** What was asked for, for the log: anybody may send any name, so only those of this bot's commands are told. */
function nameOf(interaction: APIInteraction, names: ReadonlySet<string>): string {
  const data: unknown = 'data' in interaction ? interaction.data : undefined;
  if (typeof data !== 'object' || data === null) return 'nothing';
  const written: unknown = 'name' in data ? data.name : 'custom_id' in data ? data.custom_id : undefined;
  const name = typeof written !== 'string' ? '' : 'name' in data ? written : (written.split('|', 1)[0] ?? '');
  return names.has(name) ? name : 'other';
}

interface Routed {
  readonly reply: Reply;
  readonly outcome: string;
}

/** What every answer is made with. */
interface House {
  readonly commands: ReadonlyMap<string, Command>;
  readonly pictures: Pictures | undefined;
}

async function route(interaction: APIInteraction, house: House, context: CommandContext): Promise<Routed> {
  const { commands } = house;
  switch (interaction.type) {
    case InteractionType.Ping:
      return { reply: { callback: { type: InteractionResponseType.Pong }, files: [], entries: [] }, outcome: 'pong' };
    case InteractionType.ApplicationCommand:
      if (interaction.data.type === ApplicationCommandType.Message)
        return answerMenu(interaction as APIMessageApplicationCommandInteraction, house, context);
      if (interaction.data.type !== ApplicationCommandType.ChatInput)
        throw unknownCommand(interaction.data.name, commands, context);
      return answerCommand(interaction as APIChatInputApplicationCommandInteraction, house, context);
    case InteractionType.ApplicationCommandAutocomplete:
      return complete(interaction, commands, context);
    case InteractionType.MessageComponent:
      return answerButton(interaction, house, context);
    default:
      throw new UserError(context.language.say('hint.no-form'));
  }
}

function unknownCommand(name: string, commands: ReadonlyMap<string, Command>, { language }: CommandContext): UserError {
  return new UserError(
    language.say('hint.no-command', {
      name: shorten(String(name), 32).replace(/[^\p{L}\p{N} _-]/gu, ''),
      commands: [...commands.keys()].map((one) => `/${one}`).join(', '),
    }),
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
  house: House,
  context: CommandContext,
): Promise<Routed> {
  const { commands } = house;
  const command = commands.get(interaction.data.name);
  if (command === undefined) throw unknownCommand(interaction.data.name, commands, context);
  const options = optionsOf(interaction);
  const hidden = options.some((option) => option.name === HIDE && 'value' in option && option.value === true);
  const answer = await command.answer({ values: valuesOf(options) }, context);
  return sendAnswer(answer, hidden, command, house, context);
}

/** The command whose answer this is: a question in free words is passed on to another. */
function commandOf(answer: Answer, command: Command, commands: ReadonlyMap<string, Command>): Command {
  return (answer.kind !== 'report' && answer.command !== undefined && commands.get(answer.command)) || command;
}

/** Verdicts on a pasted text are always private. */
function sendAnswer(
  answer: Answer,
  hidden: boolean,
  command: Command,
  { commands, pictures }: House,
  context: CommandContext,
): Routed {
  const asked = commandOf(answer, command, commands);
  const isHidden = hidden || answer.kind === 'report';
  const message = draw(answer, 1, asked, commands, context, false);
  const reply = send(withOwnButton(message, answer, 1, isHidden, asked, context), isHidden);
  return {
    reply: answer.kind === 'report' ? { ...reply, verdicts: verdictsOf(answer) } : pictured(reply, answer, 1, pictures),
    outcome: outcomeOf(answer),
  };
}

/** The picture of an answer stands on its first page. */
const pictured = (reply: Reply, answer: Answer, page: number, pictures: Pictures | undefined): Reply =>
  answer.kind !== 'pages' || page > 1
    ? reply
    : withPicture(reply, answer.picture === undefined ? undefined : (measure) => answer.picture?.(measure), pictures);

const verdictsOf = ({ judged }: Report): NonNullable<Reply['verdicts']> =>
  judged.map((one) => ({
    pasted: one.pasted,
    verdict: one.verdict,
    entries:
      one.kind === 'figure'
        ? [...one.figures, ...(one.later === undefined ? [] : [one.later])].map(({ id }) => id)
        : [...one.statements.map(({ id }) => id), ...(one.archived ?? [])],
  }));

/** A command in the menu of a message: the message's text is the question. */
async function answerMenu(
  interaction: APIMessageApplicationCommandInteraction,
  house: House,
  context: CommandContext,
): Promise<Routed> {
  const { commands } = house;
  const { name, target_id, resolved } = interaction.data;
  const command = [...commands.values()].find(({ menu }) => menu?.name === name);
  if (command?.question === undefined) throw unknownCommand(name, commands, context);
  const message = resolved?.messages?.[target_id];
  if (message === undefined) throw new UserError(context.language.say('hint.message-gone'));
  const answer = await command.answer({ values: { [command.question]: messageText(message) } }, context);
  return sendAnswer(answer, true, command, house, context);
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
  house: House,
  context: CommandContext,
): Promise<Routed> {
  const { commands } = house;
  const state = readCustomId(String(interaction.data.custom_id), commands, context);
  const command = state === undefined ? undefined : commands.get(state.command);
  if (state === undefined || command === undefined) throw new UserError(context.language.say('hint.button'));
  if (state.action === 'delete') return { reply: deleteAnswer(interaction, context.language), outcome: 'deleted' };
  const share = (message: Message): Reply =>
    send(shared(withDelete(message, command, context), interaction, context.language), false);
  if (state.action === 'share' && command.menu !== undefined)
    return { reply: share(sharedAgain(interaction, context.language)), outcome: 'shared' };
  const question = command.question === undefined ? '' : (state.values[command.question] ?? '');
  if (state.action === 'none') {
    const nothing: Answer = { kind: 'choices', text: notOnFile(question, false, context.language), choices: [] };
    return { reply: update(draw(nothing, 1, command, commands, context, false)), outcome: 'none of these' };
  }
  const answer = await command.answer({ values: state.values }, context);
  if (state.action === 'card') return { reply: cardReply(answer, state, command, house, context), outcome: 'card' };
  if (state.action === 'export')
    return {
      reply:
        answer.kind === 'pages'
          ? exportReply(layOut(answer, state.page), context)
          : hint(context.language.say('hint.changed')),
      outcome: 'export',
    };
  if (state.action === 'text') return { reply: asText(answer, state, context.language), outcome: 'plain text' };
  const drawn = draw(answer, state.page, command, commands, context, state.version !== context.record.version);
  if (state.action === 'share')
    return { reply: pictured(share(drawn), answer, state.page, house.pictures), outcome: 'shared' };
  const message = withOwnButton(drawn, answer, state.page, isPrivate(interaction), command, context);
  const reply = state.action === 'show' ? send(message, isPrivate(interaction)) : update(message);
  return { reply: pictured(reply, answer, state.page, house.pictures), outcome: outcomeOf(answer) };
}

/** A private answer can be shared, a public one deleted by whoever asked. */
function withOwnButton(
  message: Message,
  answer: Answer,
  page: number,
  hidden: boolean,
  command: Command,
  context: CommandContext,
): Message {
  if (!hidden) return withDelete(message, command, context);
  if (answer.kind === 'choices') return message;
  const values = answer.kind === 'pages' ? answer.values : {};
  return withButton(message, ownButton('share', values, page, command, context));
}

const withDelete = (message: Message, command: Command, context: CommandContext): Message =>
  withButton(message, ownButton('delete', {}, 1, command, context));

function ownButton(
  action: 'share' | 'delete',
  values: Values,
  page: number,
  command: Command,
  context: CommandContext,
): ReturnType<typeof button> {
  const state = { command: command.definition.name, action, version: context.record.version, page, values } as const;
  return button(context.language.say(`button.${action}`), writeCustomId(state, command, context));
}

const isPrivate = (interaction: APIMessageComponentInteraction): boolean =>
  ((interaction.message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;

function outcomeOf(answer: Answer): string {
  if (answer.kind === 'report') return 'checked';
  return answer.kind === 'pages' ? 'answered' : answer.noneOf === undefined ? 'not on file' : 'offered';
}

function draw(
  answer: Answer,
  page: number,
  command: Command,
  commands: ReadonlyMap<string, Command>,
  context: CommandContext,
  updated: boolean,
): Message {
  const asked = { command, commands, context };
  if (answer.kind === 'report') return reportMessage(answer, asked);
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

/** A statement as a card; which one, where the page shows several. */
function cardReply(
  answer: Answer,
  state: ButtonState,
  command: Command,
  { commands, pictures }: House,
  context: CommandContext,
): Reply {
  const { language } = context;
  const statements = answer.kind === 'pages' ? statementsOn(layOut(answer, state.page), context.record) : [];
  const [first, ...more] = statements;
  if (first === undefined || pictures === undefined) return hint(language.say('hint.changed'));
  const claims = commands.get('claims') ?? command;
  if (more.length > 0) {
    const choices = statements.map((one) => cardChoice(one, context));
    const which: Answer = { kind: 'choices', text: language.say('card.which'), choices };
    return send(choiceMessage(which, { command: claims, commands, context }), true);
  }
  return cardOf(first, context, pictures);
}

function asText(answer: Answer, state: ButtonState, language: Language): Reply {
  if (answer.kind !== 'pages') return hint(language.say('hint.changed'));
  const page = layOut(answer, state.page);
  const { content, files } = plainText(page, language);
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
