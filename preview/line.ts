import type { APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import type { Choice, Definition } from './server.js';

/** An option in the line and its text as the reader sees it. */
export interface Part {
  readonly option: string;
  readonly text: string;
}

/** A line as far as it is typed. */
export interface Line {
  readonly command: Definition;
  readonly parts: readonly Part[];
  /** The option being typed. */
  readonly active: APIApplicationCommandBasicOption | undefined;
}

/** Picked choices: by option, the name that stands in the line and the value it means. */
export type Picks = ReadonlyMap<string, Choice>;

const STRING = 3;
const BOOLEAN = 5;

/**
 * The options of a command.
 * @param command the command
 */
export const optionsOf = (command: Definition): readonly APIApplicationCommandBasicOption[] =>
  (command.options ?? []) as readonly APIApplicationCommandBasicOption[];

/** The option that takes words without a name. */
const firstOf = (command: Definition): string | undefined =>
  optionsOf(command).find(({ type }) => type === STRING)?.name;

/**
 * Reads a line by the rules the server reads it by.
 * @param line the line up to the cursor, or the whole line
 * @param commands the commands
 * @returns nothing while the command's own name is being typed
 */
export function readLine(line: string, commands: readonly Definition[]): Line | undefined {
  const [, word = '', rest = ''] = /^\s*\/(\S*)([\s\S]*)$/u.exec(line) ?? [];
  const command = rest === '' ? undefined : commands.find(({ name }) => name === word.toLowerCase());
  if (command === undefined) return undefined;
  const known = optionsOf(command);
  const first = firstOf(command);
  const texts = new Map<string, string[]>();
  let open: string | undefined;
  let active = first;
  for (const [whole, label, quoted, plain] of rest.matchAll(/(?:^|(?<=\s))([^\s:"]+):(?:"([^"]*)"?|(\S*))|\S+|\s+/gu)) {
    const name = known.find((option) => option.name.toLowerCase() === label?.toLowerCase())?.name;
    if (name !== undefined) {
      texts.set(name, [quoted ?? plain ?? '']);
      open = quoted === undefined ? name : undefined;
      active = quoted !== undefined && whole.endsWith('"') && !whole.endsWith(':"') ? undefined : name;
      continue;
    }
    const blank = whole.trim() === '';
    const taken = first !== undefined && texts.get(first)?.some((one) => one.trim() !== '');
    const target = open !== undefined && (taken === true || blank) ? open : first;
    if (target === undefined || (blank && !texts.has(target))) continue;
    texts.set(target, [...(texts.get(target) ?? []), whole]);
    if (!blank) active = target;
    if (target === first) open = undefined;
  }
  const parts = [...texts].map(([option, words]) => ({ option, text: words.join('').trim() }));
  return {
    command,
    parts: parts.map(({ option, text }) => ({
      option,
      text: option === first ? text.replace(/^"([^"]*)"$/, '$1') : text,
    })),
    active: known.find(({ name }) => name === active),
  };
}

/**
 * Writes a line.
 * @param command the command
 * @param parts its options, in order
 */
export function writeLine(command: Definition, parts: readonly Part[]): string {
  const words = parts.filter(({ text }) => text !== '').map((part) => writePart(command, part));
  return [`/${command.name}`, ...words].join(' ');
}

function writePart(command: Definition, { option, text }: Part): string {
  const known = optionsOf(command);
  const label = /(?:^|\s)([^\s:"]+):/gu;
  const clear =
    !/^"[^"]*"$/.test(text) &&
    ![...text.matchAll(label)].some(([, name]) => known.some((one) => one.name === name?.toLowerCase()));
  if (option === firstOf(command) && clear) return text;
  if (known.find(({ name }) => name === option)?.type === BOOLEAN) return `${option}:${text}`;
  // A straight mark would end the value early.
  return `${option}:"${text.replace(/"/g, '”')}"`;
}

/**
 * The parts of a line with the values that were picked instead of their names.
 * @param parts the parts as the reader sees them
 * @param picks what was picked
 */
export const withValues = (parts: readonly Part[], picks: Picks): Part[] =>
  parts.map((part) => {
    const pick = picks.get(part.option);
    return pick?.name === part.text ? { option: part.option, text: String(pick.value) } : part;
  });

/**
 * The line to send. A line without picked choices goes out as it was typed.
 * @param line the line as the reader sees it
 * @param commands the commands
 * @param picks what was picked
 */
export function lineToSend(line: string, commands: readonly Definition[], picks: Picks): string {
  const read = readLine(line, commands);
  if (read === undefined || !read.parts.some(({ option, text }) => picks.get(option)?.name === text)) return line;
  return writeLine(read.command, withValues(read.parts, picks));
}
