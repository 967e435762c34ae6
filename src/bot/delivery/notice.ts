import {
  type APIInteraction,
  type APIInteractionResponse,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from 'discord-api-types/v10';
import type { Reply } from '../reply.js';

/**
 * What the asker sees instead of an answer: a private message. Autocomplete can show no message, so it gets an empty list.
 * @param interaction what is not answered
 * @param words why, and what to do
 */
export function notice(interaction: APIInteraction, words: string): Reply {
  return { callback: callbackOf(interaction, words), files: [], entries: [] };
}

function callbackOf({ type }: APIInteraction, content: string): APIInteractionResponse {
  if (type === InteractionType.ApplicationCommandAutocomplete)
    return { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices: [] } };
  return {
    type: InteractionResponseType.ChannelMessageWithSource,
    data: { content, flags: MessageFlags.Ephemeral, allowed_mentions: { parse: [] } },
  };
}
