import type { APIInteraction } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { createEntryCodes } from '../../src/bot/buttons/entry-codes.js';
import type { CommandContext } from '../../src/bot/command.js';
import { createResponder } from '../../src/bot/router.js';
import { createChecker } from '../../src/check/checker.js';
import { createLanguages } from '../../src/language/language.js';
import { archiveInMemory } from '../../src/record/archive.js';
import { createSearch } from '../../src/search/engine.js';
import { violations } from '../../src/view/discord/violations.js';
import { botOver } from '../support/bot.js';
import { story } from '../support/entries.js';
import fc from '../support/properties.js';
import { throughDelivery } from '../support/through-delivery.js';
import { keptLog } from '../transport/gateway/support.js';

const record = story();
const search = createSearch(record);
const context = (): CommandContext => ({
  record,
  search,
  checker: createChecker(record, search, async function* () {}),
  archive: archiveInMemory(record),
  codes: createEntryCodes(record),
  today: '2023-12-01',
  language: createLanguages()('en-US'),
  sourceText: async () => undefined,
  problems: [],
  mention: (name) => `\`/${name}\``,
});
const respond = throughDelivery(createResponder({ commands, context }));

describe('the router', () => {
  it('answers a ping with a pong', async () => {
    expect((await respond({ type: 1 } as APIInteraction)).callback).toEqual({ type: 1 });
  });

  it.each([
    ['no data', { type: 2 }],
    ['empty data', { type: 2, data: null }],
    ['a name that is no text', { type: 2, data: { type: 1, name: 7 } }],
    ['a name that has no text', { type: 2, data: { type: 1, name: { toString: 1 } } }],
    ['a button whose id has no text', { type: 3, data: { component_type: 2, custom_id: { toString: 1 } } }],
    ['options that are no list', { type: 2, data: { type: 1, name: 'claims', options: 'x' } }],
    [
      'an option without a value',
      { type: 2, data: { type: 1, name: 'claims', options: [{ name: 'who-or-what', type: 3 }] } },
    ],
    [
      'a number where text was asked for',
      { type: 2, data: { type: 1, name: 'claims', options: [{ name: 'who-or-what', type: 4, value: 12 }] } },
    ],
    ['a message menu', { type: 2, data: { type: 3, name: 'Check quote', target_id: '1' } }],
    ['a button without an id', { type: 3, data: { component_type: 2 }, message: {} }],
    ['a button without a message', { type: 3, data: { component_type: 2, custom_id: 'help|s|00000000|1||' } }],
    ['a form', { type: 5, data: { custom_id: 'x', components: [] } }],
    ['an unknown kind', { type: 99 }],
  ])('answers %s in a way that Discord takes', async (_, interaction) => {
    const { callback, files } = await respond(interaction as unknown as APIInteraction);
    expect(
      violations(
        callback,
        files.map(({ name }) => name),
      ),
    ).toEqual([]);
    expect([4, 7]).toContain(callback.type);
  });

  it.each([
    { type: 4 },
    { type: 4, data: { type: 1, name: 'gone', options: [] } },
    { type: 4, data: { type: 1, name: 'claims', options: [] } },
  ])('completes %j with nothing', async (interaction) => {
    expect((await respond(interaction as unknown as APIInteraction)).callback).toEqual({
      type: 8,
      data: { choices: [] },
    });
  });

  it('survives whatever comes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 6 }), fc.jsonValue(), async (type, data) => {
        const { callback } = await respond({ type, data } as unknown as APIInteraction);
        expect(violations(callback)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('gives a failure one reference number, under which the log has the error, and tells nobody more', async () => {
    const { log, lines } = keptLog();
    const router = createResponder({
      commands,
      context: () => {
        throw new Error('the disk is on fire');
      },
    });
    const broken = throughDelivery(router, log);
    const { callback } = await broken({ type: 2, data: { type: 1, name: 'help' } } as unknown as APIInteraction);
    const [, reference] = /log under \*\*([0-9a-f]{8})\*\*/.exec(JSON.stringify(callback)) ?? [];
    expect(JSON.stringify(callback)).not.toContain('disk');
    const failures = lines().filter((line) => 'error' in line);
    expect(failures).toMatchObject([{ reference, error: { message: 'the disk is on fire' } }]);
  });

  it('answers a button of an older record, and says that the record was updated', async () => {
    const bot = botOver(record);
    const first = await bot.ask('claims', { 'who-or-what': 'Mirzoyan' });
    const page = first.buttons.get('Plain text')?.replace('|t|00000000|', '|p|01234567|') ?? '';
    const again = await bot.press(page);
    expect(again.entries).toEqual(first.entries);
    expect(again.text).toContain('updated since this was asked');
  });

  it.each([
    ['shows whoever may manage the server', '32', true],
    ['shows an administrator', '8', true],
    ['hides from everybody else', '2048', false],
    ['hides from nobody in particular', undefined, false],
  ])('%s in /help that the newest change could not be loaded', async (_who, permissions, shown) => {
    const bot = botOver(record, { problems: ['knowledge/a.yaml:3:5 x: the quotation changed; nearest: “y”'] });
    const answer = await bot.ask('help', {}, permissions === undefined ? {} : { member: { permissions } });
    expect(answer.text.includes('knowledge/a.yaml')).toBe(shown);
  });

  it('gives a question that begins with “~” buttons that work', async () => {
    const bot = botOver(record);
    const asked = await bot.ask('claims', { 'who-or-what': '~Hajiyev' });
    expect(asked.buttons.size).toBeGreaterThan(0);
    for (const customId of asked.buttons.values()) expect((await bot.press(customId)).outcome).not.toBe('hint');
  });
});
