import type { APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import {
  bareOption,
  type CommandLine,
  isSwitch,
  type LinePart,
  namesOf,
  optionsOf,
  readLine,
} from '../src/bot/read-line.js';
import type { Choice, Definition } from './server.js';

/** Picked choices: by option, the name that the line shows and the value it means. */
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
export function readTypedLine(line: string, commands: readonly Definition[]): TypedLine | undefined {
  const read = /^\s*\/\S*\s/u.test(line) ? readLine(line, commands) : undefined;
  if (read === undefined) return undefined;
  const active = read.isClosed ? undefined : (read.last ?? bareOption(read.command)?.name);
  return { ...read, active: optionsOf(read.command).find(({ name }) => name === active) };
}

/**
 * Writes a line.
 * @param command the command
 * @param parts its options, in order
 */
export function writeLine(command: Definition, parts: readonly LinePart[]): string {
  // An option without a value says nothing, but a switch without one is on.
  const switches = optionsOf(command).filter(isSwitch);
  const written = parts.filter(({ option, text }) => text !== '' || switches.some(({ name }) => name === option));
  const words = written.map((part) => writePart(command, part));
  return [`/${command.name}`, ...words].join(' ');
}

function writePart(command: Definition, { option: name, text }: LinePart): string {
  const option = optionsOf(command).find((one) => one.name === name);
  if (name === bareOption(command)?.name && !needsName(command, text)) return text;
  if (option !== undefined && isSwitch(option)) return `${name}:${text}`;
  // A straight mark would end the value early.
  return `${name}:"${text.replace(/"/g, '”')}"`;
}

/** Whether words without a name would be read as something else. */
function needsName(command: Definition, text: string): boolean {
  const names = optionsOf(command).flatMap(namesOf);
  const labels = [...text.matchAll(/(?:^|\s)([^\s:"]+):/gu)].map(([, label = '']) => label.toLowerCase());
  return /^"[^"]*"$/.test(text) || labels.some((label) => names.includes(label));
}

/**
 * The parts of a line with the values that were picked instead of their names.
 * @param parts the parts as the reader sees them
 * @param picks what was picked
 */
export const withValues = (parts: readonly LinePart[], picks: Picks): LinePart[] =>
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
