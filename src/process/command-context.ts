import type { CommandContext } from '../bot/command.js';
import { inReadersLanguage } from '../bot/in-readers-language.js';
import { readSourceText } from '../knowledge/proof/source-texts.js';
import type { Languages } from '../language/language.js';
import type { CommandMentions } from './command-mentions.js';
import type { FetchAttachment } from './fetch-attachment.js';
import type { AnsweringRecord } from './reload/answering-record.js';
import type { StoryDesk } from './story-desk.js';

export interface ContextSources {
  readonly live: AnsweringRecord;
  readonly languages: Languages;
  readonly mentions: CommandMentions;
  readonly archiveDir: string;
  readonly now: () => Date;
  readonly stories: StoryDesk;
  readonly fetchAttachment: FetchAttachment;
}

/** Returns a function that builds the context of one answer: the record as it is then, in the language of the reader's locale. */
export function contextFactory(sources: ContextSources): (locale?: string) => CommandContext {
  const { live, languages, mentions, archiveDir, now, stories, fetchAttachment } = sources;
  return (locale) => {
    const context: CommandContext = inReadersLanguage({
      ...live.current,
      problems: live.problems,
      today: now().toISOString().slice(0, 10),
      language: languages(locale),
      sourceText: (id) => readSourceText(archiveDir, id),
      mention: mentions.mention,
      checkFile: async (file, signal) =>
        stories.check({ name: file.name, bytes: await fetchAttachment(file, signal) }, context, signal),
    });
    return context;
  };
}
