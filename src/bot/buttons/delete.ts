import { type APIMessageComponentInteraction, InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import type { Language } from '../../language/language.js';
import { UserError } from '../command.js';
import type { Reply } from '../reply.js';
import { presserOf } from './presser.js';

/**
 * Deletes a public answer for the user who asked for it.
 * @throws {UserError} when somebody else asked, or the answer is private
 */
export function deleteReply(interaction: APIMessageComponentInteraction, language: Language): Reply {
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
