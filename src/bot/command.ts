import type {
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Checker } from '../check/checker.js';
import type { CheckedStory } from '../check/report/story-report.js';
import type { JudgedFigure, JudgedNumber, JudgedQuote } from '../check/verdicts.js';
import type { Language } from '../language/language.js';
import type { Archive } from '../record/archive.js';
import type { EntryId } from '../record/entry-base.js';
import type { VerbatimRecord } from '../record/record.js';
import type { SearchEngine } from '../search/search.js';
import type { BlockList } from '../view/block.js';
import type { HouseStyleName } from '../view/house-style.js';
import type { FontMetrics } from '../view/pictures/font-metrics.js';
import type { Picture } from '../view/pictures/svg.js';
import type { AttachedFile } from './attached-file.js';
import type { EntryCodes } from './buttons/entry-codes.js';
import type { ReplyFile } from './reply.js';

/** What a command works with: the record of one load and what was built over it. Everything in it is replaced together. */
export interface CommandContext {
  readonly record: VerbatimRecord;
  readonly search: SearchEngine;
  /** Statements, figures and sources; the record has those in memory only. */
  readonly archive: Archive;
  /** Judges pasted texts. */
  readonly checker: Checker;
  readonly codes: EntryCodes;
  /** The day the answer is given on, ISO `YYYY-MM-DD`. */
  readonly today: string;
  /** The reader's language. */
  readonly language: Language;
  /** Whose manner plain text is in; absent: the bot's own form. */
  readonly houseStyle?: HouseStyleName;
  /** The archived text of a source, where it is at hand. */
  sourceText(id: EntryId): Promise<string | undefined>;
  /**
   * Fetches a file of a message from Discord and checks it whole; absent where no files are read.
   * @throws {UnreadableStoryError} @throws {CheckQueueFullError} @throws the reason of the signal
   */
  checkFile?(file: AttachedFile, signal: AbortSignal): Promise<CheckedStory>;
  /** Aborted once the deadline of the interaction has passed: what is still to be done is of no use. */
  readonly signal?: AbortSignal;
  /** Problems of the last reload that failed, one a line; empty when the record on show is the newest. */
  readonly problems: readonly string[];
  /** A command as the reader can click it, such as `</claims:1>`; its name as code where its id is not known. */
  mention(name: string): string;
}

/** The texts of a command's options by option name, as typed or picked; absent options are absent. */
export type Values = Readonly<Record<string, string>>;

/** Another command and its question, for those who do not know the names of its options. */
export interface Link {
  readonly command: string;
  /** An entry's id where possible. */
  readonly question: string;
}

/** A button under an answer that asks something else. */
export type Choice = {
  readonly label: string;
  /** What the button does, where it does not simply ask. */
  readonly action?: 'card';
} & (
  | Link
  | {
      /** The command it asks; the one that answered when absent. */
      readonly command?: string;
      /** What it asks for: entry ids where possible. */
      readonly values: Values;
    }
);

/** An answer that shows entries, page by page. */
export interface Pages {
  readonly kind: 'pages';
  /** Markdown at the top. */
  readonly heading: string;
  readonly list: BlockList;
  /** The entry that answers best, where entries are found by a question. */
  readonly foremost?: EntryId;
  /** Max blocks per page. */
  readonly perPage: number;
  /** Whether a line separates the blocks. */
  readonly divided: boolean;
  /** What is counted in `1–5 of 14`, such as `statements`; no count when absent. */
  readonly counted?: 'statements' | 'sources';
  /** How the query was read, as plain text. */
  readonly reading?: string;
  /** Words of the question that the answer says nothing of; the heading names them too. */
  readonly notLookedFor?: readonly string[];
  /** The question with everything resolved, for the buttons to carry. */
  readonly values: Values;
  readonly choices?: readonly Choice[];
  /** The command whose answer this is, where another one passed the question on: its buttons lead there. */
  readonly command?: string;
  /**
   * The picture of the first page.
   * @returns undefined where there is nothing worth drawing
   */
  picture?(font: FontMetrics): Picture | undefined;
  /** Whether a button exports the entries shown. */
  readonly exported?: boolean;
}

/** A question back to the reader, or the plain news that nothing is on file. */
export interface Choices {
  readonly kind: 'choices';
  /** Markdown. */
  readonly text: string;
  readonly choices: readonly Choice[];
  /** What was asked, by option name, where nothing on file answers it and something may later. */
  readonly asked?: Values;
  /** Where the text says more than that nothing is on file: what somebody said is on other days, or of something else, or several bear the name. */
  readonly why?: 'other-days' | 'silent' | 'silent-on-file' | 'several';
  /** Whether "None of these" is offered, and what was asked for then. */
  readonly noneOf?: string;
  /** The command whose question this is, where another one passed it on: its buttons lead there. */
  readonly command?: string;
}

/** Verdicts on a pasted text. Private, and in no button: the text is not kept, so the report cannot be made again. */
export interface Report {
  readonly kind: 'report';
  /** Markdown at the top. */
  readonly heading: string;
  readonly list: BlockList;
  /** Those of the blocks of the list, in the same order. */
  readonly judged: readonly (JudgedQuote | JudgedFigure)[];
  /** Numbers that are not judged: where there are any, the last block names them. */
  readonly unjudged: readonly JudgedNumber[];
  /** A sentence under everything, as plain text. */
  readonly note?: string;
  /** What is attached in any case, in place of the verdicts that do not fit. */
  readonly file?: ReplyFile;
  readonly choices: readonly Choice[];
}

export type Answer = Pages | Choices | Report;

/** A completion of half-typed text. */
export interface Completion {
  /** 1 to 100 code points. */
  readonly name: string;
  /** At most 100 code points: an entry's id wherever it fits. */
  readonly value: string;
}

/** A slash command: its definition, how it completes, and how it answers. It returns data and sends nothing. */
export interface Command {
  readonly definition: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** Name of the option that holds the question; absent where there is none. */
  readonly question?: string;
  /** The same command in the menu of messages: the message's text is the question. */
  readonly menu?: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  /** How many answers one of its own counts as in the limits of a user and a server; 1 when absent. */
  readonly cost?: number;
  /** Completes half-typed text; absent where no option is completed. */
  complete?(option: string, text: string, context: CommandContext): Promise<readonly Completion[]>;
  /**
   * Answers for a file of the message in whose menu it was chosen; absent where files are nothing to it.
   * @throws {UserError} when the reader should do something else
   */
  answerFile?(file: AttachedFile, context: CommandContext, signal: AbortSignal): Promise<Answer>;
  /** @throws {UserError} when the reader should ask differently */
  answer(values: Values, context: CommandContext): Promise<Answer>;
}

/** The reader has to ask differently; the message says how and is shown to them alone. */
export class UserError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UserError';
  }
}
