import { describe, expect, it } from 'vitest';
import { parseDate } from '../../src/record/dates.js';
import { botOver } from '../support/bot.js';
import { organisation, person, place, recordOf, source, statement } from '../support/entries.js';

const bot = botOver(
  recordOf(
    source('daily-2023', 'The Example Daily', '2024-06-09'),
    place('karsavia', 'Karsavia'),
    place('tolmark', 'Tolmark'),
    organisation('government', 'Government of Karsavia', { kind: 'government', country: 'karsavia' }),
    organisation('water', 'Ministry of Water', { kind: 'government', country: 'karsavia', parent: 'government' }),
    organisation('union', 'River Union', { members: ['karsavia', 'tolmark'] }),
    person('eva-salm', 'Eva Salm', {
      roles: [{ title: 'Minister', organisation: 'water', from: parseDate('2023-02') ?? expect.unreachable() }],
    }),
    person('olga-brekke', 'Olga Brekke', { roles: [{ title: 'President', country: 'tolmark' }] }),
    statement('salm-open', 'eva-salm', '2024-03-05', 'said the gates were open'),
  ),
);
const who = async (question: string): Promise<string> => (await bot.ask('who', { name: question })).text;

describe('/who of a body', () => {
  it('tells what it is, what it is part of, and who holds its posts since when', async () => {
    const text = await who('Ministry of Water');
    expect(text).toContain('**Kind** government, Karsavia');
    expect(text).toContain('**Part of** Government of Karsavia');
    expect(text).toMatch(/\*\*People\*\* Eva Salm, Minister \(from Feb 2023\)/);
  });

  it('tells what belongs to it', async () => {
    expect(await who('Government of Karsavia')).toContain('**Within it** Ministry of Water');
    expect(await who('River Union')).toContain('**Members** Karsavia; Tolmark');
  });

  it('tells the country of a post without a body', async () => {
    expect(await who('Olga Brekke')).toContain('**Roles** President, Tolmark');
  });
});
