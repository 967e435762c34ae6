import { codePointCount } from '../../view/text.js';
import type { Command, CommandContext, Values } from '../command.js';

/**
 * What a button does: turn to a page, give it as plain text or as files of data, ask something else in place or beside, say that nothing fits, share a private
 * answer, delete a public one, show a statement as a card.
 */
export const ACTIONS = {
  page: 'p',
  text: 't',
  export: 'e',
  ask: 'a',
  show: 's',
  none: 'n',
  share: 'h',
  delete: 'd',
  card: 'c',
} as const;
export type Action = keyof typeof ACTIONS;

/** Everything a button knows. It survives a restart, because nothing is kept anywhere else. */
export interface ButtonState {
  readonly command: string;
  readonly action: Action;
  /** Version of the record on which the button was made. */
  readonly version: string;
  /** From 1. */
  readonly page: number;
  readonly values: Values;
}

const MAX_CUSTOM_ID_CHARS = 100;
const CODE_MARK = '~';

/**
 * Writes a button's state into a custom_id of at most 100 characters: `command|action|version|page|filters|question`. Entries stand as
 * codes; a question too long for the rest is cut to the words that matter to the search.
 * @param state the state
 * @param command the command it belongs to
 * @param context the record and the search
 */
export function writeCustomId(state: ButtonState, command: Command, context: CommandContext): string {
  const names = (command.definition.options ?? []).map(({ name }) => name);
  const filters = names.flatMap((name, index) => {
    const value = state.values[name];
    return value === undefined || value === '' || name === command.question
      ? []
      : [`${index.toString(36)}${writeValue(value, context)}`];
  });
  const head = `${[state.command, ACTIONS[state.action], state.version, state.page, filters.join(',')].join('|')}|`;
  const question = command.question === undefined ? '' : (state.values[command.question] ?? '');
  const rest = MAX_CUSTOM_ID_CHARS - codePointCount(head);
  const short = context.record.byId.has(question) ? writeValue(question, context) : withoutCode(question);
  return `${head}${codePointCount(short) <= rest && !short.includes('|') ? short : withoutCode(context.search.condense(question.replaceAll('|', ' '), rest))}`;
}

/** A question such as “~6,700” must not be taken for the code of an entry. Its first mark says nothing to the search. */
const withoutCode = (question: string): string => question.replace(/^~+/, '');

function writeValue(value: string, context: CommandContext): string {
  if (context.record.byId.has(value)) return `${CODE_MARK}${context.codes.code(value)}`;
  return value.replace(/[|,~]/g, ' ');
}

/**
 * Reads a custom_id. Anybody can send any text as one, so nothing in it is trusted.
 * @param customId the text
 * @param commands the commands there are
 * @param context the record
 * @returns nothing where it was not written by `writeCustomId`, or names an entry that is no longer on file
 */
export function readCustomId(
  customId: string,
  commands: ReadonlyMap<string, Command>,
  context: CommandContext,
): ButtonState | undefined {
  const match = /^([a-z]{1,32})\|([a-z])\|([0-9a-f]{8})\|([1-9]\d{0,3})\|([^|]*)\|([^|]*)$/su.exec(customId);
  if (match === null || codePointCount(customId) > MAX_CUSTOM_ID_CHARS) return undefined;
  const [, name = '', letter, version = '', page, filters = '', question = ''] = match;
  const command = commands.get(name);
  const action = (Object.keys(ACTIONS) as Action[]).find((one) => ACTIONS[one] === letter);
  if (command === undefined || action === undefined) return undefined;
  const options = command.definition.options ?? [];
  const values: Record<string, string> = {};
  for (const part of filters === '' ? [] : filters.split(',')) {
    const option = options[Number.parseInt(part.charAt(0), 36)]?.name;
    const value = readValue(part.slice(1), context);
    if (option === undefined || value === undefined || value === '') return undefined;
    values[option] = value;
  }
  if (command.question !== undefined && question !== '') {
    const value = readValue(question, context);
    if (value === undefined) return undefined;
    values[command.question] = value;
  }
  return { command: name, action, version, page: Number(page), values };
}

function readValue(text: string, context: CommandContext): string | undefined {
  return text.startsWith(CODE_MARK) ? context.codes.entry(text.slice(CODE_MARK.length)) : text;
}
