import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type FakeDiscordOptions, startFakeDiscord } from '../support/fake-discord/index.js';
import { KNOWLEDGE_DIR } from '../support/first-story.js';
import { verbatim } from './support.js';

async function discordForTest(options: FakeDiscordOptions = {}) {
  const discord = await startFakeDiscord(options);
  onTestFinished(() => discord.stop());
  return discord;
}

const line = (out: string, what: string): string => out.split('\n').find((one) => one.slice(2).startsWith(what)) ?? '';

describe('verbatim doctor', () => {
  it('finds nothing in the way where there is only a record', async () => {
    const { code, out } = await verbatim(['doctor']);
    expect(code).toBe(0);
    expect(out).toMatch(/^✓ Node: v\d+/);
    expect(line(out, 'Record')).toMatch(/^✓ Record: .*\d+ statements/);
    expect(line(out, 'Pictures')).toMatch(/^✓/);
    expect(line(out, 'Discord')).toMatch(/^! .*preview/);
    expect(out).toContain('Nothing is in the way');
  });

  it('knows whether Discord lets the bot in, knows its commands, and agrees about the time', async () => {
    const discord = await discordForTest();
    const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
    const before = await verbatim(['doctor'], { env });
    expect(before.code).toBe(0);
    expect(line(before.out, 'Token')).toMatch(/^✓ .*Verbatim/);
    expect(line(before.out, 'Clock')).toMatch(/^✓/);
    expect(line(before.out, 'Gateway')).toMatch(/^✓ Gateway: \d+ of 1000 log-ins/);
    expect(line(before.out, 'Commands')).toMatch(/^! .*npx verbatim deploy/);
    await verbatim(['deploy'], { env });
    expect(line((await verbatim(['doctor'], { env })).out, 'Commands')).toMatch(/^✓/);
    expect(before.out + before.err).not.toContain(discord.token);
  });

  it('says what to do about a wrong token, and does not show it', async () => {
    const discord = await discordForTest();
    const { code, out, err } = await verbatim(['doctor'], {
      env: { DISCORD_TOKEN: 'a.wrong.token', DISCORD_API_URL: discord.apiUrl },
    });
    expect(code).toBe(1);
    expect(line(out, 'Token')).toMatch(/^✗ .*Reset Token/);
    expect(out + err).not.toContain('a.wrong.token');
  });

  it('says that Discord is out of reach', async () => {
    const env = { DISCORD_TOKEN: 'a.token.here', DISCORD_API_URL: 'http://127.0.0.1:1/api' };
    const { code, out } = await verbatim(['doctor'], { env });
    expect(code).toBe(1);
    expect(line(out, 'Discord')).toMatch(/^✗ .*could not be reached/);
  });

  it.each([
    [
      'Discord posts to an address, and no key is set',
      'https://news.example/interactions',
      undefined,
      /^✗ .*DISCORD_PUBLIC_KEY/,
    ],
    ['the key is another application’s', 'https://news.example/interactions', 'ab'.repeat(32), /^✗ .*Public Key/],
    ['the key is right and Discord knows no address', undefined, 'own', /^! .*Interactions Endpoint URL/],
    [
      'the key is right and Discord posts to an address',
      'https://news.example/interactions',
      'own',
      /^✓ .*news\.example/,
    ],
  ])('tells which door is open when %s', async (_what, endpoint, key, expected) => {
    const discord = await discordForTest(endpoint === undefined ? {} : { endpoint });
    const { out } = await verbatim(['doctor'], {
      env: {
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.apiUrl,
        ...(key === undefined ? {} : { DISCORD_PUBLIC_KEY: key === 'own' ? discord.publicKey : key }),
      },
    });
    expect(line(out, 'Door')).toMatch(expected);
  });

  it('names the problems of a record that the bot would not start with', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await cp(KNOWLEDGE_DIR, folder, { recursive: true });
    await writeFile(join(folder, 'broken.yaml'), 'people:\n  - id: "');
    const { code, out } = await verbatim(['doctor'], { env: { KNOWLEDGE_DIR: folder } });
    expect(code).toBe(1);
    expect(out).toMatch(/✗ Record: .*1 problem[\s\S]*broken\.yaml:\d+/);
  });
});
