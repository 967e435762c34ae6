import type { APIInteraction } from 'discord-api-types/v10';
import { CommandLineError, parseCommandLine } from '../../bot/command-line.js';
import { autocompleteInteraction, commandInteraction, componentInteraction } from '../../bot/local-interaction.js';
import type { PageQuestion, PageStart } from './protocol.js';
import { RequestError } from './request-error.js';

/**
 * What the page asks as Discord's own JSON.
 * @throws {RequestError} when the command line cannot be understood
 */
export function interactionFor(
  question: Exclude<PageQuestion, { kind: 'edit' }>,
  commands: PageStart['commands'],
): APIInteraction {
  try {
    switch (question.kind) {
      case 'command':
        return commandInteraction(parseCommandLine(question.line, commands), question.locale);
      case 'complete': {
        const line = question.line.slice(0, question.cursor);
        return autocompleteInteraction(parseCommandLine(line, commands, { complete: true }), question.locale);
      }
      case 'component': {
        const { custom_id: customId, component_type: componentType, values, message, locale } = question;
        return componentInteraction({ customId, componentType, values, message }, locale);
      }
    }
  } catch (error) {
    if (error instanceof CommandLineError) throw new RequestError(422, error.message);
    throw error;
  }
}
