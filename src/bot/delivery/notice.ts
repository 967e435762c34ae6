import { type APIInteraction, InteractionType } from 'discord-api-types/v10';
import { autocompleteReply, privateText, type Reply } from '../reply.js';

/**
 * A private message instead of an answer. Autocomplete can show no message, so it gets an empty list.
 * @param text the reason, and what to do
 */
export const notice = ({ type }: APIInteraction, text: string, outcome: 'busy' | 'limited' | 'failed'): Reply => ({
  ...(type === InteractionType.ApplicationCommandAutocomplete ? autocompleteReply([]) : privateText(text)),
  outcome,
});
