import type { APIApplicationCommandBasicOption, ApplicationCommandOptionType } from 'discord-api-types/v10';
import { closest, distance } from 'fastest-levenshtein';
import { type CommandDefinition, commandWord, isSwitch, optionsOf, readLine } from './read-line.js';

/** A command line that cannot be understood; the message says what would be right. */
export class CommandLineError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandLineError';
  }
}

/** One option with its value, as Discord sends it. */
export interface ParsedOption {
  readonly name: string;
  readonly type: ApplicationCommandOptionType;
  readonly value: string | boolean;
  /** The option that is being typed; set on one option, and only for completion. */
  readonly focused?: boolean;
}

/** A command line in Discord's terms. */
export interface ParsedCommand {
  readonly name: string;
  readonly options: readonly ParsedOption[];
}

/** How to read a line. */
export interface ParseOptions {
  /** Whether the line is still being typed: nothing is required, and the last option is focused. */
  readonly complete?: boolean;
}

/**
 * Reads a line such as `/claims bridge since:2023-09-01 speaker:"Ada Lovelace"`, by the rules of `readLine`.
 * @param line the slash may be left out; words that begin with no command are a question for /ask
 * @param commands the commands as they are deployed
 * @throws {CommandLineError} when there is no such command, an option is missing, or a value is none
 */
export function parseCommandLine(
  line: string,
  commands: readonly CommandDefinition[],
  options: ParseOptions = {},
): ParsedCommand {
  const read =
    readLine(line, commands) ?? (isQuestion(line, commands) ? readLine(`/${ASK} ${line}`, commands) : undefined);
  if (read === undefined) throw unknownCommand(commandWord(line), commands);
  const { command, parts, last } = read;
  const known = optionsOf(command);
  const values = new Map<string, ParsedOption>();
  for (const { option: name, text } of parts) {
    const option = known.find((one) => one.name === name);
    if (option !== undefined) values.set(name, { name, type: option.type, value: readValue(option, text) });
  }
  if (options.complete) return { name: command.name, options: focusLast(known, last, values) };
  const missing = known.filter(({ name, required }) => required === true && !values.has(name));
  if (missing.length > 0) throw missingOptions(command, missing);
  return { name: command.name, options: [...values.values()] };
}

/** The command that takes a question in anybody's own words. */
const ASK = 'ask';
/** How many wrong letters a first word may have to count as a misspelt command. */
const slipsIn = (name: string): number => (name.length > 4 ? 2 : 1);

/** Whether a line is a question and no command: several words without a slash that end as one, or the first of which is like no command. */
function isQuestion(line: string, commands: readonly CommandDefinition[]): boolean {
  const words = line.trim().split(/\s+/u);
  const first = (words[0] ?? '').toLowerCase().slice(0, MAX_WORD_CHARS);
  if (first.startsWith('/') || words.length < 2) return false;
  return words.at(-1)?.endsWith('?') === true || commands.every(({ name }) => distance(first, name) > slipsIn(name));
}

function readValue(option: APIApplicationCommandBasicOption, text: string): string | boolean {
  if (!isSwitch(option)) return text;
  const word = text.trim().toLowerCase();
  if (['', 'true', 'yes', 'y', 'on', '1'].includes(word)) return true;
  if (['false', 'no', 'n', 'off', '0'].includes(word)) return false;
  throw new CommandLineError(`"${option.name}" is either true or false, not "${text}".`);
}

function focusLast(
  known: readonly APIApplicationCommandBasicOption[],
  typedLast: string | undefined,
  values: ReadonlyMap<string, ParsedOption>,
): ParsedOption[] {
  const completing = known.filter((one) => 'autocomplete' in one && one.autocomplete === true);
  const last = typedLast ?? completing[0]?.name;
  const option = completing.find(({ name }) => name === last);
  if (option === undefined) return [...values.values()];
  const focused = { name: option.name, type: option.type, value: values.get(option.name)?.value ?? '', focused: true };
  return [...[...values.values()].filter(({ name }) => name !== option.name), focused];
}

const MAX_WORD_CHARS = 40;

function unknownCommand(word: string, commands: readonly CommandDefinition[]): CommandLineError {
  const names = commands.map(({ name }) => name);
  if (word === '') return new CommandLineError(`Begin with a command: ${names.map((name) => `/${name}`).join(', ')}.`);
  const near = closest(word.toLowerCase().slice(0, MAX_WORD_CHARS), names);
  return new CommandLineError(`There is no command /${word.slice(0, MAX_WORD_CHARS)}. Did you mean /${near}?`);
}

function missingOptions(
  command: CommandDefinition,
  missing: readonly APIApplicationCommandBasicOption[],
): CommandLineError {
  const wanted = missing.map(({ name, description }) => `${name} (${description})`).join(', ');
  return new CommandLineError(`/${command.name} needs ${wanted}.`);
}
