import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Health } from '../../src/process/monitor/health.js';
import { type FakeDiscord, type FakeDiscordOptions, startFakeDiscord } from '../support/fake-discord/index.js';
import { KNOWLEDGE_DIR } from '../support/first-story.js';
import { eventually } from '../support/patience.js';
import { type Running, start } from '../support/process.js';

async function discordForTest(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const discord = await startFakeDiscord(options);
  onTestFinished(() => discord.stop());
  return discord;
}

/** A copy of the record that a test may break. */
async function ownRecord(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(KNOWLEDGE_DIR, folder, { recursive: true });
  return folder;
}

/** The address that health and metrics are served at. */
async function monitorOf(bot: Running): Promise<string> {
  const [, url = ''] = await bot.until(/"url":"(http:\/\/127\.0\.0\.1:\d+)","msg":"health and metrics/);
  return url;
}

const readiness = async (monitor: string): Promise<{ status: number; health: Health }> => {
  const response = await fetch(`${monitor}/readyz`);
  return { status: response.status, health: (await response.json()) as Health };
};

const WATCHED = { METRICS_PORT: '0', LOG_LEVEL: 'debug' };

describe('a bot behind the HTTP door', () => {
  it('answers what Discord signs, and reports its health and its metrics', async () => {
    const discord = await discordForTest();
    const bot = start({
      ...WATCHED,
      DISCORD_PUBLIC_KEY: discord.publicKey,
      DISCORD_API_URL: discord.apiUrl,
      INTERACTIONS_PORT: '0',
    });
    const [, url = ''] = await bot.until(/"url":"(http:[^"]+\/interactions)"/);
    const monitor = await monitorOf(bot);
    const asked = discord.build.command('/claims', { 'who-or-what': 'Mirzoyan' });
    expect(JSON.stringify((await discord.post(url, asked)).answer?.callback)).toContain('unprovoked');
    await discord.post(url, discord.build.command('/claims', { 'who-or-what': 'Nokia earnings' }));
    expect((await fetch(`${monitor}/healthz`)).status).toBe(200);
    const { status, health } = await readiness(monitor);
    expect(status).toBe(200);
    expect(health).toMatchObject({ status: 'ready', door: { kind: 'http', state: 'ready' }, record: { problems: [] } });
    expect(health.record?.entries).toBeGreaterThan(200);
    const counted = await (await fetch(`${monitor}/metrics`)).text();
    expect(counted).toMatch(/verbatim_answers_total\{command="claims",kind="command",outcome="answered"\} 1/);
    expect(counted).toMatch(/verbatim_nothing_found_total\{command="claims"\} 1/);
    expect(counted).toMatch(/verbatim_interaction_age_seconds_count 2/);
    for (const name of [
      'verbatim_answer_seconds_bucket',
      'verbatim_reloads_total',
      'verbatim_queue_length',
      'verbatim_event_loop_delay_p99_seconds',
      'process_resident_memory_bytes',
    ])
      expect(counted).toContain(name);
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
  });

  it('says which port is taken', async () => {
    const discord = await discordForTest();
    const settings = { DISCORD_PUBLIC_KEY: discord.publicKey, DISCORD_API_URL: discord.apiUrl };
    const [, port = ''] = await start({ ...settings, INTERACTIONS_PORT: '0' }).until(
      /127\.0\.0\.1:(\d+)\/interactions/,
    );
    const second = start({ ...settings, INTERACTIONS_PORT: port });
    expect(await second.ended).toBe(1);
    expect(second.text()).toContain('INTERACTIONS_PORT');
  });
});

