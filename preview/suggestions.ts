import type { APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import { type CommandDefinition, isSwitch, type LinePart, namesOf, optionsOf, readLine } from '../src/bot/read-line.js';
import { type Picks, type TypedLine, withValues, writeLine } from './line.js';
import { descriptionOf } from './locale.js';
import type { Choice } from './server.js';

/** A row of the list over the composer. */
export interface Suggestion {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  /** The line once the row is picked. */
  readonly line: string;
  /** The choice to remember for an option. */
  readonly pick?: readonly [option: string, choice: Choice];
}

/** Rows under one heading. */
export interface Group {
  readonly kind: 'commands' | 'choices' | 'options';
  /** Whether the last word is more likely the beginning of one of these rows than of a choice. */
  readonly isLikely?: boolean;
  readonly heading: string;
  readonly rows: readonly Suggestion[];
}

/**
 * The commands whose name begins with or contains what is typed.
 * @param line the line up to the cursor
 */
export function commandGroup(line: string, commands: readonly CommandDefinition[]): Group | undefined {
  const typed = /^\/(\S*)$/u.exec(line)?.[1]?.toLowerCase();
  if (typed === undefined) return undefined;
  const begins = commands.filter((command) => namesOf(command).some((name) => name.startsWith(typed)));
  const contains = commands.filter(
    (command) => !begins.includes(command) && namesOf(command).some((name) => name.includes(typed)),
  );
  const rows = [...begins, ...contains].map((command) => ({
    key: `command ${command.name}`,
    label: `/${command.name}`,
    description: descriptionOf(command),
    line: `/${command.name} `,
  }));
  return { kind: 'commands', heading: 'Commands', rows };
}

/**
 * The choices for the option being typed.
 * @param parts the parts of the whole line, beyond the cursor too
 */
export function choiceGroup(
  { command, active }: TypedLine,
  parts: readonly LinePart[],
  choices: readonly Choice[],
): Group | undefined {
  if (active === undefined || choices.length === 0) return undefined;
  const rows = choices.map((choice): Suggestion => {
    const name = choice.name.replace(/\s+/g, ' ').replace(/"/g, '”').trim();
    const picked = { option: active.name, text: name };
    const has = parts.some(({ option }) => option === active.name);
    const completed = has ? parts.map((part) => (part.option === active.name ? picked : part)) : [...parts, picked];
    return {
      key: `choice ${active.name} ${choice.value}`,
      label: choice.name,
      description: '',
      line: `${writeLine(command, completed)} `,
      pick: [active.name, { ...choice, name }],
    };
  });
  return { kind: 'choices', heading: `${active.name} · ${active.description}`, rows };
}

/** The options a line does not have yet. A last word that begins the name of one is read as that name. */
export function optionGroup({ command, parts, active }: TypedLine, typed: string): Group | undefined {
  const free = optionsOf(command).filter(({ name }) => !parts.some(({ option }) => option === name));
  const word = parts.length > 0 ? (/\s(\S+)$/u.exec(typed)?.[1]?.toLowerCase() ?? '') : '';
  const meant = word === '' ? [] : free.filter(({ name }) => name.startsWith(word));
  const base = (meant.length > 0 ? typed.slice(0, -word.length) : typed).trimEnd();
  const rows = (meant.length > 0 ? meant : free).map((option) => {
    const { name, required } = option;
    return {
      key: `option ${name}`,
      label: name,
      description: required === true ? `${descriptionOf(option)} (required)` : descriptionOf(option),
      // The option that takes bare words needs no name where it comes first.
      line: name === active?.name && parts.length === 0 ? `${base} ` : `${base} ${name}:${isSwitch(option) ? '' : '"'}`,
    };
  });
  return rows.length === 0 ? undefined : { kind: 'options', heading: 'Options', rows, isLikely: meant.length > 0 };
}

/**
 * The choices that the command itself defines, and those of a switch.
 * @returns undefined where the server has to be asked
 */
export function fixedChoices(option: APIApplicationCommandBasicOption, text: string): readonly Choice[] | undefined {
  const wanted = text.toLowerCase();
  const all: readonly Choice[] | undefined = isSwitch(option)
    ? [
        { name: 'True', value: 'true' },
        { name: 'False', value: 'false' },
      ]
    : 'choices' in option && option.choices !== undefined
      ? option.choices
      : 'autocomplete' in option && option.autocomplete === true
        ? undefined
        : [];
  return all?.filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, 25);
}

/**
 * The line that asks for the choices of the option being typed: that option last, the others with the values that were picked.
 * @param head the line up to the cursor
 */
export function lineToComplete(
  head: TypedLine,
  whole: string,
  commands: readonly CommandDefinition[],
  picks: Picks,
): string | undefined {
  if (head.active === undefined) return undefined;
  const { name } = head.active;
  const others = (readLine(whole, commands)?.parts ?? []).filter(({ option }) => option !== name);
  const text = head.parts.find(({ option }) => option === name)?.text ?? '';
  return `${writeLine(head.command, withValues(others, picks))} ${name}:"${text.replace(/"/g, '”')}"`;
}
