import {
  type APIComponentInContainer,
  type APIMessageComponentInteraction,
  type APIMessageTopLevelComponent,
  ComponentType,
} from 'discord-api-types/v10';
import type { Language } from '../../language/language.js';
import { container, divider, textDisplay } from '../../view/discord/components.js';
import { violations } from '../../view/discord/violations.js';
import { UserError } from '../command.js';
import { type Message, messageReply } from '../reply.js';
import { presserOf } from './presser.js';

/**
 * Adds who shared a message. The name pings nobody, because every reply forbids mentions.
 */
export function sharedMessage(
  message: Message,
  interaction: APIMessageComponentInteraction,
  language: Language,
): Message {
  const id = presserOf(interaction);
  const line =
    id !== undefined && /^\d{1,20}$/.test(id)
      ? language.say('share.by', { name: `<@${id}>` })
      : language.say('share.by-asker');
  return { ...message, below: textDisplay(`-# ${line}`) as APIMessageTopLevelComponent };
}

/**
 * The texts of the message with the button, without buttons and files. For answers that no button can ask for again.
 * @throws {UserError} when the message did not come along, or is not one that this bot could have written
 */
export function shownMessage({ message, application_id }: APIMessageComponentInteraction, language: Language): Message {
  const own = message?.author === undefined || message.author.id === application_id;
  const components = (message?.components ?? []).flatMap((component) => {
    const parts = component.type === ComponentType.Container ? component.components.flatMap(shareable) : [];
    return parts.length === 0 ? [] : [container(parts)];
  });
  const shown: Message = { components, buttons: [], files: [], entries: [] };
  // What came back with the button is sent to a channel: only what this bot could have written itself may be.
  if (!own || violations(messageReply(shown, false).callback).length > 0)
    throw new UserError(language.say('hint.not-shared'));
  return shown;
}

function shareable(part: APIComponentInContainer): APIComponentInContainer[] {
  if (part.type === ComponentType.TextDisplay && typeof part.content === 'string')
    return [textDisplay(part.content.toWellFormed())];
  return part.type === ComponentType.Separator ? [divider()] : [];
}
