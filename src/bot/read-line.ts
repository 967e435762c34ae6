import type {
  APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';

// The preview's page bundles this file: types are all it may import, so that neither Node nor a package comes with it.

/** A command as it is deployed. */
export type CommandDefinition = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** An option in a line, by its English name, and its text. */
export interface LinePart {
  readonly option: string;
  readonly text: string;
}

/** A command line taken apart; values are not checked yet. */
export interface CommandLine {
  readonly command: CommandDefinition;
  readonly parts: readonly LinePart[];
  /** The option that was typed last. */
  readonly last: string | undefined;
  /** Whether a quotation mark ended the value of the last option. */
  readonly isClosed: boolean;
}

const STRING: ApplicationCommandOptionType.String = 3;
const BOOLEAN: ApplicationCommandOptionType.Boolean = 5;

/** `name:"several words"`, `name:word`, a bare word, or white space. */
const TOKEN = /(?:^|(?<=\s))([^\s:"]+):(?:"([^"]*)"?|(\S*))|\S+|\s+/gu;

/** No command of this bot has subcommands. */
export const optionsOf = (command: CommandDefinition): readonly APIApplicationCommandBasicOption[] =>
  (command.options ?? []) as readonly APIApplicationCommandBasicOption[];

/** The option that takes words without a name. */
export const bareOption = (command: CommandDefinition): APIApplicationCommandBasicOption | undefined =>
  optionsOf(command).find(({ type }) => type === STRING);

export const isSwitch = ({ type }: APIApplicationCommandBasicOption): boolean => type === BOOLEAN;

/** A name in English and in every other language, in lower case: readers type what they see. */
export const namesOf = (named: {
  readonly name: string;
  readonly name_localizations?: Readonly<Partial<Record<string, string | null>>> | null | undefined;
}): string[] =>
  [named.name, ...Object.values(named.name_localizations ?? {})].flatMap((name) => name?.toLowerCase() ?? []);

/** The first word of a line, without the slash. */
export const commandWord = (line: string): string => /^\s*\/?(\S*)/u.exec(line)?.[1] ?? '';

/**
 * Parses a line such as `/claims bridge since:2023-09-01 speaker:"Ada Lovelace"`. The first bare words fill the first option; a
 * colon that follows none of the command's option names is text. A named option without quotation marks takes one word, and the words
 * after it too where the first option has its words already.
 * @param line the slash may be left out
 * @returns nothing where there is no such command
 */
export function readLine(line: string, commands: readonly CommandDefinition[]): CommandLine | undefined {
  const [, word = '', rest = ''] = /^\s*\/?(\S*)([\s\S]*)$/u.exec(line) ?? [];
  const command = commands.find((one) => namesOf(one).includes(word.toLowerCase()));
  return command && { command, ...readOptions(rest, command) };
}

function readOptions(rest: string, command: CommandDefinition): Omit<CommandLine, 'command'> {
  const named = new Map(optionsOf(command).flatMap((option) => namesOf(option).map((name) => [name, option] as const)));
  const bare = bareOption(command);
  const draft: Draft = { texts: new Map(), open: undefined, last: undefined, isClosed: false };
  for (const [token, label, quoted, plain] of rest.matchAll(TOKEN)) {
    const option = label === undefined ? undefined : named.get(label.toLowerCase());
    if (option === undefined) addToken(draft, token, bare);
    else beginOption(draft, option, { token, quoted, text: quoted ?? plain ?? '' });
  }
  const parts = [...draft.texts].map(([option, words]) => ({ option, text: words.join('').trim() }));
  return {
    parts: parts.map((part) => (part.option === bare?.name ? unquoted(part, bare) : part)),
    last: draft.last,
    isClosed: draft.isClosed,
  };
}

/** The options of a line, while it is read. */
interface Draft {
  readonly texts: Map<string, readonly string[]>;
  /** The named option that takes the words after it. */
  open: string | undefined;
  last: string | undefined;
  isClosed: boolean;
}

function beginOption(
  draft: Draft,
  option: APIApplicationCommandBasicOption,
  { token, quoted, text }: { readonly token: string; readonly quoted: string | undefined; readonly text: string },
): void {
  draft.texts.set(option.name, [text]);
  draft.last = option.name;
  draft.open = quoted === undefined && !isSwitch(option) ? option.name : undefined;
  draft.isClosed = quoted !== undefined && token.endsWith('"') && token.length > token.indexOf('"') + 1;
}

/** Adds a word or white space to the open option where the bare one has its words already, otherwise to the bare one. */
function addToken(draft: Draft, token: string, bare: APIApplicationCommandBasicOption | undefined): void {
  const { texts, open } = draft;
  const isBlank = token.trim() === '';
  const target = open !== undefined && (isBlank || hasWords(texts, bare)) ? open : bare?.name;
  if (target === undefined || (isBlank && !texts.has(target))) return;
  texts.set(target, [...(texts.get(target) ?? []), token]);
  if (isBlank) return;
  draft.last = target;
  draft.isClosed = false;
  if (target === bare?.name) draft.open = undefined;
}

const hasWords = (
  texts: ReadonlyMap<string, readonly string[]>,
  option: APIApplicationCommandBasicOption | undefined,
): boolean => option !== undefined && texts.get(option.name)?.some((word) => word.trim() !== '') === true;

/** A whole question in quotation marks means the words between them. In a pasted text, marks say what is quoted, so they stay. */
const unquoted = (part: LinePart, option: APIApplicationCommandBasicOption): LinePart =>
  'autocomplete' in option && /^"[^"]*"$/.test(part.text) ? { ...part, text: part.text.slice(1, -1) } : part;
