import { container, textDisplay } from '../../view/discord/components.js';
import { choiceButtons } from '../buttons/buttons.js';
import type { Choices, Command } from '../command.js';
import type { Deps } from '../deps.js';
import type { Message } from '../reply.js';

/** Renders a question back to the reader, or "not on file". */
export const choiceMessage = (answer: Choices, command: Command, deps: Deps): Message => ({
  components: [container([textDisplay(answer.text)])],
  buttons: choiceButtons(answer, command, deps),
  files: [],
  entries: [],
});