describe('a record that changes under a running bot', () => {
  it('is degraded, not gone, while the change on disk cannot be loaded; SIGHUP loads it again', async () => {
    const discord = await discordForTest();
    const folder = await ownRecord();
    const bot = start({
      ...WATCHED,
      KNOWLEDGE_DIR: folder,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
    });
    const monitor = await monitorOf(bot);
    await bot.until(/the bot is ready/);
    const { health: before } = await readiness(monitor);
    await writeFile(join(folder, 'broken.yaml'), 'people:\n  - id: "');
    await eventually(async () => (await readiness(monitor)).health.status === 'degraded', 'degraded');
    const { status, health } = await readiness(monitor);
    expect(status).toBe(200);
    expect(health.record?.version).toBe(before.record?.version);
    expect(health.record?.problems.join()).toContain('broken.yaml');
    expect(health.record?.lastReload?.outcome).toBe('refused');
    const help = await discord.command('/help');
    expect(JSON.stringify(help.callback)).not.toContain('broken.yaml');
    await rm(join(folder, 'broken.yaml'));
    await eventually(async () => (await readiness(monitor)).health.status === 'ready', 'ready again');
    bot.child.kill('SIGHUP');
    await eventually(
      async () =>
        /verbatim_reloads_total\{outcome="unchanged"\} [1-9]/.test(await (await fetch(`${monitor}/metrics`)).text()),
      'a reload by signal',
    );
  });
});

/** What sets a process's clock ten minutes off, before anything of it runs. */
const shifted = (milliseconds: number): string =>
  `--import=data:text/javascript,${encodeURIComponent(`const now = Date.now; Date.now = () => now() + ${milliseconds};`)}`;

describe('a clock that is ten minutes off', () => {
  it.each([600_000, -600_000])('by %i ms does not keep a bot on the gateway from answering', async (off) => {
    const discord = await discordForTest();
    const bot = start({
      NODE_OPTIONS: shifted(off),
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
    });
    await bot.until(/the clock of this machine is not Discord/);
    await bot.until(/the bot is ready/);
    const answer = await discord.command('/claims', { 'who-or-what': 'Mirzoyan' });
    expect(JSON.stringify(answer.callback)).toContain('unprovoked');
  });

  it('has the HTTP door refuse everything, and say why', async () => {
    const discord = await discordForTest();
    const bot = start({
      NODE_OPTIONS: shifted(600_000),
      DISCORD_PUBLIC_KEY: discord.publicKey,
      DISCORD_API_URL: discord.apiUrl,
      INTERACTIONS_PORT: '0',
    });
    const [, url = ''] = await bot.until(/"url":"(http:[^"]+\/interactions)"/);
    expect((await discord.post(url, discord.build.command('/help'))).status).toBe(401);
    await bot.until(/the clock of this machine is wrong/);
  });
});

/** What has a process's clock set at SIGUSR2. */
const settable = (by: number): string =>
  `--import=data:text/javascript,${encodeURIComponent(`const now = Date.now; let step = 0; Date.now = () => now() + step; process.on('SIGUSR2', () => { step += ${by}; process.stderr.write('the clock was set '); });`)}`;

describe('a clock that is set while the bot runs', () => {
  it.each([-3_600_000, 10_000, 3_600_000])('by %i ms does not put anybody off', async (by) => {
    const discord = await discordForTest();
    const bot = start({ NODE_OPTIONS: settable(by), DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
    await bot.until(/the bot is ready/);
    bot.child.kill('SIGUSR2');
    await bot.until(/the clock was set/);
    const answer = await discord.command('/claims', { 'who-or-what': 'Mirzoyan' });
    expect(JSON.stringify(answer.callback)).toContain('unprovoked');
  });
});

describe('stopping', () => {
  it('ends at once at the second signal', async () => {
    const discord = await discordForTest();
    const bot = start({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
    await bot.until(/the bot is ready/);
    discord.fail({ kind: 'rate limit', retryAfterSeconds: 20, path: /callback$/ });
    discord.send(discord.build.command('/help'));
    await discord.until(() => discord.requests.some(({ path }) => path.endsWith('/callback')));
    bot.child.kill('SIGTERM');
    await bot.until(/finishing what is in flight/);
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(1);
  });
});

describe('a bot in more servers than one shard takes', () => {
  it('runs every shard that Discord recommends in one process, and says that SHARDS has no effect', async () => {
    const discord = await discordForTest({ recommendedShards: 2 });
    const bot = start({ ...WATCHED, SHARDS: '3', DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
    await bot.until(/SHARDS has no effect/);
    const monitor = await monitorOf(bot);
    await eventually(async () => (await readiness(monitor)).health.status === 'ready', 'both shards ready');
    expect(discord.gateway.identifies.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    const answer = await discord.command('/claims', { 'who-or-what': 'Mirzoyan' });
    expect(JSON.stringify(answer.callback)).toContain('unprovoked');
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
  });
});
