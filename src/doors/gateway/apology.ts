import {
  type APIInteraction,
  type APIInteractionResponse,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from 'discord.js';

/**
 * What the asker sees when answering failed: a private message with a reference to look up in the log. Autocomplete can show no
 * message, so it gets an empty list.
 * @param interaction what could not be answered
 * @param reference the reference in the log
 */
export function apology(interaction: APIInteraction, reference: string): APIInteractionResponse {
  if (interaction.type === InteractionType.ApplicationCommandAutocomplete)
    return { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices: [] } };
  return {
    type: InteractionResponseType.ChannelMessageWithSource,
    data: {
      content: `Something went wrong, reference ${reference}. Nothing was changed; try again, and pass the reference on if it happens again.`,
      flags: MessageFlags.Ephemeral,
      allowed_mentions: { parse: [] },
    },
  };
}
