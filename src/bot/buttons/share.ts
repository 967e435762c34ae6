import {
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIMessageComponentInteraction,
  type APIMessageTopLevelComponent,
  ComponentType,
  InteractionResponseType,
  MessageFlags,
} from 'discord-api-types/v10';
import type { Language } from '../../language/language.js';
import { container, divider, textDisplay } from '../../view/discord/components.js';
import { violations } from '../../view/discord/violations.js';
import { UserError } from '../command.js';
import type { Message } from '../replies/page-message.js';
import type { Reply } from '../reply.js';

const ROW = 5;

/**
 * A message with one more button, in its last row where there is room.
 * @param message the message
 * @param button the button
 */
export function withButton(message: Message, button: APIButtonComponentWithCustomId): Message {
  const components = [...message.components];
  const last = components.at(-1);
  if (last?.type === ComponentType.ActionRow && last.components.length < ROW)
    components[components.length - 1] = { ...last, components: [...last.components, button] } as typeof last;
  else components.push({ type: ComponentType.ActionRow, components: [button] });
  return { ...message, components };
}

/** The id of whoever pressed a button; a member in a server, a user elsewhere. */
const presserOf = ({ member, user }: APIMessageComponentInteraction): string | undefined => member?.user.id ?? user?.id;

/** The line under a shared answer: who asked. It pings nobody, because every reply forbids mentions. */
function sharedBy(interaction: APIMessageComponentInteraction, language: Language): string {
  const id = presserOf(interaction);
  return id !== undefined && /^\d{1,20}$/.test(id)
    ? `-# ${language.say('share.by', { name: `<@${id}>` })}`
    : `-# ${language.say('share.by-asker')}`;
}

/**
 * A message as it is shared: with a line that says who did.
 * @param message the message
 * @param interaction the press of *Share here*
 * @param language the reader's
 */
export function shared(message: Message, interaction: APIMessageComponentInteraction, language: Language): Message {
  const line = textDisplay(sharedBy(interaction, language)) as APIMessageTopLevelComponent;
  return { ...message, components: [...message.components, line] as Message['components'] };
}

/**
 * What a private answer shows, for everybody: its own texts without buttons and files. For answers whose question stands in no button.
 * @param interaction the press of *Share here*
 * @param language the reader's
 * @throws {UserError} when the message is not at hand
 */
export function sharedAgain(interaction: APIMessageComponentInteraction, language: Language): Message {
  const { message, application_id } = interaction;
  const own = message?.author === undefined || message.author.id === application_id;
  const shown = (message?.components ?? []).flatMap((component) => {
    const parts = component.type === ComponentType.Container ? component.components.flatMap(shareable) : [];
    return parts.length === 0 ? [] : [container(parts)];
  });
  const flags = MessageFlags.IsComponentsV2;
  const data = { components: shown, flags, allowed_mentions: { parse: [] } };
  // What came back with the button is sent to a channel: only what this bot could have written itself may be.
  if (!own || violations({ type: InteractionResponseType.ChannelMessageWithSource, data }).length > 0)
    throw new UserError(language.say('hint.not-shared'));
  return { components: shown, flags, files: [], entries: [] };
}

function shareable(part: APIComponentInContainer): APIComponentInContainer[] {
  if (part.type === ComponentType.TextDisplay && typeof part.content === 'string')
    return [textDisplay(part.content.toWellFormed())];
  return part.type === ComponentType.Separator ? [divider()] : [];
}

/**
 * Takes an answer away for whoever asked for it.
 * @param interaction the press of *Delete*
 * @param language the reader's
 * @throws {UserError} when somebody else asked
 */
export function deleteAnswer(interaction: APIMessageComponentInteraction, language: Language): Reply {
  const { message } = interaction;
  const asker = message?.interaction_metadata?.user.id;
  if (((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0) throw new UserError(language.say('hint.private'));
  if (asker === undefined || asker !== presserOf(interaction)) throw new UserError(language.say('hint.not-asker'));
  return {
    callback: { type: InteractionResponseType.DeferredMessageUpdate },
    files: [],
    entries: [],
    deleteMessage: true,
  };
}
