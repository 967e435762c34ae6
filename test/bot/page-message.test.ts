import { describe, expect, it } from 'vitest';
import { parseDate, UNKNOWN_DATE } from '../../src/record/dates.js';
import { buildRecord } from '../../src/record/record.js';
import { botOver } from '../support/bot.js';
import { event, figure, group, metric, organisation, person, source, statement } from '../support/entries.js';

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
    expect(answer.entries.length).toBeGreaterThan(3);
  });

  it('has no more components than Discord takes, however many claimants a count has', async () => {
    const entries = NUMBERS.flatMap((number) => [
      organisation(`o${number}`, `O${number}`),
      figure(`f${number}`, `o${number}`, 'killed', `${number}`, 'x', { source: 'daily', of: 'battle' }),
    ]);
    const answer = await botOver(record([event('battle', 'Battle', '2023-10-02'), ...entries])).ask('figures', {
      what: 'killed',
    });
    expect(answer.entries).toHaveLength(8);
    expect(answer.text).toContain('page 1 of 6');
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

  it('shows the newest figures of every group first where one screen cannot hold them all', async () => {
    const sides = ['north', 'south'].flatMap((side) => [
      group(side, `people of the ${side}`),
      ...NUMBERS.slice(0, 9).map((number) => ({
        ...figure(`${side}-${number}`, 'office', 'killed', `${number}0`, 'people', { source: 'daily', of: 'battle' }),
        asOf: parseDate(`2023-10-0${number}`) ?? UNKNOWN_DATE,
        counted: [side],
      })),
    ]);
    const answer = await botOver(
      record([event('battle', 'Battle', '2023-10-02'), organisation('office', 'Office'), ...sides]),
    ).ask('figures', { what: 'killed' });
    expect(answer.entries.slice(0, 4)).toEqual(['north-9', 'south-9', 'north-8', 'north-7']);
    expect(answer.text.match(/\*\*People of the (?:north|south)\*\*/g)).toHaveLength(3);
  });
});
