import type { APIApplicationCommandAutocompleteInteraction } from 'discord-api-types/v10';
import type { Deps } from './deps.js';
import { optionsOf } from './on-command.js';
import { autocompleteReply, type Reply } from './reply.js';

/** Completes the option that is being typed. */
export async function onAutocomplete(
  interaction: APIApplicationCommandAutocompleteInteraction,
  { commands, context }: Deps,
): Promise<Reply> {
  const command = commands.get(interaction.data.name);
  const focused = optionsOf(interaction).find((option) => 'focused' in option && option.focused === true);
  const found =
    focused === undefined ? [] : ((await command?.complete?.(focused.name, String(focused.value), context)) ?? []);
  return { ...autocompleteReply(found), outcome: found.length > 0 ? 'choices' : 'no choices' };
}
