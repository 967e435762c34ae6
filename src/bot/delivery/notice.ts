import { type APIInteraction, InteractionType } from 'discord-api-types/v10';
import { autocompleteReply, privateText, type Reply } from '../reply.js';

/**
 * What the asker sees instead of an answer: a private message. Autocomplete can show no message, so it gets an empty list.
 * @param text why, and what to do
 * @param outcome for the log and for metrics
 */
export const notice = ({ type }: APIInteraction, text: string, outcome: 'busy' | 'limited' | 'failed'): Reply => ({
  ...(type === InteractionType.ApplicationCommandAutocomplete ? autocompleteReply([]) : privateText(text)),
  outcome,
});
