import { MessageFlags } from 'discord-api-types/v10';
import { button, buttonRows, container, textDisplay } from '../../view/discord/components.js';
import { writeCustomId } from '../buttons/custom-id.js';
import type { Choices } from '../command.js';
import type { Asked, Message } from './page-message.js';

/** Two rows of buttons: as many as a reader looks through. */
const MOST = 9;

/**
 * Draws a question back to the reader, or "not on file", as a Components V2 message.
 * @param answer the question and the choices
 * @param asked the command and the record
 */
export function choiceMessage(answer: Choices, { command, context }: Asked): Message {
  const version = context.record.version;
  const choices = answer.choices
    .slice(0, MOST)
    .map(({ label, values, action = 'ask' as const }) =>
      button(
        label,
        writeCustomId({ command: command.definition.name, action, version, page: 1, values }, command, context),
      ),
    );
  const none =
    answer.noneOf === undefined || command.question === undefined
      ? []
      : [
          button(
            context.language.say('button.none'),
            writeCustomId(
              {
                command: command.definition.name,
                action: 'none',
                version,
                page: 1,
                values: { [command.question]: answer.noneOf },
              },
              command,
              context,
            ),
          ),
        ];
  const unique = [...new Map([...choices, ...none].map((one) => [one.custom_id, one])).values()];
  return {
    components: [container([textDisplay(answer.text)]), ...buttonRows(unique)],
    flags: MessageFlags.IsComponentsV2,
    files: [],
    entries: [],
  };
}
