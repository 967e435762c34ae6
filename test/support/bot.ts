import type { APIInteraction, APIInteractionResponse } from 'discord-api-types/v10';
import { expect } from 'vitest';
import { commands } from '../../commands/index.js';
import { createEntryCodes } from '../../src/bot/buttons/entry-codes.js';
import type { CommandContext } from '../../src/bot/command.js';
import { inReadersLanguage } from '../../src/bot/in-readers-language.js';
import type { Reply } from '../../src/bot/reply.js';
import { createResponder } from '../../src/bot/router.js';
import { createChecker } from '../../src/check/checker.js';
import { createLanguages } from '../../src/language/language.js';
import { archiveInMemory } from '../../src/record/archive.js';
import type { VerbatimRecord } from '../../src/record/record.js';
import { createSearch } from '../../src/search/engine.js';
import { violations } from '../../src/view/discord/violations.js';

/** A reply with what tests look at; every reply is checked against the limits on the way. */
export interface Answer extends Reply {
  /** All text of the message, in reading order, as sent. */
  readonly text: string;
  /** custom_ids by button label. */
  readonly buttons: ReadonlyMap<string, string>;
  readonly ephemeral: boolean;
  readonly choices: readonly { readonly name: string; readonly value: string }[];
}

/** The commands over one record, without a door. */
export interface Bot {
  /** The same bot for a reader of another locale. */
  in(locale: string): Bot;
  ask(command: string, options?: Readonly<Record<string, string | boolean>>, more?: object): Promise<Answer>;
  complete(command: string, option: string, text: string, others?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Presses a button of a message; `message` holds what Discord sends along besides its flags. */
  press(customId: string, flags?: number, message?: object): Promise<Answer>;
  /** Uses a command in the menu of a message. */
  menu(name: string, message: object | undefined): Promise<Answer>;
}

const languages = createLanguages();
const BOT = '100000000000000001';
const ASKER = '100000000000000003';

async function* noTexts(): AsyncGenerator<never> {
  // No archive at hand.
}

/** What commands over a record that a test built answer with, for a reader of a locale. */
export function contextOver(
  record: VerbatimRecord,
  more: Partial<CommandContext> = {},
): (locale: string | undefined) => CommandContext {
  const search = createSearch(record);
  const checker = createChecker(record, search, noTexts);
  const codes = createEntryCodes(record);
  return (locale) =>
    inReadersLanguage({
      record,
      search,
      checker,
      archive: archiveInMemory(record),
      codes,
      today: '2023-12-01',
      language: languages(locale),
      sourceText: async () => undefined,
      problems: [],
      mention: (name) => `\`/${name}\``,
      ...more,
    });
}

/**
 * The bot over a record that a test built.
 * @param record the record
 * @param more what the context holds besides
 */
export function botOver(record: VerbatimRecord, more: Partial<CommandContext> = {}, ownLocale = 'en-US'): Bot {
  const context = contextOver(record, more);
  const respond = createResponder({ commands, context });
  const send = async (interaction: object): Promise<Answer> =>
    read(await respond({ ...interaction, locale: ownLocale } as APIInteraction));
  return {
    in: (locale) => botOver(record, more, locale),
    ask: (name, options = {}, more = {}) =>
      send({
        ...more,
        type: 2,
        data: {
          type: 1,
          name,
          options: Object.entries(options).map(([option, value]) => ({
            name: option,
            type: typeof value === 'boolean' ? 5 : 3,
            value,
          })),
        },
      }),
    complete: (name, option, text, others = {}) =>
      send({
        type: 4,
        data: {
          type: 1,
          name,
          options: [
            ...Object.entries(others).map(([other, value]) => ({ name: other, type: 3, value })),
            { name: option, type: 3, value: text, focused: true },
          ],
        },
      }),
    press: (customId, flags = 32768, message = {}) =>
      send({
        type: 3,
        application_id: BOT,
        user: { id: ASKER },
        data: { custom_id: customId, component_type: 2 },
        message: { flags, author: { id: BOT }, interaction_metadata: { user: { id: ASKER } }, ...message },
      }),
    menu: (name, message) =>
      send({
        type: 2,
        data: {
          type: 3,
          name,
          target_id: '7',
          resolved: { messages: message === undefined ? {} : { 7: { id: '7', ...message } } },
        },
      }),
  };
}

function read(reply: Reply): Answer {
  expect(
    violations(
      reply.callback,
      reply.files.map(({ name }) => name),
    ),
  ).toEqual([]);
  const nodes = flatten(reply.callback);
  const data =
    'data' in reply.callback
      ? (reply.callback.data as { content?: string; flags?: number; choices?: Answer['choices'] })
      : {};
  return {
    ...reply,
    text: [data.content ?? '', ...nodes.flatMap((node) => node.content ?? [])].join('\n'),
    buttons: new Map(
      nodes.flatMap((node) => (node.custom_id === undefined ? [] : [[node.label ?? '', node.custom_id]])),
    ),
    ephemeral: ((data.flags ?? 0) & 64) !== 0,
    choices: data.choices ?? [],
  };
}

interface Node {
  readonly content?: string;
  readonly label?: string;
  readonly custom_id?: string;
  readonly components?: readonly Node[];
}

function flatten(callback: APIInteractionResponse): Node[] {
  const all: Node[] = [];
  const walk = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      all.push(node);
      walk(node.components ?? []);
    }
  };
  walk(
    (('data' in callback ? (callback.data as { components?: readonly Node[] } | undefined)?.components : undefined) ??
      []) as readonly Node[],
  );
  return all;
}
