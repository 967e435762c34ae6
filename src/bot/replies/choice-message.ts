import { container, textDisplay } from '../../view/discord/components.js';
import { choiceButtons } from '../buttons/buttons.js';
import type { Choices, Command } from '../command.js';
import type { Deps } from '../deps.js';
import type { Message } from '../reply.js';

/** Renders a question back to the reader, or "not on file". */
export const choiceMessage = async (answer: Choices, command: Command, deps: Deps): Promise<Message> => ({
  components: [container([textDisplay(answer.text)])],
  buttons: await choiceButtons(answer, command, deps),
  files: [],
  entries: [],
});
