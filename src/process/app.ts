import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { examplesFrom } from '../../commands/help.js';
import { commands, deskCommands } from '../../commands/index.js';
import type { CommandContext } from '../bot/command.js';
import type { ParsedCommand } from '../bot/command-line.js';
import { cacheReplies } from '../bot/delivery/reply-cache.js';
import type { Deps } from '../bot/deps.js';
import type { DeskService } from '../bot/desk/desk-service.js';
import { commandInteraction } from '../bot/local-interaction.js';
import type { Pictures } from '../bot/replies/picture-reply.js';
import { createResponder, type ProblemServer, type Respond } from '../bot/router.js';
import type { StoryReport } from '../check/report/story-report.js';
import type { StoryFile } from '../check/story/story-file.js';

import { correctionsFeed } from '../export/corrections-feed.js';
import type { Progress } from '../knowledge/read/parse-json-lines.js';
import { createLanguages, type Languages } from '../language/language.js';
import type { Logger } from '../log.js';
import type { SearchCluster } from '../opensearch/cluster.js';
import type { EntryId } from '../record/entry-base.js';
import type { VerbatimRecord } from '../record/record.js';
import type { SearchEngine } from '../search/search.js';
import { SearchUnavailableError } from '../search/search-unavailable.js';
import type { RecordFrom } from '../search-settings.js';
import type { CheckingThread } from './checking/checking-thread.js';
import { contextFactory } from './command-context.js';
import { createCommandMentions } from './command-mentions.js';
import { createAttachmentFetcher } from './fetch-attachment.js';
import { readHouseStyles } from './house-styles.js';
import type { AnsweringRecord, Reloaded } from './reload/answering-record.js';
import { LiveRecord } from './reload/live-record.js';
import type { StoryCounts } from './story-counts.js';
import { createStoryDesk } from './story-desk.js';

export interface AppOptions {
  readonly knowledgeDir: string;
  /** The folder of source texts. */
  readonly archiveDir: string;
  /** The folder of caches of large records; absent: none is written. */
  readonly cacheDir?: string;
  /** Size from which a record is cached, in bytes. */
  readonly largeFrom?: number;
  /** The file of the thread that reads a changed record; for tests. */
  readonly openingWorker?: URL;
  readonly log: Logger;
  /** Where problems of the record may be read in `/help`; absent: in every server. */
  readonly problemsIn?: ProblemServer;
  /** The setting of the house style of plain text; absent: the bot's own form. */
  readonly houseStyle?: string;
  /** Draws pictures; without it answers have none. */
  readonly pictures?: Pictures;
  /** Where files of messages are fetched from; absent: Discord. */
  readonly attachmentOrigins?: readonly string[];
  /** The public answer that a message is, where it is kept in mind what it shows; absent: nothing is. */
  readonly shownOn?: Deps['shownOn'];
  /** Where pasted texts are checked; absent: on the main thread. */
  readonly checking?: CheckingThread;
  /** The cluster in which statements, figures and sources are searched; absent: in memory. */
  readonly cluster?: SearchCluster;
  /** Where the record is read from: its files, as by default, or the cluster, where there is one. */
  readonly recordFrom?: RecordFrom;
  /** The editors' desk; absent where there is none. */
  readonly desk?: DeskService;
  /** Called every two seconds while a large file is read; by default progress is logged. */
  readonly onProgress?: (progress: Progress) => void;
  /** Called with the entries that the version before had and this one has not; by default they are logged. */
  readonly onGone?: (gone: readonly EntryId[]) => void;
  readonly now?: () => Date;
}

/** The bot without a door: everything from an interaction to its reply. */
export interface App {
  /** The reply to an interaction; questions asked before are answered from a cache. */
  readonly cachedRespond: Respond;
  readonly commands: typeof commands;
  /** What a command answers with at this moment, for a reader of a locale: for doors that are not Discord's. */
  context(locale?: string): CommandContext;
  /** What an answer is made of at this moment, for readers of a locale. */
  answering(locale: string): Deps;
  /** The names of slash commands and menu entries. */
  readonly commandNames: ReadonlySet<string>;
  /** The reader's language by locale. */
  readonly languages: Languages;
  /** The record that answers now. */
  record(): VerbatimRecord;
  /** The search over that record. */
  search(): SearchEngine;
  /** Loads the record again; the last good one stays when the new one has problems. */
  reload(): Promise<Reloaded>;
  /** Answers from a changed record if the cluster holds it by now; whether it does since this moment. */
  followCluster(): boolean;
  /** Whether there is a record: of a cluster that cannot be reached at the start there is none yet. */
  isLoaded(): boolean;
  /** What was corrected on file, as a feed; undefined where that cannot be looked up now. */
  corrections(): Promise<object | undefined>;
  /** Whether files have changed since they were last looked at. */
  hasChanged(): Promise<boolean>;
  /** Why the record on disk could not be loaded the last time, one problem a line; empty when it could. */
  problems(): readonly string[];
  lastReload(): { readonly at: Date; readonly outcome: Reloaded['outcome'] } | undefined;
  /** How many pasted texts wait to be checked, and how many stories were. */
  checks(): { readonly waiting: number; readonly stories: StoryCounts };
  /** Answers a question past the cache. */
  probe(): Promise<void>;
  /**
   * Checks a whole story against the record of the moment; the report's own words are English.
   * @throws {UnreadableStoryError} @throws {CheckQueueFullError} @throws the reason of the signal
   */
  checkStory(file: StoryFile, signal?: AbortSignal): Promise<StoryReport>;
  /** Questions to begin with, such as `/claims Ada Lovelace`, that this record answers. */
  examples(): Promise<readonly string[]>;
  /** Makes command names in answers clickable. */
  useCommandIds(ids: ReadonlyMap<string, string>): void;
}

