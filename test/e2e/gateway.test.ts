import type { APIMessageComponentInteraction } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createInteractionHandler } from '../../src/bot/delivery/handle-interaction.js';
import type { Pictures } from '../../src/bot/replies/picture-reply.js';
import { createLog } from '../../src/log.js';
import { type App, createApp } from '../../src/process/app.js';
import { startGateway } from '../../src/transport/gateway/gateway.js';
import { createDrawer } from '../../src/view/pictures/drawing/drawer.js';
import { type Answer, type FakeDiscord, startFakeDiscord } from '../support/fake-discord/index.js';
import { ARCHIVE_DIR, KNOWLEDGE_DIR } from '../support/first-story.js';
import { patience } from '../support/patience.js';

const log = createLog('silent', false);
let app: App;
beforeAll(async () => {
  app = await createApp({ knowledgeDir: KNOWLEDGE_DIR, archiveDir: ARCHIVE_DIR, log });
});

/** The whole bot on a fake Discord that refuses what Discord refuses. */
async function onDiscord({ cachedRespond: respond }: Pick<App, 'cachedRespond'> = app): Promise<FakeDiscord> {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.stop());
  const answer = createInteractionHandler({ respond, log, deadlineMs: patience(2_000) });
  const gateway = await startGateway({ token: discord.token, apiUrl: discord.apiUrl, answer, log });
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
    ['/help', {}, '138 statements'],
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

describe('pictures in Discord', () => {
  const drawer = createDrawer({
    maxDrawMs: patience(8_000),
    worker: new URL('../../dist/src/view/pictures/drawing/worker.js', import.meta.url),
  });
  afterAll(() => drawer.close());
  const drawing = (pictures: Pictures): Promise<App> =>
    createApp({ knowledgeDir: KNOWLEDGE_DIR, archiveDir: ARCHIVE_DIR, log, pictures });
  const edits = (discord: FakeDiscord) =>
    discord.requests.filter(({ method, path }) => method === 'PATCH' && path.endsWith('/@original'));

  it.each([['/figures', { what: 'killed' }, 'figures.png']])(
    '%s is answered in words first, and then gets its picture',
    async (command, options, file) => {
      const discord = await onDiscord(await drawing(drawer));
      const answer = await discord.command(command, options);
      expect(textOf(answer)).not.toContain(file);
      await discord.until(() => edits(discord).some(({ status }) => status !== 0), 'the edit');
      const [edit] = edits(discord);
      expect(edit?.status).toBe(200);
      expect(edit?.files.map(({ name }) => name)).toEqual([file]);
      expect(JSON.stringify(edit?.body)).toContain(`attachment://${file}`);
      expect(JSON.stringify(edit?.body)).toMatch(/"description":"[^"]{40}/);
    },
  );

  it('shows a statement as a card, to whoever asked alone', async () => {
    const discord = await onDiscord(await drawing(drawer));
    const answer = await discord.command('/claims', { 'who-or-what': 'mirzoyan-unsc-unprovoked' });
    const card = await discord.press(answer, buttonOf(answer, 'Card'));
    expect(card.message?.flags).toBe(64 | 32768);
    await discord.until(() => edits(discord).some(({ status }) => status === 200), 'the edit');
    expect(edits(discord)[0]?.files[0]?.name).toBe('card.png');
  });

  it('keeps its words where the picture fails', async () => {
    const failing = { fontMetrics: () => drawer.fontMetrics(), draw: () => Promise.reject(new Error('no ink')) };
    const discord = await onDiscord(await drawing(failing));
    const answer = await discord.command('/figures', { what: 'killed' });
    expect(textOf(answer)).toContain('more than 200');
    await discord.command('/help', {});
    expect(edits(discord)).toEqual([]);
  });
});

describe('sharing, deleting, checking and languages in Discord', () => {
  it('checks any message from its menu, privately, and shares the verdict with all', async () => {
    const discord = await onDiscord();
    const answer = await discord.menu('Check quote', 'Mirzoyan: “unprovoked and carefully planned military attack”');
    expect(answer.message?.flags).toBe(64 | 32768);
    expect(textOf(answer)).toContain('Altered');
    const shared = await discord.press(answer, buttonOf(answer, 'Share here'));
    expect(shared.refused).toEqual([]);
    expect(shared.message?.flags).toBe(32768);
    expect(textOf(shared)).toContain('Altered');
  });

  it('deletes a public answer for whoever asked', async () => {
    const discord = await onDiscord();
    const answer = await discord.command('/claims', { 'who-or-what': 'Mirzoyan' });
    const pressed = await discord.press(answer, buttonOf(answer, 'Delete'));
    expect(pressed.callback.type).toBe(6);
    const deletions = () => discord.requests.filter(({ method }) => method === 'DELETE');
    await discord.until(() => deletions().some(({ status }) => status !== 0), 'the deletion');
    expect(deletions()[0]).toMatchObject({ status: 204 });
  });

  it('answers in the language of the reader’s Discord', async () => {
    const discord = await onDiscord();
    const answer = await discord.command('/claims', { 'who-or-what': 'Mirzoyan' }, { locale: 'uk' });
    expect(textOf(answer)).toContain('Заяви · Арарат Мірзоян');
    expect(answer.refused).toEqual([]);
  });
});
