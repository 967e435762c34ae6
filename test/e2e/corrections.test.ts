import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.js';
import { createLog } from '../../src/log.js';
import { correctKilled, discordFor, KILLED, noted, now } from '../support/corrected.js';
import { fileDatabase, opened } from '../support/desk-stores.js';
import type { FakeDiscord } from '../support/fake-discord/index.js';
import { type RecordCopy, recordCopy } from '../support/newsroom.js';
import { patience } from '../support/patience.js';

/** As it was built: its threads are files of their own. */
const { createBot } = (await import(
  String(new URL('../../dist/src/process/bot.js', import.meta.url))
)) as typeof import('../../src/process/bot.js');

/** Starts the real bot. */
async function start(record: RecordCopy, discord: FakeDiscord, settings: Readonly<Record<string, string>>) {
  const config = readConfig({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    HOME_SERVER: discord.guilds[0],
    KNOWLEDGE_DIR: record.knowledgeDir,
    ARCHIVE_DIR: record.archiveDir,
    CACHE_DIR: join(record.knowledgeDir, '../.cache'),
    METRICS_PORT: 'off',
    LOG_LEVEL: 'silent',
    ...settings,
  });
  const bot = createBot(config, createLog('silent', false), () => 0, { deadlineMs: patience(2_000) });
  onTestFinished(() => bot.close());
  await bot.start();
}

describe('a bot with a store', () => {
  it('corrects what it posted as soon as the record on disk is another one', async () => {
    const [record, discord, database] = [await recordCopy(), await discordFor(), await fileDatabase()];
    await start(record, discord, { DESK_DB: database.kind === 'file' ? database.path : '' });
    const answer = await discord.command('/figures', KILLED);
    await noted(await opened(database), 1);
    await correctKilled(record, '9', '12', 'a digit was misread');
    await discord.until(() => now(discord, answer).includes('was: at least 9; now: at least 12'));
  });
});

describe('a bot without one', () => {
  it('asks Discord for nothing more than it did, and writes nothing', async () => {
    const [record, discord, database] = [await recordCopy(), await discordFor(), await fileDatabase()];
    await start(record, discord, {});
    await discord.command('/figures', KILLED);
    await discord.command('/claims', { 'who-or-what': 'Nokia earnings' });
    const callbacks = discord.requests.filter(({ path }) => path.endsWith('/callback'));
    expect(callbacks.map(({ query }) => query.toString())).toEqual(['', '']);
    expect(discord.requests.filter(({ path }) => path.includes('@original') || path.startsWith('/channels/'))).toEqual(
      [],
    );
    await expect(access(database.kind === 'file' ? database.path : '')).rejects.toThrow('ENOENT');
  });
});
