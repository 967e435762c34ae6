import { spawn, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Health } from '../../src/process/monitor/health.js';
import { type FakeDiscord, startFakeDiscord } from '../support/fake-discord/index.js';
import { ARCHIVE_DIR, KNOWLEDGE_DIR } from '../support/first-story.js';
import { eventually } from '../support/patience.js';
import { type Running, start } from '../support/process.js';

async function discordForTest(): Promise<FakeDiscord> {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.stop());
  return discord;
}

async function folderForTest(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-start-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const onGateway = (discord: FakeDiscord) => ({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
const imported = (code: string): string => `--import=data:text/javascript,${encodeURIComponent(code)}`;

async function readiness(bot: Running): Promise<{ status: number; health: Health }> {
  const [, url = ''] = await bot.until(/"url":"(http:\/\/127\.0\.0\.1:\d+)","msg":"health and metrics/);
  const response = await fetch(`${url}/readyz`);
  return { status: response.status, health: (await response.json()) as Health };
}

const WATCHED = { METRICS_PORT: '0', LOG_LEVEL: 'debug' };

describe('the health of a bot', () => {
  it('can be asked before Discord lets it in', async () => {
    const discord = await discordForTest();
    discord.gateway.withhold('READY');
    const bot = start({ ...WATCHED, ...onGateway(discord) });
    await discord.until(() => discord.gateway.identifies.length > 0);
    const { status, health } = await readiness(bot);
    expect(status).toBe(503);
    expect(health).toMatchObject({ status: 'not ready', door: { kind: 'gateway', state: 'starting' } });
    discord.gateway.withhold(undefined);
    await bot.until(/the bot is ready/);
    expect((await readiness(bot)).status).toBe(200);
  });

  it('is not ready when nothing was heard from Discord for over a minute', async () => {
    const discord = await discordForTest();
    const late = `const now = performance.now.bind(performance); let step = 0; performance.now = () => now() + step;
      process.on('SIGUSR2', () => { step += 61_000; process.stderr.write('a minute has passed '); });`;
    const bot = start({ ...WATCHED, ...onGateway(discord), NODE_OPTIONS: imported(late) });
    await bot.until(/the bot is ready/);
    expect((await readiness(bot)).health.status).toBe('ready');
    bot.child.kill('SIGUSR2');
    await bot.until(/a minute has passed/);
    const { status, health } = await readiness(bot);
    expect(status).toBe(503);
    expect(health.status).toBe('not ready');
    expect(health.door.silentSeconds).toBeGreaterThan(60);
  });
});

/** Sends the process a signal as soon as it begins to load the bot. */
const signalWhileLoading = (signal: string): string =>
  imported(`import { register } from 'node:module';
    register('data:text/javascript,' + encodeURIComponent(\`
      export async function load(url, context, next) {
        if (url.endsWith('/dist/src/main.js')) process.kill(process.pid, '${signal}');
        return next(url, context);
      }\`));`);

describe('a signal while the bot is still loading', () => {
  it('to reload does not end it', async () => {
    const discord = await discordForTest();
    const bot = start({ ...onGateway(discord), NODE_OPTIONS: signalWhileLoading('SIGHUP') });
    await bot.until(/the bot is ready/);
  });

  it('to stop ends it in order', async () => {
    const discord = await discordForTest();
    const bot = start({ ...onGateway(discord), NODE_OPTIONS: signalWhileLoading('SIGTERM') });
    expect(await bot.ended).toBe(0);
  });

  it('to stop is not forgotten while the bot takes over from its entry', async () => {
    const discord = await discordForTest();
    const takingOver = `const on = process.on; let times = 0;
      process.on = function (name, listener) {
        if (name === 'SIGTERM' && ++times === 2) process.kill(process.pid, 'SIGTERM');
        return on.call(this, name, listener);
      };`;
    expect(await start({ ...onGateway(discord), NODE_OPTIONS: imported(takingOver) }).ended).toBe(0);
  });

  it('that opens the debugger of Node does nothing', async () => {
    const discord = await discordForTest();
    const bot = start({ ...onGateway(discord), NODE_OPTIONS: signalWhileLoading('SIGUSR1') });
    await bot.until(/the bot is ready/);
    bot.child.kill('SIGUSR1');
    await discord.command('/help');
    expect(bot.text()).not.toContain('Debugger');
  });
});

describe('a start that cannot succeed', () => {
  it.each([4004, 4013, 4014])(
    'because Discord closes with %i ends with 78, which no supervisor repeats',
    async (code) => {
      const discord = await discordForTest();
      discord.gateway.closeOnIdentify(code);
      expect(await start(onGateway(discord)).ended).toBe(78);
    },
  );
});

describe('the token of a running bot', () => {
  it('is in no diagnostic report', async () => {
    const discord = await discordForTest();
    const folder = await folderForTest();
    const options = `--report-on-signal --report-signal=SIGUSR2 --report-directory=${folder}`;
    const bot = start({ ...onGateway(discord), NODE_OPTIONS: options });
    await bot.until(/the bot is ready/);
    bot.child.kill('SIGUSR2');
    await eventually(async () => (await readdir(folder)).length === 1, 'a report');
    const [report = ''] = await readdir(folder);
    await eventually(async () => JSON.parse(await readFile(join(folder, report), 'utf8')) !== null, 'a whole report');
    expect(await readFile(join(folder, report), 'utf8')).not.toContain(discord.token);
  });
});

/** A `systemd-notify` that writes down what it is run with. */
async function fakeNotify(): Promise<{ path: string; heard: () => Promise<string> }> {
  const folder = await folderForTest();
  const log = join(folder, 'heard');
  await writeFile(join(folder, 'systemd-notify'), `#!/bin/sh\n{ echo "$@"; env; } >> ${log}\n`);
  await chmod(join(folder, 'systemd-notify'), 0o755);
  return {
    path: [folder, process.env.PATH].join(delimiter),
    heard: () => readFile(log, 'utf8').catch(() => ''),
  };
}

const fileHere = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

describe('a preview on a terminal', () => {
  it('ends when the terminal is closed', ({ skip }) => {
    const run = [fileHere('./hang-up.py'), process.execPath, fileHere('../../tools/run.mjs')];
    const env = { PATH: process.env.PATH, KNOWLEDGE_DIR, ARCHIVE_DIR, PORT: '0', METRICS_PORT: 'off' };
    const { status, stdout, stderr } = spawnSync('python3', run, { env, encoding: 'utf8' });
    if (status === null) skip();
    expect(stdout.trim(), stderr).toBe(String(constants.signals.SIGHUP));
  });
});

const RECEIVER = fileHere('./notify-socket.py');

describe('a bot under systemd', () => {
  it('says that it is ready, that it lives and that it stops, without handing on its token', async () => {
    const discord = await discordForTest();
    const { path, heard } = await fakeNotify();
    const bot = start({
      ...onGateway(discord),
      PATH: path,
      NOTIFY_SOCKET: '/run/systemd/notify',
      WATCHDOG_USEC: '400000',
    });
    await eventually(async () => (await heard()).split('WATCHDOG=1').length > 2, 'two signs of life');
    expect((await heard()).indexOf('READY=1')).toBeLessThan((await heard()).indexOf('WATCHDOG=1'));
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
    await eventually(async () => (await heard()).includes('STOPPING=1'), 'the stop');
    expect(await heard()).toContain('NOTIFY_SOCKET=/run/systemd/notify');
    expect(await heard()).not.toContain(discord.token);
  });

  it('reaches a socket such as the one of systemd', async ({ skip }) => {
    const folder = await folderForTest();
    const socket = join(folder, 'notify');
    const receiver = spawn('python3', [RECEIVER, socket]);
    onTestFinished(() => void receiver.kill('SIGKILL'));
    let heard = '';
    receiver.stdout.setEncoding('utf8').on('data', (part: string) => {
      heard += part;
    });
    const isMissing = await new Promise<boolean>((resolve) => {
      receiver.once('error', () => resolve(true));
      receiver.stdout.once('data', () => resolve(false));
    });
    if (isMissing) skip();
    const discord = await discordForTest();
    const bot = start({ ...onGateway(discord), NOTIFY_SOCKET: socket, WATCHDOG_USEC: '400000' });
    await bot.until(/the bot is ready/);
    await eventually(
      () => /READY=1.*WATCHDOG=1/s.test(heard),
      () => `READY=1 and WATCHDOG=1 in ${heard} ${bot.text()}`,
    );
  });
});
