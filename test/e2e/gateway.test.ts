import type { APIMessageComponentInteraction } from 'discord-api-types/v10';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type App, createApp } from '../../src/app.js';
import { startGateway } from '../../src/doors/gateway/gateway.js';
import { createLog } from '../../src/log.js';
import { type Answer, type FakeDiscord, startFakeDiscord } from '../support/fake-discord/index.js';
import { ARCHIVE_DIR, KNOWLEDGE_DIR } from '../support/first-story.js';

const log = createLog('silent', false);
let app: App;
beforeAll(async () => {
  app = await createApp({ knowledgeDir: KNOWLEDGE_DIR, archiveDir: ARCHIVE_DIR, log });
});

/** The whole bot on a fake Discord that refuses what Discord refuses. */
async function onDiscord(): Promise<FakeDiscord> {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.stop());
  const gateway = await startGateway({ token: discord.token, apiUrl: discord.apiUrl, respond: app.respond, log });
  onTestFinished(() => gateway.close({ graceMs: 1_000 }));
  return discord;
}

const textOf = (answer: Answer) => JSON.stringify(answer.callback);

/** Presses something that is not on the message: a button of before a restart, or a forged one. */
function forge(discord: FakeDiscord, on: Answer, label: string, customId: string): Promise<Answer> {
  const pressed = discord.build.press(on, buttonOf(on, label)) as APIMessageComponentInteraction;
  return discord.answer(discord.send({ ...pressed, data: { ...pressed.data, custom_id: customId } }));
}

/** custom_id of the button with that label. */
function buttonOf(answer: Answer, label: string): string {
  const found = new RegExp(`"label":"${label}","custom_id":"([^"]+)"`).exec(textOf(answer))?.[1];
  if (found === undefined) throw new Error(`no button "${label}" in ${textOf(answer)}`);
  return found;
}

describe('the bot in Discord', () => {
  it.each([
    ['/claims', { 'who-or-what': 'Mirzoyan' }, 'unprovoked and well-planned military attack'],
    ['/claims', { 'who-or-what': 'ethnic cleansing', speaker: 'Bayramov' }, 'allegations of ethnic cleansing'],
    ['/figures', { what: 'killed' }, 'more than 200'],
    ['/event', { name: 'Karabakh' }, 'September 2023 offensive'],
    ['/who', { name: 'Джейхун Байрамов' }, 'Ceyhun Bayramov'],
    ['/source', { entry: 'mirzoyan-unsc-unprovoked' }, 'Euronews'],
    ['/help', {}, '137 statements'],
    ['/claims', { 'who-or-what': 'Nokia earnings' }, 'Not on file'],
  ] as const)('answers %s %j', async (command, options, shown) => {
    const discord = await onDiscord();
    const answer = await discord.command(command, options);
    expect(answer.refused).toEqual([]);
    expect(textOf(answer)).toContain(shown);
  });

  it.each(['guild', 'dm', 'private'] as const)('answers in the context "%s"', async (context) => {
    const discord = await onDiscord();
    const answer = await discord.command('/figures', { what: 'wounded' }, { context });
    expect(answer.refused).toEqual([]);
  });

  it('completes while somebody types', async () => {
    const discord = await onDiscord();
    for (const [command, option] of [
      ['/claims', 'who-or-what'],
      ['/claims', 'speaker'],
      ['/claims', 'since'],
      ['/claims', 'form'],
      ['/figures', 'metric'],
      ['/event', 'name'],
      ['/source', 'entry'],
    ] as const) {
      const answer = await discord.autocomplete(command, { [option]: '' }, option);
      expect(answer.refused).toEqual([]);
      expect(textOf(answer)).toMatch(/"choices":\[\{/);
    }
  });

  it('turns pages in place, gives plain text privately, and goes back', async () => {
    const discord = await onDiscord();
    const first = await discord.command('/claims', { 'who-or-what': 'Mirzoyan' });
    const second = await discord.press(first, buttonOf(first, 'Next'));
    expect(second.callback.type).toBe(7);
    expect(second.message?.id).toBe(first.message?.id);
    const plain = await discord.press(second, buttonOf(second, 'Plain text'));
    expect(plain.message?.flags).toBe(64 | 4);
    expect(plain.message?.content.length).toBeLessThanOrEqual(2_000);
    const back = await discord.press(second, buttonOf(second, 'Previous'));
    expect(JSON.stringify(back.message?.components)).toBe(JSON.stringify(first.message?.components));
  });

  it('hides what was asked to be hidden, and keeps it hidden on every page', async () => {
    const discord = await onDiscord();
    const first = await discord.command('/claims', { 'who-or-what': 'Mirzoyan', hide: true });
    expect((first.message?.flags ?? 0) & 64).toBe(64);
    const second = await discord.press(first, buttonOf(first, 'Next'));
    expect((second.message?.flags ?? 0) & 64).toBe(64);
  });

  it('leads from an example to its answer', async () => {
    const discord = await onDiscord();
    const help = await discord.command('/help');
    const answer = await discord.press(help, buttonOf(help, '/figures killed'));
    expect(answer.callback.type).toBe(4);
    expect(textOf(answer)).toContain('Figures');
  });

  it('answers buttons made before a restart', async () => {
    const before = await onDiscord();
    const first = await before.command('/claims', { 'who-or-what': 'Mirzoyan' });
    const after = await onDiscord();
    const shown = await after.command('/help');
    const page = await forge(after, shown, '/figures killed', buttonOf(first, 'Next'));
    expect(page.refused).toEqual([]);
    expect(textOf(page)).toContain('Ararat Mirzoyan');
  });

  it.each([
    '',
    'x',
    'claims',
    'claims|p|00000000|1||',
    'claims|p|zzzzzzzz|1||Mirzoyan',
    'nothing|p|00000000|1||x',
    'claims|p|00000000|99999999||x',
    `claims|p|00000000|9999||${'ü'.repeat(70)}`,
    'claims|p|00000000|1|1~AAAAAAA|Mirzoyan',
    'claims|p|00000000|1|zx|Mirzoyan',
    '../../etc/passwd',
  ])('answers the forged button "%s" privately, or with a whole answer', async (customId) => {
    const discord = await onDiscord();
    const shown = await discord.command('/help');
    const answer = await forge(discord, shown, '/figures killed', customId);
    expect(answer.refused).toEqual([]);
  });

  it('answers a command it no longer has', async () => {
    const discord = await onDiscord();
    const answer = await discord.command('/gone', { who: 'x' });
    expect(answer.message?.flags).toBe(64);
    expect(textOf(answer)).toContain('/claims');
  });
});
