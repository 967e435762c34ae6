import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startFakeDiscord } from '../support/fake-discord/index.js';
import { ARCHIVE_DIR, KNOWLEDGE_DIR } from '../support/first-story.js';
import { freePort } from '../support/free-port.js';
import { eventually } from '../support/patience.js';

const RUN = fileURLToPath(new URL('../../tools/run.mjs', import.meta.url));
const question = { 'who-or-what': 'Mirzoyan' };

/** A bot whose standard output and error go where a test wants. */
function startWith(stdio: ['ignore', 'pipe' | number, 'pipe' | number], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [RUN], {
    stdio,
    env: { PATH: process.env.PATH, KNOWLEDGE_DIR, ARCHIVE_DIR, PORT: '0', METRICS_PORT: 'off', ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function folderForTest(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-output-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const discordForTest = async () => {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.stop());
  return {
    discord,
    env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, METRICS_PORT: String(await freePort()) },
  };
};

/** How many lines a bot says it could not write. */
async function droppedLines(port: string): Promise<number> {
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return Number(/^verbatim_log_lines_dropped_total (\d+)/m.exec(metrics)?.[1]);
}

describe('a log that cannot be written', () => {
  it('because nobody reads the pipe any more is dropped and counted, and the bot answers', async () => {
    const { discord, env } = await discordForTest();
    const bot = startWith(['ignore', 'pipe', 'pipe'], env);
    bot.stderr?.resume();
    await discord.until(() => discord.gateway.ready === 1);
    await discord.command('/claims', question);
    bot.stderr?.destroy();
    // The first lines may still find room in the pipe before its end is closed.
    await eventually(async () => {
      expect((await discord.command('/claims', question)).callback.type).toBe(4);
      return (await droppedLines(env.METRICS_PORT)) >= 5;
    }, 'five lines to be counted');
    expect(bot.exitCode).toBeNull();
    bot.kill('SIGTERM');
    expect((await once(bot, 'exit'))[0]).toBe(0);
  });

  it('because the device is full is dropped and counted, and the bot answers', async () => {
    const { discord, env } = await discordForTest();
    const full = openSync('/dev/full', 'w');
    onTestFinished(() => closeSync(full));
    const bot = startWith(['ignore', full, full], env);
    await discord.until(() => discord.gateway.ready === 1 || bot.exitCode !== null);
    expect((await discord.command('/claims', question)).callback.type).toBe(4);
    await eventually(async () => (await droppedLines(env.METRICS_PORT)) >= 2, 'lines to be counted');
    bot.kill('SIGTERM');
    expect((await once(bot, 'exit'))[0]).toBe(0);
  });

  it('because the disk is full is written again once there is room', async ({ skip }) => {
    const folder = await folderForTest();
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status !== 0) skip();
    onTestFinished(() => void spawnSync('umount', ['-l', folder]));
    const path = join(folder, 'log');
    const file = openSync(path, 'a');
    onTestFinished(() => closeSync(file));
    const { discord, env } = await discordForTest();
    startWith(['ignore', 'pipe', file], env);
    await discord.until(() => discord.gateway.ready === 1);
    await writeFile(join(folder, 'filler'), Buffer.alloc(100_000)).catch(() => {});
    // The log may have room left in its last page.
    await eventually(async () => {
      await discord.command('/claims', question);
      return (await droppedLines(env.METRICS_PORT)) > 0;
    }, 'a line to be dropped');
    await rm(join(folder, 'filler'));
    const before = await readFile(path, 'utf8');
    await discord.command('/claims', question);
    await eventually(async () => (await readFile(path, 'utf8')).length > before.length, 'the log to go on');
  });
});

describe('a preview', () => {
  it('whose standard output is closed goes on serving its page', async () => {
    const port = String(await freePort());
    const preview = startWith(['ignore', 'pipe', 'pipe'], { PORT: port });
    preview.stdout?.destroy();
    preview.stderr?.resume();
    await eventually(
      async () => (await fetch(`http://127.0.0.1:${port}/`)).ok || preview.exitCode !== null,
      'the page',
    );
    expect(preview.exitCode).toBeNull();
    expect((await fetch(`http://127.0.0.1:${port}/`)).ok).toBe(true);
  });
});