/** A word that no record has, so that the answer costs little however large the record is. */
const PROBE: ParsedCommand = {
  name: 'claims',
  options: [{ name: 'who-or-what', type: ApplicationCommandOptionType.String, value: 'zzqxzz' }],
};

/** Reads the record from its files; or follows that of the cluster, of which only names and counts come into this process. */
async function openAnswering(options: AppOptions & { readonly now: () => Date }): Promise<AnsweringRecord> {
  const { cluster, recordFrom } = options;
  if (cluster === undefined || recordFrom !== 'cluster') return LiveRecord.open(options);
  const { FollowedRecord } = await import('./reload/followed-record.js');
  return FollowedRecord.open({ ...options, cluster });
}

/** @throws {RecordRefused} when the record has problems */
export async function createApp(options: AppOptions): Promise<App> {
  const { archiveDir, pictures, problemsIn, shownOn, houseStyle = '', desk, now = () => new Date() } = options;
  const live = await openAnswering({ ...options, now });
  const languages = createLanguages();
  const mentions = createCommandMentions();
  const stories = createStoryDesk();
  const fetchAttachment = createAttachmentFetcher(options.attachmentOrigins);
  const context = contextFactory({ live, languages, mentions, archiveDir, now, stories, fetchAttachment });
  const respond = createResponder({
    commands,
    context,
    ...(pictures === undefined ? {} : { pictures }),
    ...(problemsIn === undefined ? {} : { problemsIn }),
    ...(shownOn === undefined ? {} : { shownOn }),
    houseStyleIn: readHouseStyles(houseStyle),
    ...(desk === undefined ? {} : { desk: { service: desk, commands: deskCommands } }),
  });
  const cache = cacheReplies(respond, privateCommands, () => now().toISOString().slice(0, 10), desk?.homeServer);
  return {
    cachedRespond: cache.respond,
    commands,
    commandNames,
    context,
    answering: (locale) => ({
      commands: commandsByName,
      context: context(locale),
      pictures,
      ...(desk === undefined ? {} : { takesFlags: true }),
    }),
    languages,
    record: () => live.current.record,
    search: () => live.current.search,
    async reload() {
      const reloaded = await live.reload();
      if (reloaded.outcome !== 'unchanged') cache.forget();
      return reloaded;
    },
    followCluster() {
      if (live.acceptWaiting() === undefined) return false;
      cache.forget();
      return true;
    },
    isLoaded: () => live.isLoaded,
    async corrections() {
      try {
        return correctionsFeed(await live.current.archive.corrected());
      } catch (error) {
        if (error instanceof SearchUnavailableError) return undefined;
        throw error;
      }
    },
    hasChanged: () => live.hasChanged(),
    problems: () => live.problems,
    lastReload: () => live.lastReload,
    checks: () => ({ waiting: live.checks.length, stories: stories.counts }),
    async probe() {
      await respond(commandInteraction(PROBE));
    },
    checkStory: async (file, signal) => (await stories.check(file, context(), signal)).report,
    examples: async () => (live.isLoaded ? (await examplesFrom(live.current)).map(({ label }) => label) : []),
    useCommandIds(ids) {
      mentions.learn(ids);
      cache.forget();
    },
  };
}

const commandsByName = new Map(commands.map((command) => [command.definition.name, command]));

const commandNames: ReadonlySet<string> = new Set(
  [...commands, ...deskCommands].flatMap(({ definition, menu }) =>
    menu === undefined ? [definition.name] : [definition.name, menu.name],
  ),
);

/** Commands that take pasted texts, also from a message menu: nothing of those is kept. */
const privateCommands: ReadonlySet<string> = new Set([
  ...commands.flatMap(({ definition, menu }) => (menu === undefined ? [] : [definition.name])),
  // Those of the desk depend on who asks, and change what is kept.
  ...deskCommands.map(({ definition }) => definition.name),
]);
