import { type APIInteraction, InteractionType } from 'discord-api-types/v10';
import { autocompleteReply, privateText, type Reply } from '../reply.js';

/**
 * What the asker sees instead of an answer: a private message. Autocomplete can show no message, so it gets an empty list.
 * @param interaction what is not answered
 * @param words why, and what to do
 */
export const notice = ({ type }: APIInteraction, words: string): Reply =>
  type === InteractionType.ApplicationCommandAutocomplete ? autocompleteReply([]) : privateText(words);
