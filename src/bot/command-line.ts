import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { closest } from 'fastest-levenshtein';

type Definition = RESTPostAPIChatInputApplicationCommandsJSONBody;

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
 * Reads a line such as `/claims Mirzoyan since:2023-09-01 speaker:"Jeyhun Bayramov"`. The first bare words fill the first option; a
 * colon that follows none of the command's option names is text.
 * @param line the line; the slash may be left out
 * @param commands the commands as they are deployed
 * @param options whether the line is still being typed
 * @throws {CommandLineError} when there is no such command, an option is missing, or a value is none
 */
export function parseCommandLine(
  line: string,
  commands: readonly Definition[],
  options: ParseOptions = {},
): ParsedCommand {
  const [, word = '', rest = ''] = /^\s*\/?(\S*)([\s\S]*)$/u.exec(line) ?? [];
  const command = commands.find((one) => namesOf(one).includes(word.toLowerCase()));
  if (command === undefined) throw unknownCommand(word, commands);
  const known = (command.options ?? []) as readonly APIApplicationCommandBasicOption[];
  const { parts, last } = split(rest, known);
  const values = new Map<string, ParsedOption>();
  for (const { name, text } of parts) {
    const option = known.find((one) => one.name === name);
    if (option !== undefined) values.set(name, { name, type: option.type, value: readValue(option, text) });
  }
  if (options.complete) return { name: command.name, options: focusLast(known, last, values) };
  const missing = known.filter(({ name, required }) => required === true && !values.has(name));
  if (missing.length > 0) throw missingOptions(command, missing);
  return { name: command.name, options: [...values.values()] };
}

/** A name in English and in every other language: readers type what they see. */
const namesOf = (one: {
  readonly name: string;
  readonly name_localizations?: Readonly<Partial<Record<string, string | null>>> | null | undefined;
}): string[] => [one.name, ...Object.values(one.name_localizations ?? {}).flatMap((name) => name ?? [])];

interface Part {
  readonly name: string;
  readonly text: string;
}

/**
 * The bare words and the named options of a line, and which option was typed last. A named option without quotation marks takes one word, and the words after it
 * too where the first option has its words already.
 */
function split(
  rest: string,
  known: readonly APIApplicationCommandBasicOption[],
): { readonly parts: readonly Part[]; readonly last: string | undefined } {
  const names = new Map(known.flatMap((option) => namesOf(option).map((name) => [name.toLowerCase(), option.name])));
  const first = known.find(({ type }) => type === ApplicationCommandOptionType.String)?.name;
  // In a pasted text quotation marks say what is quoted.
  const completes = known.some((option) => option.name === first && 'autocomplete' in option);
  const texts = new Map<string, string[]>();
  const switches = new Set(
    known.filter(({ type }) => type === ApplicationCommandOptionType.Boolean).map(({ name }) => name),
  );
  let open: string | undefined;
  let last: string | undefined;
  for (const [whole, label, quoted, plain] of rest.matchAll(/(?:^|(?<=\s))([^\s:"]+):(?:"([^"]*)"?|(\S*))|\S+|\s+/gu)) {
    const name = label === undefined ? undefined : names.get(label.toLowerCase());
    if (name !== undefined) {
      texts.set(name, [quoted ?? plain ?? '']);
      last = name;
      open = quoted === undefined && !switches.has(name) ? name : undefined;
      continue;
    }
    const taken = first !== undefined && texts.get(first)?.some((word) => word.trim() !== '');
    const target = open !== undefined && (taken === true || whole.trim() === '') ? open : first;
    if (target === undefined || (whole.trim() === '' && !texts.has(target))) continue;
    texts.set(target, [...(texts.get(target) ?? []), whole]);
    last = target;
    if (target === first) open = undefined;
  }
  const parts = [...texts].map(([name, words]) => ({ name, text: words.join('').trim() }));
  return {
    last,
    parts: parts.map(({ name, text }) => ({ name, text: name === first && completes ? unquoted(text) : text })),
  };
}

/** A whole question in quotation marks means the words between them; marks inside a question stay. */
const unquoted = (text: string): string => (/^"[^"]*"$/.test(text) ? text.slice(1, -1) : text);

function readValue(option: APIApplicationCommandBasicOption, text: string): string | boolean {
  if (option.type !== ApplicationCommandOptionType.Boolean) return text;
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

function unknownCommand(word: string, commands: readonly Definition[]): CommandLineError {
  const names = commands.map(({ name }) => name);
  if (word === '') return new CommandLineError(`Begin with a command: ${names.map((name) => `/${name}`).join(', ')}.`);
  const near = closest(word.toLowerCase().slice(0, 40), names);
  return new CommandLineError(`There is no command /${word.slice(0, 40)}. Did you mean /${near}?`);
}

function missingOptions(command: Definition, missing: readonly APIApplicationCommandBasicOption[]): CommandLineError {
  const wanted = missing.map(({ name, description }) => `${name} (${description})`).join(', ');
  return new CommandLineError(`/${command.name} needs ${wanted}.`);
}
