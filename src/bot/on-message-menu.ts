import type { APIMessageApplicationCommandInteraction } from 'discord-api-types/v10';
import { attachedFiles, isStory } from './attached-file.js';
import { UserError } from './command.js';
import type { Deps } from './deps.js';
import { messageText } from './message-text.js';
import { unknownCommand } from './on-command.js';
import { answerReply } from './replies/answer-reply.js';
import { fileReply } from './replies/file-reply.js';
import type { Reply } from './reply.js';

/**
 * Answers a command in the menu of a message: the message's text is the question, or a story in its first file of a kind that is read. The
 * answer is private.
 * @throws {UserError} when there is no such command, or the message can no longer be seen
 */
export async function onMessageMenu(interaction: APIMessageApplicationCommandInteraction, deps: Deps): Promise<Reply> {
  const { commands, context } = deps;
  const { name, target_id, resolved } = interaction.data;
  const command = [...commands.values()].find(({ menu }) => menu?.name === name);
  if (command?.question === undefined) throw unknownCommand(name, deps);
  const message = resolved?.messages?.[target_id];
  if (message === undefined) throw new UserError(context.language.say('hint.message-gone'));
  const files = attachedFiles(message);
  const { answerFile } = command;
  const story = answerFile === undefined || context.checkFile === undefined ? undefined : files.find(isStory);
  if (story !== undefined && answerFile !== undefined) return fileReply(story, { ...command, answerFile }, deps);
  const text = messageText(message);
  if (text === '' && files.length > 0) throw new UserError(context.language.say('hint.file-kind'));
  const answer = await command.answer({ [command.question]: text }, context);
  return answerReply({ answer, command, hidden: true }, deps);
}
