import { describe, expect, it } from 'vitest';
import { buildRecord } from '../../src/record/record.js';
import { botOver } from '../support/bot.js';
import { event, figure, metric, organisation, person, source, statement } from '../support/entries.js';

const record = (entries: Parameters<typeof buildRecord>[0]['entries']) =>
  buildRecord({
    version: '00000000',
    loadedAt: '2023-12-01T00:00:00.000Z',
    proofs: new Map(),
    entries: [source('daily', 'D', '2023-10-04'), metric('killed'), ...entries],
  });

const NUMBERS = Array.from({ length: 40 }, (_, index) => index + 1);

// The helper `botOver` checks every reply against Discord's limits.
describe('a page of an answer', () => {
  it('has no more components than Discord takes, however many short counts it holds', async () => {
    const entries = NUMBERS.flatMap((number) => [
      event(`e${number}`, `E${number}`, '2023-10-02'),
      figure(`f${number}`, 'outlet', 'killed', `${number}`, 'x', { source: 'daily', of: `e${number}` }),
    ]);
    const answer = await botOver(record(entries)).ask('figures', { what: 'killed' });
    expect(answer.entries.length).toBeGreaterThan(15);
  });

  it('has no more components than Discord takes, however many claimants a count has', async () => {
    const entries = NUMBERS.flatMap((number) => [
      organisation(`o${number}`, `O${number}`),
      figure(`f${number}`, `o${number}`, 'killed', `${number}`, 'x', { source: 'daily', of: 'battle' }),
    ]);
    const answer = await botOver(record([event('battle', 'Battle', '2023-10-02'), ...entries])).ask('figures', {
      what: 'killed',
    });
    expect(answer.entries.length).toBeGreaterThan(15);
  });

  it('has no more files than Discord takes, however many statements are too long for a message', async () => {
    const entries = NUMBERS.map((number) =>
      statement(`s${number}`, 'ana-rusu', '2023-10-03', `said: “${`word${number} `.repeat(900)}”`, { source: 'daily' }),
    );
    const bot = botOver(record([person('ana-rusu', 'Ana Rusu'), ...entries]));
    const seen = new Set<string>();
    let answer = await bot.ask('claims', { 'who-or-what': 'Ana Rusu' });
    for (;;) {
      for (const id of answer.entries) seen.add(id);
      const next = answer.buttons.get('Next');
      if (next === undefined) break;
      answer = await bot.press(next);
    }
    expect(seen.size).toBe(NUMBERS.length);
  });

  it('sets the claimants of a count apart', async () => {
    const entries = [1, 2].flatMap((number) => [
      organisation(`o${number}`, `Office ${number}`),
      figure(`f${number}`, `o${number}`, 'killed', `${number}`, 'people', { source: 'daily', of: 'battle' }),
    ]);
    const { callback } = await botOver(record([event('battle', 'Battle', '2023-10-02'), ...entries])).ask('figures', {
      what: 'killed',
    });
    const texts = [...JSON.stringify(callback).matchAll(/"type":10,"content":"([^"]*)/g)].map(([, text = '']) => text);
    expect(texts.filter((text) => /Office [12]/.test(text))).toHaveLength(2);
  });
});
