import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AskOptions, createAsker } from '../../src/cli/ask/asker.js';
import { createLog } from '../../src/log.js';
import { type App, createApp } from '../../src/process/app.js';
import { ARCHIVE_DIR, KNOWLEDGE_DIR } from '../support/first-story.js';

let app: App;
beforeAll(async () => {
  const real = await createApp({
    knowledgeDir: KNOWLEDGE_DIR,
    archiveDir: ARCHIVE_DIR,
    log: createLog('silent', false),
  });
  app = {
    ...real,
    // The real bot, but for one question on which it breaks.
    cachedRespond: (interaction) =>
      JSON.stringify(interaction).includes('breaking')
        ? Promise.reject(new Error('this question breaks'))
        : real.cachedRespond(interaction),
  };
});

async function askLines(lines: string, options: Partial<AskOptions> = {}) {
  const written: string[] = [];
  const write = (text: string): void => void written.push(text);
  const output = { write, writeStyled: write, writeData: async () => {}, error: () => {}, colours: false };
  const asker = createAsker(app, { json: false, complete: false, explain: false, locale: 'en-US', ...options }, output);
  return { outcome: await asker.askEach(Readable.from([lines])), written };
}

describe('several questions on the terminal, one of which fails', () => {
  it('are all answered, the failing one with a reference, and the run has failed', async () => {
    const { outcome, written } = await askLines('/who Aliyev\n/who breaking\n/who Pashinyan\n', { json: true });
    const answers = written.map((line) => JSON.parse(line));
    expect(answers).toHaveLength(3);
    expect(answers.map(({ entries }) => entries.length > 0)).toEqual([true, false, true]);
    expect(JSON.stringify(answers[1].response)).toMatch(/[0-9a-f]{8}/);
    expect(outcome).toBe('failed');
  });

  it('in free words are explained by the ways in which they may be read, the likeliest first', async () => {
    const { written } = await askLines('/ask what did Pashinyan say?\n', { explain: true });
    const text = written.join('');
    expect(text).toMatch(/\d\.\d\d {2}as \/claims: \S+ meets \d+ % of the question \(hints: .*speech/);
    expect(text).toContain('Read as: Nikol Pashinyan');
  });

  it('are explained, but for the failing one', async () => {
    const { outcome, written } = await askLines('/who breaking\n/who Pashinyan\n', { explain: true });
    expect(written.join('').match(/Read as/g)).toHaveLength(1);
    expect(outcome).toBe('failed');
  });

  it('fail as a whole even where another line makes no sense', async () => {
    expect((await askLines('/who breaking\n/nonsense\n')).outcome).toBe('failed');
    expect((await askLines('/nonsense\n/who Aliyev\n')).outcome).toBe('misunderstood');
    expect((await askLines('/who Aliyev\n')).outcome).toBe('answered');
  });
});
