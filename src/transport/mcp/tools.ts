import { z } from 'zod';
import type { Values } from '../../bot/command.js';
import { LOCALES } from '../../language/language.js';

/** As many characters as Discord's own option for a pasted text takes. */
export const MAX_INPUT_CHARS = 4_000;
const MAX_NAME_CHARS = 400;
const MAX_BLOCKS = 25;
/** Nobody reads on for longer, and every block before an offset is counted off. */
const MAX_OFFSET = 10_000;

const LANGUAGES = Object.keys(LOCALES) as (keyof typeof LOCALES)[];

const words = (about: string) => z.string().max(MAX_INPUT_CHARS).describe(about);
const name = (about: string) => z.string().max(MAX_NAME_CHARS).optional().describe(about);
const day = (about: string) => name(`${about}: YYYY-MM-DD, YYYY-MM, YYYY, or words such as “May 2024”`);

const language = {
  language: z.enum(LANGUAGES).default('en').describe('Of the bot’s own words. The record’s words are never translated'),
};
/** @param usual how many blocks are given unless asked for: a statement brings the most along */
const paging = (usual: number) => ({
  limit: z.int().min(1).max(MAX_BLOCKS).default(usual).describe('Blocks of the answer'),
  offset: z.int().min(0).max(MAX_OFFSET).default(0).describe('`page.nextOffset` of the call before'),
});

/** A tool: a command of the bot under names that assistants understand. */
interface Tool {
  /** The command that answers, which is also the tool's name. */
  readonly command: string;
  readonly title: string;
  readonly description: string;
  /** Arguments by the option of the command that each fills. */
  readonly options: Readonly<Record<string, string>>;
  readonly input: z.ZodObject<z.ZodRawShape>;
}

const tool = (definition: Tool): Tool => definition;

/** The tools in the order in which they are listed. None of them changes anything. */
export const TOOLS: readonly Tool[] = [
  tool({
    command: 'claims',
    title: 'Who said what',
    description:
      'Attributed statements, newest first, each with its exact words, speaker, day, source, proof, and what denies or answers it. Ask with a name, a topic and a few key words.',
    options: {
      question: 'who-or-what',
      speaker: 'speaker',
      event: 'event',
      since: 'since',
      until: 'until',
      form: 'form',
    },
    input: z.strictObject({
      question: words('Whose words, or about what; an entry’s id gives that entry. May be empty with a filter').default(
        '',
      ),
      speaker: name('Only statements of this person or body'),
      event: name('Only statements about this event'),
      since: day('First day'),
      until: day('Last day'),
      form: name('direct quote, partial quote, separate quotes, paraphrase or narration'),
      ...paging(5),
      ...language,
    }),
  }),
  tool({
    command: 'figures',
    title: 'How many, according to whom',
    description:
      'Every claimant’s figures side by side, each in its own words with claimant, day, source and proof. Never add, average or rank them, and never leave a competing figure out.',
    options: { question: 'what', metric: 'metric', event: 'event', asOf: 'as-of' },
    input: z.strictObject({
      question: words('What is counted, of whom, of which event; an entry’s id gives that entry').default(''),
      metric: name('Only this metric'),
      event: name('Only figures of this event'),
      asOf: day('Only what had been counted by this day'),
      ...paging(8),
      ...language,
    }),
  }),
  tool({
    command: 'event',
    title: 'What happened',
    description:
      'One event: what, when, where; what each side calls it and says of it; then the timeline, key claims with their denials, all figures, sources.',
    options: { name: 'name' },
    input: z.strictObject({
      name: words('The event, a name that somebody has for it, a place, or a day'),
      ...paging(10),
      ...language,
    }),
  }),
  tool({
    command: 'who',
    title: 'Who somebody is',
    description: 'A person, body or place: names in every script, posts with their dates, the latest statements.',
    options: { name: 'name' },
    input: z.strictObject({ name: words('The name in any spelling or script'), ...paging(8), ...language }),
  }),
  tool({
    command: 'check',
    title: 'Check quotations and figures',
    description:
      'Judges every quotation and figure of a text against the record: exact, altered (word by word), joined, somebody else’s, withdrawn, not on file. Use it on a draft before it is shown to anybody. The text is kept nowhere.',
    options: { text: 'text' },
    input: z.strictObject({ text: words('The text to check, with its quotation marks'), ...language }),
  }),
  tool({
    command: 'source',
    title: 'Where it comes from',
    description:
      'The source of a statement or figure with the passage and the link to it, or sources by publisher, title or date.',
    options: { entry: 'entry' },
    input: z.strictObject({
      entry: words('An entry’s id, or words of a source’s publisher, title and date'),
      ...paging(5),
      ...language,
    }),
  }),
];

/** The arguments of a call, as a tool's own schema has read them. */
export type ToolArguments = Readonly<Record<string, unknown>>;

/** Arguments of a call as the options of its command. */
export const optionsFrom = ({ options }: Tool, args: ToolArguments): Values =>
  Object.fromEntries(
    Object.entries(options).flatMap(([argument, option]) => {
      const value = args[argument];
      return typeof value === 'string' ? [[option, value]] : [];
    }),
  );

/** Options of a command as the arguments of its tool. */
export const argumentsFrom = ({ options }: Tool, values: Values): Record<string, string> =>
  Object.fromEntries(
    Object.entries(options).flatMap(([argument, option]) => {
      const value = values[option];
      return value === undefined ? [] : [[argument, value]];
    }),
  );

export type { Tool };
