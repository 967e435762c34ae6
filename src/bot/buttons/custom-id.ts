import { codePointCount } from '../../view/text.js';
import type { Command, CommandContext, Values } from '../command.js';

/** What a button does, and the letter for it in a custom_id. Messages keep their buttons for years: a letter never changes its meaning. */
export const ACTIONS = {
  /** Turn to a page. */
  page: 'p',
  /** Give the page as plain text. */
  text: 't',
  /** Give the entries of the page as files. */
  export: 'e',
  /** Replace the message with the answer to another question. */
  ask: 'a',
  /** Show the answer to another question below. */
  show: 's',
  /** None of the choices was meant. */
  none: 'n',
  /** Show a private answer to everybody. */
  share: 'h',
  /** Delete a public answer. */
  delete: 'd',
  /** Draw a statement as a card. */
  card: 'c',
  /** Say what is wrong with an answer. */
  flag: 'f',
  /** Be told when there is something on file. */
  watch: 'w',
} as const;
export type Action = keyof typeof ACTIONS;

/** Everything a button knows. It is in the custom_id and nowhere else, so buttons survive a restart. */
export interface ButtonState {
  readonly command: string;
  readonly action: Action;
  /** Version of the record on which the button was made. */
  readonly version: string;
  /** From 1. */
  readonly page: number;
  readonly values: Values;
}

/** Discord's limit. */
const MAX_CUSTOM_ID_CHARS = 100;

/** Marks the code of an entry, where any other text is meant as it is. */
const CODE_MARK = '~';

const CUSTOM_ID =
  /^(?<command>[a-z]{1,32})\|(?<letter>[a-z])\|(?<version>[0-9a-f]{8})\|(?<page>[1-9]\d{0,3})\|(?<filters>[^|]*)\|(?<question>[^|]*)$/su;

/** One filter: the place of its option in the command's definition in base 36, and its value. */
const FILTER = /^(?<place>[0-9a-z])(?<value>[^,]+)$/su;

const ACTION_BY_LETTER = new Map(
  Object.entries(ACTIONS).map(([action, letter]) => [letter as string, action as Action]),
);

/**
 * Writes a button's state as `command|action|version|page|filters|question`, in at most 100 characters. Entries become codes; a question
 * too long for the rest is cut to the words that matter to the search.
 */
export async function writeCustomId(state: ButtonState, command: Command, context: CommandContext): Promise<string> {
  const filters: string[] = [];
  for (const [place, { name }] of (command.definition.options ?? []).entries()) {
    const value = name === command.question ? undefined : state.values[name];
    if (value) filters.push(`${place.toString(36)}${await writeFilter(value, context)}`);
  }
  const head = `${[state.command, ACTIONS[state.action], state.version, state.page, filters.join(',')].join('|')}|`;
  const question = command.question === undefined ? '' : (state.values[command.question] ?? '');
  return `${head}${await writeQuestion(question, MAX_CUSTOM_ID_CHARS - codePointCount(head), context)}`;
}

async function writeQuestion(question: string, maxChars: number, context: CommandContext): Promise<string> {
  const short = (await codeOf(question, context)) ?? withoutMark(question);
  if (codePointCount(short) <= maxChars && !short.includes('|')) return short;
  return withoutMark(await context.search.condense(question.replaceAll('|', ' '), maxChars));
}

/** A question such as “~6,700” must not be read as a code. The mark says nothing to the search. */
const withoutMark = (question: string): string => question.replace(/^~+/, '');

const writeFilter = async (value: string, context: CommandContext): Promise<string> =>
  (await codeOf(value, context)) ?? value.replace(/[|,~]/g, ' ');

async function codeOf(value: string, { codes }: CommandContext): Promise<string | undefined> {
  const code = await codes.codeOf(value);
  return code === undefined ? undefined : `${CODE_MARK}${code}`;
}

/**
 * Reads a custom_id. It comes from outside, so nothing in it is trusted.
 * @returns undefined where `writeCustomId` did not write it, or it names an entry that is no longer on file
 */
export async function readCustomId(
  customId: string,
  commands: ReadonlyMap<string, Command>,
  context: CommandContext,
): Promise<ButtonState | undefined> {
  const parts = codePointCount(customId) > MAX_CUSTOM_ID_CHARS ? undefined : CUSTOM_ID.exec(customId)?.groups;
  if (parts === undefined) return undefined;
  const { version = '', page, filters = '', question = '' } = parts;
  const command = commands.get(parts.command ?? '');
  const action = ACTION_BY_LETTER.get(parts.letter ?? '');
  if (command === undefined || action === undefined) return undefined;
  const values = await readFilters(filters, command, context);
  const asked = await readValue(question, context);
  if (values === undefined || asked === undefined) return undefined;
  if (command.question !== undefined && asked !== '') values[command.question] = asked;
  return { command: command.definition.name, action, version, page: Number(page), values };
}

async function readFilters(
  text: string,
  command: Command,
  context: CommandContext,
): Promise<Record<string, string> | undefined> {
  const options = command.definition.options ?? [];
  const values: Record<string, string> = {};
  for (const filter of text === '' ? [] : text.split(',')) {
    const { place = '', value: written = '' } = FILTER.exec(filter)?.groups ?? {};
    const option = options[Number.parseInt(place, 36)];
    const value = await readValue(written, context);
    if (option === undefined || !value) return undefined;
    values[option.name] = value;
  }
  return values;
}

const readValue = async (text: string, { codes }: CommandContext): Promise<string | undefined> =>
  text.startsWith(CODE_MARK) ? codes.entry(text.slice(CODE_MARK.length)) : text;
