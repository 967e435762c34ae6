import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startFakeDiscord } from '../support/fake-discord/index.js';
import { freePort } from '../support/free-port.js';
import { type Running, start } from '../support/process.js';
import { docx, run } from '../support/zip.js';

const TOKEN = 'a-token-of-thirty-two-characters-or-more';
const ALTERED = 'Mirzoyan called it an “unprovoked and carefully planned attack”.';

/** A file that holds the token. */
async function tokenFile(content = `${TOKEN}\n`): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-token-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'token'), content);
  return join(folder, 'token');
}

const doorOf = async (bot: Running): Promise<string> =>
  (await bot.until(/(http:\/\/127\.0\.0\.1:\d+\/check)/))[1] ?? '';

const post = (url: string, body: string | Uint8Array, type = 'text/plain') =>
  fetch(url, {
    method: 'POST',
    body: body as BodyInit,
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': type },
  });

describe('the door for stories of a running bot', () => {
  it('checks stories beside Discord, says nothing of them in the log, and ends with the bot', async () => {
    const discord = await startFakeDiscord();
    onTestFinished(() => discord.stop());
    const metricsPort = await freePort();
    const bot = start({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      CHECK_PORT: '0',
      CHECK_TOKEN_FILE: await tokenFile(),
      METRICS_PORT: String(metricsPort),
    });
    const url = await doorOf(bot);
    await bot.until(/the bot is ready/);
    const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    for (const response of [await post(url, ALTERED), await post(url, docx([run(ALTERED)]), type)]) {
      expect(response.headers.get('x-verbatim-result')).toBe('found');
      expect(await response.json()).toMatchObject({ items: [{ verdict: 'altered' }] });
    }
    expect((await post(url, 'not a file of a word processor', type)).status).toBe(422);
    const counted = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    expect(counted).toMatch(/^verbatim_stories_total\{outcome="checked"\} 2$/m);
    expect(counted).toMatch(/^verbatim_stories_total\{outcome="unreadable"\} 1$/m);
    expect(counted).toMatch(/^verbatim_story_seconds_total \d+\.\d+$/m);
    const answer = await discord.command('/claims', { 'who-or-what': 'Mirzoyan' });
    expect(JSON.stringify(answer.callback)).toContain('unprovoked');
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
    expect(bot.text()).toContain('a story was checked');
    for (const secret of [TOKEN, 'carefully']) expect(bot.text()).not.toContain(secret);
  });

  it('is there without Discord too', async () => {
    const bot = start({ CHECK_PORT: '0', CHECK_TOKEN_FILE: await tokenFile(), LOG_LEVEL: 'info' });
    expect((await post(await doorOf(bot), ALTERED)).status).toBe(200);
  });
});

describe('a door for stories that cannot be opened', () => {
  it.each([
    ['no token file is named', {}, 'CHECK_PORT is set, but no CHECK_TOKEN_FILE'],
    ['the token file is not there', { CHECK_TOKEN_FILE: '/no/such/file' }, 'cannot be read (ENOENT): /no/such/file'],
    ['the token is short', { short: 'secret' }, 'holds no good token'],
    ['the token is empty', { short: ' \n' }, 'holds no good token'],
    ['the token is two words', { short: `${TOKEN} ${TOKEN}` }, 'holds no good token'],
  ] as const)('ends the start with words where %s', async (_what, settings, told) => {
    const { short, ...rest } = settings as { short?: string };
    const bot = start({
      CHECK_PORT: '0',
      ...rest,
      ...(short === undefined ? {} : { CHECK_TOKEN_FILE: await tokenFile(short) }),
    });
    expect(await bot.ended).toBe(78);
    expect(bot.text()).toContain(told);
    expect(bot.text()).toContain('openssl rand -hex 32');
    expect(bot.text()).not.toMatch(/\n\s+at |a-token-of/);
  });

  it('names the setting where its port is taken', async () => {
    const settings = { CHECK_PORT: String(await freePort()), CHECK_TOKEN_FILE: await tokenFile() };
    await doorOf(start(settings));
    const second = start(settings);
    expect(await second.ended).toBe(1);
    expect(second.text()).toContain('Set CHECK_PORT to a free one');
  });
});
