import { describe, expect, it } from 'vitest';
import { unescapeMarkdown } from '../../src/view/text.js';
import { botOver } from '../support/bot.js';
import { event, figure, metric, person, place, recordOf, source, statement } from '../support/entries.js';

const bot = botOver(
  recordOf(
    source('daily-2023', 'The Example Daily', '2024-06-09'),
    person('ana-rusu', 'Ana Rusu'),
    person('tomas-velik', 'Tomas Velik'),
    place('dolna', 'Dolna'),
    place('halmund', 'Halmund'),
    metric('votes'),
    event('count-dolna', 'Count in Dolna', '2024-05-06', { place: 'dolna' }),
    event('count-halmund', 'Count in Halmund', '2024-05-06', { place: 'halmund' }),
    statement('rusu-dolna', 'ana-rusu', '2024-05-06', 'said the count was over', { event: 'count-dolna' }),
    statement('velik-halmund', 'tomas-velik', '2024-05-06', 'spoke of hospitals', { event: 'count-halmund' }),
    figure('votes-6700', 'ana-rusu', 'votes', '6,700', 'votes', { of: 'count-dolna' }),
    figure('votes-700', 'tomas-velik', 'votes', '700', 'votes', { of: 'count-dolna' }),
  ),
);
const ask = (command: 'claims' | 'figures', question: string) =>
  bot.ask(command, { [command === 'claims' ? 'who-or-what' : 'what']: question });

describe('what a question names', () => {
  it.each([
    ['claims', 'Rusu on hospitals'],
    ['claims', 'Rusu in Halmund'],
    ['figures', 'votes in Halmund'],
    ['figures', '6,701 votes'],
    ['figures', '701 votes'],
  ] as const)('is never left out of the answer: /%s %s', async (command, question) => {
    const answer = await ask(command, question);
    expect(answer.entries).toEqual([]);
    expect(answer.text).toMatch(/matches all of|on file matches|not on file/i);
  });

  it('is not found in what somebody said, so that is said first, and then what they did say', async () => {
    const answer = await ask('claims', 'Rusu on hospitals');
    const [first = '', heading = '', ...said] = unescapeMarkdown(answer.text).trim().split('\n');
    expect(first).toBe('Nothing of Ana Rusu’s on file matches **hospitals**.');
    expect(heading).toBe('### What they did say');
    expect(said.join('\n')).toContain('Ana Rusu');
    expect(answer.entries).toEqual([]);
  });

  it.each(['6,700 votes', '6 700 votes', '6.700 votes', '6’700 votes'])(
    'is one number, however its thousands are set apart: %s',
    async (question) => expect((await ask('figures', question)).entries[0]).toBe('votes-6700'),
  );

  it('is answered where it fits', async () => {
    expect((await ask('claims', 'Rusu in Dolna')).entries).toEqual(['rusu-dolna']);
    expect((await ask('claims', 'Velik on hospitals')).entries).toEqual(['velik-halmund']);
  });
});
