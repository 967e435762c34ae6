import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startFakeDiscord } from '../support/fake-discord/index.js';
import { KNOWLEDGE_DIR } from '../support/first-story.js';
import { npmStart, start } from '../support/process.js';

describe('npm start', () => {
  it('serves the preview and says where and what to type; SIGTERM ends it', async () => {
    const bot = start({});
    const [, url = ''] = await bot.until(/Verbatim is ready: (http:\/\/127\.0\.0\.1:\d+)/);
    expect((await fetch(url)).status).toBe(200);
    await bot.until(/type \/claims /);
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
  });

  it('ends the bot when npm is told to end', async () => {
    const bot = npmStart({});
    await bot.until(/Verbatim is ready: http:/);
    bot.child.kill('SIGTERM');
    await bot.ended;
    expect(bot.text()).toContain('stopping');
  });

  it('takes the next free port where the one wanted is taken', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      blocker.close();
    });
    const { port } = blocker.address() as AddressInfo;
    const [, found] = await start({ PORT: String(port) }).until(
      /ready: http:\/\/127\.0\.0\.1:(\d+) \(port \d+ is taken\)/,
    );
    expect(Number(found)).toBeGreaterThan(port);
  });

  it('refuses a record in which one letter of a quotation changed: file, line, entry, nearest true text', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await cp(KNOWLEDGE_DIR, folder, { recursive: true });
    const file = join(folder, 'stories', 'karabakh-2023', 'euronews-statements.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('“barbarity”', '“barbarety”'));
    const bot = start({ KNOWLEDGE_DIR: folder, ARCHIVE_DIR: '/nowhere' });
    expect(await bot.ended).toBe(1);
    expect(bot.text()).toMatch(/euronews-statements\.yaml:\d+:\d+ mirzoyan-unsc-final-act: /);
    expect(bot.text()).toContain('barbarity');
    expect(bot.text()).not.toMatch(/\n\s+at /);
  });

  it('logs in where a token is set, answers, and finishes before it leaves', async () => {
    const discord = await startFakeDiscord();
    onTestFinished(() => discord.stop());
    const bot = start({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
    await discord.until(() => discord.gateway.ready === 1);
    const answer = await discord.command('/claims', { 'who-or-what': 'Mirzoyan' });
    expect(JSON.stringify(answer.callback)).toContain('unprovoked');
    // Discord holds the answer up, so that it is in flight when the signal comes.
    discord.fail({ kind: 'rate limit', retryAfterSeconds: 0.5, path: /callback$/ });
    const before = discord.requests.length;
    const pending = discord.send(discord.build.command('/help'));
    await discord.until(() => discord.requests.slice(before).some(({ path }) => path.endsWith('/callback')));
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
    expect(pending.answer?.callback.type).toBe(4);
    expect(bot.text()).not.toContain(discord.token);
  });

  it('says what to do about a wrong token, and exits with 78 without trying again', async () => {
    const discord = await startFakeDiscord();
    onTestFinished(() => discord.stop());
    const bot = start({ DISCORD_TOKEN: 'a.wrong.token', DISCORD_API_URL: discord.apiUrl });
    expect(await bot.ended).toBe(78);
    expect(bot.text()).toContain('DISCORD_TOKEN');
    expect(bot.text()).not.toContain('a.wrong.token');
    expect(discord.gateway.identifies.length).toBeLessThanOrEqual(1);
  });

  it('names every bad setting at once', async () => {
    const bot = start({ PORT: '99999', LOG_LEVEL: 'loud' });
    expect(await bot.ended).toBe(78);
    expect(bot.text()).toMatch(/PORT[\s\S]*LOG_LEVEL/);
  });
});
