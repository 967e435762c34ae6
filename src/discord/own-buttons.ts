import {
  type APIButtonComponentWithCustomId,
  type APIMessageComponentInteraction,
  type APIMessageTopLevelComponent,
  ComponentType,
  InteractionResponseType,
  MessageFlags,
} from 'discord-api-types/v10';
import { UserError } from '../command/command.js';
import { container, text } from '../view/components.js';
import type { Message } from './page-reply.js';
import type { Reply } from './reply.js';

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

/**
 * The line under a shared answer: who asked. It pings nobody, because every reply forbids mentions.
 * @param interaction the press of *Share here*
 */
export function sharedBy(interaction: APIMessageComponentInteraction): string {
  const id = presserOf(interaction);
  return id !== undefined && /^\d{1,20}$/.test(id) ? `-# Shared by <@${id}>` : '-# Shared by whoever asked';
}

/**
 * What a private answer shows, for everybody: its own components without buttons and files. For answers whose question stands in no button.
 * @param interaction the press of *Share here*
 * @throws {UserError} when the message is not at hand
 */
export function sharedAgain(interaction: APIMessageComponentInteraction): APIMessageTopLevelComponent[] {
  const { message, application_id } = interaction;
  const own = message?.author === undefined || message.author.id === application_id;
  const shown = (message?.components ?? []).flatMap((component) =>
    component.type === ComponentType.Container
      ? [container(component.components.filter(({ type }) => type !== ComponentType.File))]
      : [],
  );
  if (!own || shown.length === 0)
    throw new UserError('This answer cannot be shared any more. Check the text again, and share the new answer.');
  return [...shown, text(sharedBy(interaction)) as APIMessageTopLevelComponent];
}

/**
 * Takes an answer away for whoever asked for it.
 * @param interaction the press of *Delete*
 * @throws {UserError} when somebody else asked
 */
export function deleteAnswer(interaction: APIMessageComponentInteraction): Reply {
  const { message } = interaction;
  const asker = message?.interaction_metadata?.user.id;
  if (((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0)
    throw new UserError('Only you see this answer: dismiss it below the message.');
  if (asker === undefined || asker !== presserOf(interaction))
    throw new UserError('Only whoever asked for this answer can delete it.');
  return {
    callback: { type: InteractionResponseType.DeferredMessageUpdate },
    files: [],
    entries: [],
    deleteMessage: true,
  };
}
