import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createLog } from '../src/log.js';
import { start } from './support/process.js';

const HOSTILE = '\u001b[2J\u009b31m\u202e\u200b';
const UNPRINTABLE = /[^\P{Cc}\n]|[\u202e\u200b]/u;

/** What a log with a hostile message and a hostile field writes. */
function logged(terminal: boolean): string {
  const lines: string[] = [];
  const { stderr } = process;
  const hasColors = Object.getOwnPropertyDescriptor(stderr, 'hasColors');
  Object.defineProperty(stderr, 'hasColors', { value: () => false, configurable: true });
  onTestFinished(() => {
    if (hasColors === undefined) Reflect.deleteProperty(stderr, 'hasColors');
    else Object.defineProperty(stderr, 'hasColors', hasColors);
  });
  const spy = vi.spyOn(stderr, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  onTestFinished(() => spy.mockRestore());
  createLog('info', terminal).warn({ file: `${HOSTILE}.yaml`, list: [HOSTILE] }, `problem in ${HOSTILE}`);
  return lines.join('');
}

describe('the log', () => {
  it('shows on a terminal what a name hides, in messages and fields', () => {
    const text = logged(true);
    expect(text).toContain('problem in <U+001B>[2J<U+009B>31m<U+202E><U+200B>');
    expect(text).toContain('<U+200B>.yaml');
    expect(text).not.toMatch(UNPRINTABLE);
  });

  it('as JSON holds the same texts, escaped', () => {
    const line = logged(false);
    expect(line).not.toMatch(UNPRINTABLE);
    expect(JSON.parse(line)).toMatchObject({ file: `${HOSTILE}.yaml`, list: [HOSTILE], msg: `problem in ${HOSTILE}` });
  });

  it('is printable too where the bot cannot start for a record with hostile keys', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-log-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, `a${HOSTILE}.yaml`), '"\\e[2J\\u202Ekey": 1\n');
    const bot = start({ KNOWLEDGE_DIR: folder, ARCHIVE_DIR: join(folder, 'archive') });
    expect(await bot.ended).toBe(1);
    expect(bot.text()).toContain('The record cannot be used');
    expect(bot.text()).toContain('<U+001B>[2J<U+202E>key');
    expect(bot.text()).not.toMatch(UNPRINTABLE);
  });
});
