import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import {
  ACTIONS,
  type Action,
  type ButtonState,
  readCustomId,
  writeCustomId,
} from '../../src/bot/buttons/custom-id.js';
import { createEntryCodes } from '../../src/bot/buttons/entry-codes.js';
import type { CommandContext } from '../../src/bot/command.js';
import type { VerbatimRecord } from '../../src/record/record.js';
import { createSearch } from '../../src/search/engine.js';
import { codePointCount } from '../../src/view/text.js';
import { firstStory } from '../support/first-story.js';
import fc, { runs } from '../support/properties.js';

const byName = new Map(commands.map((command) => [command.definition.name, command]));
let record: VerbatimRecord;
let context: CommandContext;
let ids: readonly string[];
beforeAll(async () => {
  record = await firstStory();
  // Of the context, buttons need no more than this.
  context = { record, search: createSearch(record), codes: createEntryCodes(record) } as unknown as CommandContext;
  ids = [...record.byId.keys()];
});

const characters = fc.constantFrom('|', ',', '~', ' ', '\n', '\0', '\u202e', '😀', 'Ա', 'a', '7', '-', '“', '\ud800');
const free = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 130 }),
  fc.array(characters, { maxLength: 130 }).map((parts) => parts.join('')),
);
/** A value of an option: an entry by its place in the record, or any text. */
const value = fc.oneof(
  fc.nat({ max: 9_999 }).map((place) => ({ place })),
  free.map((text) => ({ text })),
);
type Value = { readonly place: number } | { readonly text: string };
const textOf = (one: Value): string => ('place' in one ? (ids[one.place % ids.length] ?? '') : one.text);

const state = fc.record({
  command: fc.constantFrom(...byName.keys()),
  action: fc.constantFrom(...(Object.keys(ACTIONS) as Action[])),
  version: fc.stringMatching(/^[0-9a-f]{8}$/),
  page: fc.integer({ min: 1, max: 9_999 }),
  values: fc.array(value, { maxLength: 7 }),
});

/** A state with a value for each of the first options of its command. */
function stateOf({
  values,
  ...rest
}: Omit<ButtonState, 'values'> & { readonly values: readonly Value[] }): ButtonState {
  const options = byName.get(rest.command)?.definition.options ?? [];
  const given = options.slice(0, values.length).map(({ name }, at) => [name, textOf(values[at] ?? { text: '' })]);
  return { ...rest, values: Object.fromEntries(given) };
}

const write = async (one: ButtonState): Promise<string> => {
  const command = byName.get(one.command);
  if (command === undefined) throw new Error(`no command ${one.command}`);
  return writeCustomId(one, command, context);
};
const read = (text: string): Promise<ButtonState | undefined> => readCustomId(text, byName, context);

/** Whatever is read must be a state that the router can work with. */
function expectUsable(found: ButtonState | undefined): void {
  if (found === undefined) return;
  const options = (byName.get(found.command)?.definition.options ?? []).map(({ name }) => name);
  expect(options.length === 0 ? [] : Object.keys(found.values).filter((name) => !options.includes(name))).toEqual([]);
  expect(Object.values(found.values).every((one) => typeof one === 'string' && one !== '')).toBe(true);
  expect(Object.keys(ACTIONS)).toContain(found.action);
  expect(found.page).toBeGreaterThanOrEqual(1);
  expect(found.version).toMatch(/^[0-9a-f]{8}$/);
}

/** What survives the way into a button and back: entries exactly, plain words up to the three separators. */
const asWritten = (text: string): string => (record.byId.has(text) ? text : text.replace(/[|,~]/g, ' '));

describe('a custom_id', () => {
  it('is read back as the state that was written, where the state fits', async () => {
    let whole = 0;
    await fc.assert(
      fc.asyncProperty(state, async (drawn) => {
        const wanted = stateOf(drawn);
        const { question } = byName.get(wanted.command) ?? {};
        const filters = Object.entries(wanted.values).filter(([name, one]) => name !== question && one !== '');
        const customId = await write(wanted);
        // Filters are never cut. Those of real answers are entries, days and words of the program, and fit.
        if (codePointCount(customId) > 100) return;
        const found = await read(customId);
        if (found === undefined) throw new Error(`cannot be read: ${customId}`);
        whole += 1;
        expectUsable(found);
        const { values: _, ...rest } = wanted;
        expect(found).toMatchObject(rest);
        for (const [name, one] of filters) expect(found.values[name]).toBe(asWritten(one));
        const asked = question === undefined ? undefined : wanted.values[question];
        if (question !== undefined && asked !== undefined && record.byId.has(asked))
          expect(found.values[question]).toBe(asked);
      }),
      runs(),
    );
    expect(whole).toBeGreaterThan(0);
  });

  it('keeps a question of plain words that fits, letter by letter', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[\p{L}\p{N} .'“”-]{1,60}$/u), async (question) => {
        const command = 'claims';
        const name = byName.get(command)?.question ?? '';
        const customId = await write({
          command,
          action: 'page',
          version: record.version,
          page: 1,
          values: { [name]: question },
        });
        expect((await read(customId))?.values[name]).toBe(question);
      }),
      runs(0.5),
    );
  });

  it('may be any text: it is read or not, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(free, fc.string({ unit: 'grapheme', maxLength: 5_000 })), async (text) =>
        expectUsable(await read(text)),
      ),
      runs(),
    );
  });

  it('may have every part made up', async () => {
    const part = fc.oneof(free, fc.constantFrom('', '0', '-1', '1e3', '99999', '__proto__', 'constructor'));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(part, fc.constantFrom(...byName.keys(), 'toString')),
        fc.oneof(part, fc.constantFrom(...Object.values(ACTIONS))),
        fc.oneof(part, fc.constant('0123abcd')),
        fc.oneof(part, fc.nat({ max: 99_999 }).map(String)),
        fc.oneof(part, fc.array(fc.stringMatching(/^[0-9a-z]~?[A-Za-z0-9_-]{0,9}$/), { maxLength: 6 }).map(String)),
        part,
        async (...parts) => expectUsable(await read(parts.join('|'))),
      ),
      runs(),
    );
  });

  it('may be a true one with characters put in, taken out or changed', async () => {
    const edits = fc.array(
      fc.tuple(
        fc.nat({ max: 99 }),
        fc.nat({ max: 3 }),
        fc.oneof(characters, fc.string({ unit: 'binary', maxLength: 3 })),
      ),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(state, edits, async (drawn, changes) => {
        let text = await write(stateOf(drawn));
        for (const [at, taken, put] of changes) text = text.slice(0, at) + put + text.slice(at + taken);
        expectUsable(await read(text));
      }),
      runs(),
    );
  });
});
