import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { verbatim } from './cli/support.js';
import { type FakeDiscord, type FakeDiscordOptions, startFakeDiscord } from './support/fake-discord/index.js';
import { type Running, start } from './support/process.js';

/** A token that stands nowhere else. */
const CANARY = 'MTk4NjIyNDgz.c4nary.d0-not-print-th1s-anywhere';
const LOUD = { METRICS_PORT: '0', LOG_LEVEL: 'trace' };

async function discordForTest(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const discord = await startFakeDiscord({ token: CANARY, ...options });
  onTestFinished(() => discord.stop());
  return discord;
}

/** Everything that the port for health and metrics serves. */
async function told(bot: Running): Promise<string> {
  const [, url = ''] = await bot.until(/"url":"(http:\/\/127\.0\.0\.1:\d+)","msg":"health and metrics/);
  const pages = await Promise.all(
    ['/metrics', '/readyz', '/healthz', '/nothing'].map(async (path) => (await fetch(`${url}${path}`)).text()),
  );
  return pages.join('\n');
}

describe('a secret', () => {
  it('stands in no log, no counter and no error of a bot on the gateway, whatever happens', async () => {
    const discord = await discordForTest();
    const bot = start({ ...LOUD, DISCORD_TOKEN: CANARY, DISCORD_API_URL: discord.apiUrl });
    await bot.until(/the bot is ready/);
    const tokens: string[] = [];
    const ask = async (name: string, value: string): Promise<void> => {
      const interaction = discord.build.command(name, { 'who-or-what': value });
      tokens.push(interaction.token);
      await discord.answer(discord.send(interaction));
    };
    await ask('/claims', 'Mirzoyan');
    discord.fail({ kind: 'status', status: 500, path: /callback$/ });
    await ask('/claims', 'Bayramov');
    discord.fail({ kind: 'reset', path: /callback$/ });
    await ask('/no-such-command', 'x');
    discord.gateway.reset();
    await discord.until(() => discord.gateway.ready === 2);
    discord.gateway.closeOnIdentify(4004);
    const pages = await told(bot);
    discord.gateway.close(4004);
    await bot.ended;
    for (const secret of [CANARY, ...tokens]) expect(bot.text() + pages).not.toContain(secret);
  });

  it('stands nowhere when it is wrong', async () => {
    const discord = await discordForTest({ token: 'another.token.altogether' });
    const settings = { DISCORD_TOKEN: CANARY, DISCORD_API_URL: discord.apiUrl };
    const bot = start({ ...LOUD, ...settings });
    expect(await bot.ended).toBe(78);
    const doctor = await verbatim(['doctor'], { env: settings });
    const deploy = await verbatim(['deploy', '--dry-run'], { env: settings });
    expect([bot.text(), doctor.out, doctor.err, deploy.out, deploy.err].join('\n')).not.toContain(CANARY);
  });

  it('hangs on an error that nothing caught, and is not printed with it', async () => {
    const discord = await discordForTest();
    // What discord.js puts on its errors: the address with the interaction's token, and what was sent.
    const crash = `process.on('SIGUSR2', () => { throw Object.assign(new Error('forced'), { url: process.env.ADDRESS, sent: process.env.DISCORD_TOKEN }); });`;
    const bot = start({
      ...LOUD,
      ADDRESS: '/callback/secret-of-one',
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(crash)}`,
      DISCORD_TOKEN: CANARY,
      DISCORD_API_URL: discord.apiUrl,
    });
    await bot.until(/the bot is ready/);
    bot.child.kill('SIGUSR2');
    expect(await bot.ended).toBe(1);
    expect(bot.text()).toMatch(/forced.*uncaught exception/);
    for (const secret of [CANARY, 'secret-of-one']) expect(bot.text()).not.toContain(secret);
  });

  it('may come from a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'token');
    await writeFile(file, `${CANARY}\n`);
    const discord = await discordForTest();
    const bot = start({ ...LOUD, DISCORD_TOKEN_FILE: file, DISCORD_API_URL: discord.apiUrl });
    await bot.until(/the bot is ready/);
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
    expect(bot.text()).not.toContain(CANARY);
    const missing = start({ DISCORD_TOKEN_FILE: join(folder, 'nothing') });
    expect(await missing.ended).toBe(78);
    expect(missing.text()).toMatch(/DISCORD_TOKEN_FILE.*ENOENT/);
  });

  it('stands in no log of a bot behind the HTTP door, nor does a signature', async () => {
    const discord = await discordForTest();
    const bot = start({
      ...LOUD,
      DISCORD_TOKEN: CANARY,
      DISCORD_PUBLIC_KEY: discord.publicKey,
      DISCORD_API_URL: discord.apiUrl,
      INTERACTIONS_PORT: '0',
    });
    const [, url = ''] = await bot.until(/"url":"(http:[^"]+\/interactions)"/);
    const interaction = discord.build.command('/claims', { 'who-or-what': 'Mirzoyan' });
    await discord.post(url, interaction);
    const signed = discord.sign('not json');
    await fetch(url, signed);
    await fetch(url, { ...signed, body: 'forged' });
    await fetch(url, { method: 'POST', body: '{}', headers: { authorization: `Bot ${CANARY}` } });
    const pages = await told(bot);
    bot.child.kill('SIGTERM');
    await bot.ended;
    for (const secret of [CANARY, interaction.token, signed.headers['x-signature-ed25519'] ?? '', '801000000000000001'])
      expect(bot.text() + pages).not.toContain(secret);
  });
});
