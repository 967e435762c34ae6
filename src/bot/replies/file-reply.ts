import { type APIMessageTopLevelComponent, InteractionResponseType } from 'discord-api-types/v10';
import { container, textDisplay } from '../../view/discord/components.js';
import { escapeMarkdown, shorten } from '../../view/text.js';
import type { AttachedFile } from '../attached-file.js';
import { type Command, UserError } from '../command.js';
import type { Deps } from '../deps.js';
import { type Message, type MessageEdit, messageReply, type Reply } from '../reply.js';
import { answerReply } from './answer-reply.js';

/** Fetching and checking one file takes no longer; then it is given up. */
const MAX_FILE_MS = 30_000;
const MAX_NAME_CHARS = 100;

/**
 * The reply for a file of a message: that it is being checked, and then its report. It is private.
 * @param command answers for files
 */
export function fileReply(
  file: AttachedFile,
  command: Command & Required<Pick<Command, 'answerFile'>>,
  deps: Deps,
): Reply {
  const { language } = deps.context;
  const name = escapeMarkdown(shorten(file.name, MAX_NAME_CHARS));
  return {
    ...messageReply(messageOf(language.say('check.reading-file', { name })), true),
    outcome: 'checked',
    async later(): Promise<MessageEdit> {
      try {
        const answer = await command.answerFile(file, deps.context, AbortSignal.timeout(MAX_FILE_MS));
        return editOf(await answerReply({ answer, command, hidden: true }, deps));
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        return { components: messageOf(error.message).components, files: [] };
      }
    },
  };
}

const messageOf = (markdown: string): Message => ({
  components: [container([textDisplay(markdown)])],
  buttons: [],
  files: [],
  entries: [],
});

function editOf({ callback, files }: Reply): MessageEdit {
  const components =
    callback.type === InteractionResponseType.ChannelMessageWithSource ? (callback.data.components ?? []) : [];
  return { components: components as readonly APIMessageTopLevelComponent[], files };
}
