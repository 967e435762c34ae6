import type { APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import {
  bareOption,
  type CommandDefinition,
  type CommandLine,
  isSwitch,
  type LinePart,
  namesOf,
  optionsOf,
  readLine,
} from '../src/bot/read-line.js';
import type { Choice } from './server.js';

/** The picked choices by option: the name that the line shows, and the value that is sent. */
export type Picks = ReadonlyMap<string, Choice>;

/** A line that is being typed. */
export interface TypedLine extends CommandLine {
  /** The option at the cursor. */
  readonly active: APIApplicationCommandBasicOption | undefined;
}

/**
 * Reads a line that is being typed.
 * @param line the line up to the cursor
 * @returns nothing while the command's own name is being typed
 */
export function readTypedLine(line: string, commands: readonly CommandDefinition[]): TypedLine | undefined {
  const read = /^\s*\/\S*\s/u.test(line) ? readLine(line, commands) : undefined;
  if (read === undefined) return undefined;
  const active = read.isClosed ? undefined : (read.last ?? bareOption(read.command)?.name);
  return { ...read, active: optionsOf(read.command).find(({ name }) => name === active) };
}

/** Writes a command line that `readLine` reads as the same parts. */
export function writeLine(command: CommandDefinition, parts: readonly LinePart[]): string {
  // A switch without a value is on; any other option without one is left out.
  const switches = optionsOf(command).filter(isSwitch);
  const written = parts.filter(({ option, text }) => text !== '' || switches.some(({ name }) => name === option));
  const words = written.map((part) => writePart(command, part));
  return [`/${command.name}`, ...words].join(' ');
}

function writePart(command: CommandDefinition, { option: name, text }: LinePart): string {
  const option = optionsOf(command).find((one) => one.name === name);
  if (name === bareOption(command)?.name && !needsName(command, text)) return text;
  if (option !== undefined && isSwitch(option)) return `${name}:${text}`;
  // A straight quotation mark would end the value.
  return `${name}:"${text.replace(/"/g, '”')}"`;
}

/** Whether words without a name would be read as something else. */
function needsName(command: CommandDefinition, text: string): boolean {
  const names = optionsOf(command).flatMap(namesOf);
  const labels = [...text.matchAll(/(?:^|\s)([^\s:"]+):/gu)].map(([, label = '']) => label.toLowerCase());
  return /^"[^"]*"$/.test(text) || labels.some((label) => names.includes(label));
}

/** The parts of a line with the values of picked choices in place of their names. */
export const withValues = (parts: readonly LinePart[], picks: Picks): LinePart[] =>
  parts.map((part) => {
    const pick = picks.get(part.option);
    return pick?.name === part.text ? { option: part.option, text: String(pick.value) } : part;
  });

/** The line to send. A line without picked choices is sent as it was typed. */
export function lineToSend(line: string, commands: readonly CommandDefinition[], picks: Picks): string {
  const read = readLine(line, commands);
  if (read === undefined || !read.parts.some(({ option, text }) => picks.get(option)?.name === text)) return line;
  return writeLine(read.command, withValues(read.parts, picks));
}
