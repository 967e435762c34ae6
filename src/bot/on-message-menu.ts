import type { APIMessageApplicationCommandInteraction } from 'discord-api-types/v10';
import { UserError } from './command.js';
import type { Deps } from './deps.js';
import { messageText } from './message-text.js';
import { unknownCommand } from './on-command.js';
import { answerReply } from './replies/answer-reply.js';
import type { Reply } from './reply.js';

/**
 * Answers a command in the menu of a message: the message's text is the question, and the answer is private.
 * @throws {UserError} when there is no such command, or the message can no longer be seen
 */
export async function onMessageMenu(interaction: APIMessageApplicationCommandInteraction, deps: Deps): Promise<Reply> {
  const { commands, context } = deps;
  const { name, target_id, resolved } = interaction.data;
  const command = [...commands.values()].find(({ menu }) => menu?.name === name);
  if (command?.question === undefined) throw unknownCommand(name, deps);
  const message = resolved?.messages?.[target_id];
  if (message === undefined) throw new UserError(context.language.say('hint.message-gone'));
  const answer = await command.answer({ [command.question]: messageText(message) }, context);
  return answerReply({ answer, command, hidden: true }, deps);
}
