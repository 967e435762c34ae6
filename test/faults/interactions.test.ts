import type { APIInteraction } from 'discord-api-types/v10';
import { beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.js';
import { type App, createApp } from '../../src/process/app.js';
import type { FakeDiscord } from '../support/fake-discord/index.js';
import { ARCHIVE_DIR, KNOWLEDGE_DIR } from '../support/first-story.js';
import { answerLines, gatewayForTest } from '../transport/gateway/support.js';

let app: App;
beforeAll(async () => {
  app = await createApp({ knowledgeDir: KNOWLEDGE_DIR, archiveDir: ARCHIVE_DIR, log: createLog('silent', false) });
});

type Change = (interaction: Record<string, unknown>, data: Record<string, unknown>) => void;

/** A real command of which something is wrong. */
function broken(discord: FakeDiscord, change: Change): APIInteraction {
  const interaction = structuredClone(
    discord.build.command('/claims', { 'who-or-what': 'Mirzoyan' }),
  ) as unknown as Record<string, unknown>;
  change(interaction, interaction.data as Record<string, unknown>);
  return interaction as unknown as APIInteraction;
}

const option = (value: unknown) => [{ name: 'who-or-what', type: 3, value }];

describe('an interaction that nobody could have expected', () => {
  it.each<[string, Change]>([
    ['an unknown command', (_, data) => Object.assign(data, { name: 'no-such-command' })],
    ['a command without a name', (_, data) => Object.assign(data, { name: null })],
    ['a command of an unknown type', (_, data) => Object.assign(data, { type: 77 })],
    ['no member and no user', (interaction) => Object.assign(interaction, { member: undefined, user: undefined })],
    ['a member who is nobody', (interaction) => Object.assign(interaction, { member: null })],
    ['permissions that are none', (interaction) => Object.assign(interaction, { member: { permissions: {} } })],
    ['no options', (_, data) => Object.assign(data, { options: undefined })],
    ['options that are no list', (_, data) => Object.assign(data, { options: { length: 2 } })],
    ['options of nothing', (_, data) => Object.assign(data, { options: [null, 7, 'x'] })],
    ['a number for a text', (_, data) => Object.assign(data, { options: option(7) })],
    ['an object for a text', (_, data) => Object.assign(data, { options: option({ toString: null }) })],
    ['an option of a megabyte', (_, data) => Object.assign(data, { options: option('Mirzoyan '.repeat(116_000)) })],
    ['4,000 combining marks', (_, data) => Object.assign(data, { options: option(`M${'\u0301'.repeat(4_000)}`) })],
    ['a locale that is none', (interaction) => Object.assign(interaction, { locale: { toString: 1 } })],
  ])('such as %s is answered privately or not at all, and the bot lives on', async (_what, change) => {
    const { discord, lines, text } = await gatewayForTest(app.cachedRespond);
    const interaction = broken(discord, change);
    const pending = discord.send(interaction);
    await discord.until(() => answerLines(lines()).length === 1);
    expect(pending.refused).toEqual([]);
    expect(JSON.stringify(pending.answer?.callback ?? '')).not.toMatch(/"parse":\["/);
    expect(text()).not.toContain(interaction.token);
    expect(lines().some(({ level }) => Number(level) >= 50)).toBe(false);
    const next = await discord.command('/claims', { 'who-or-what': 'Mirzoyan' });
    expect(JSON.stringify(next.callback)).toContain('unprovoked');
  });

  it.each([
    ['nothing', ''],
    ['no button of this bot', 'buy-now:7'],
    ['random bytes', '\u0000\u202e|||~~~'],
    ['a command that is gone', 'gone|p|d5c59060|2||Mirzoyan'],
    ['a page that is far away', 'claims|p|d5c59060|999999999||Mirzoyan'],
    ['another version of the record', 'claims|p|00000000|1||Mirzoyan'],
    ['an entry that is not there', 'claims|p|d5c59060|1||~zzzzzz'],
    ['filters that are none', 'claims|p|d5c59060|1|9~,z|Mirzoyan'],
    ['the prototype of everything', '__proto__|constructor|x|1||y'],
  ])('such as a button with %s is answered, and the bot lives on', async (_what, customId) => {
    const { discord, lines } = await gatewayForTest(app.cachedRespond);
    const answer = await discord.command('/claims', { 'who-or-what': 'Mirzoyan' });
    const real = /"custom_id":"(claims\|p\|[^"]+)"/.exec(JSON.stringify(answer.callback))?.[1] ?? '';
    const press = structuredClone(discord.build.press(answer, JSON.parse(`"${real}"`)));
    (press.data as { custom_id: string }).custom_id = customId;
    const pending = discord.send(press);
    await discord.until(() => answerLines(lines()).length === 2);
    expect(pending.refused).toEqual([]);
    expect(pending.callbacks).toBe(1);
    expect(lines().some(({ level }) => Number(level) >= 50)).toBe(false);
    expect((await discord.command('/help')).callback.type).toBe(4);
  });
});
