import { describe, expect, it } from 'vitest';
import type { Role } from '../../src/record/entries.js';
import { buildRecord } from '../../src/record/record.js';
import { unescapeMarkdown } from '../../src/view/text.js';
import { botOver } from '../support/bot.js';
import { organisation, person, place, source, statement } from '../support/entries.js';

const shownAs = async (role: Role): Promise<string | undefined> => {
  const record = buildRecord({
    version: '01234567',
    loadedAt: '2024-06-01T00:00:00.000Z',
    proofs: new Map(),
    entries: [
      source('daily-2023', 'The Daily', '2024-05-06'),
      place('karsavia', 'Karsavia', { demonyms: ['Karsavian'] }),
      place('united-isles', 'United Isles', { aliases: [{ name: 'UI', strength: 'strong' }] }),
      organisation('water-ministry', 'Ministry of Water', { country: 'karsavia' }),
      organisation('river-commission', 'International River Commission', {
        aliases: [{ name: 'IRC', strength: 'strong' }],
      }),
      person('ana-rusu', 'Ana Rusu', { roles: [role] }),
      statement('rusu-1', 'ana-rusu', '2024-05-06', 'said: “We shall see.”'),
    ],
  });
  const { text } = await botOver(record).ask('claims', { 'who-or-what': 'Ana Rusu' });
  return /\*\*Ana Rusu\*\* · (.*)/.exec(unescapeMarkdown(text))?.[1];
};

describe('a post', () => {
  it('names the body that the title leaves open', async () => {
    expect(await shownAs({ title: 'Minister', organisation: 'water-ministry' })).toBe('Minister, Ministry of Water');
    expect(await shownAs({ title: 'President', country: 'karsavia' })).toBe('President, Karsavia');
    expect(await shownAs({ title: 'Minister, as the guide of us all', country: 'united-isles' })).toBe(
      'Minister, as the guide of us all, United Isles',
    );
  });

  it('leaves the body out where the title names it, its country or its people', async () => {
    expect(await shownAs({ title: 'Minister of Water of Karsavia', organisation: 'water-ministry' })).toBe(
      'Minister of Water of Karsavia',
    );
    expect(await shownAs({ title: 'Karsavian envoy', country: 'karsavia' })).toBe('Karsavian envoy');
    expect(await shownAs({ title: 'UI Secretary of State', country: 'united-isles' })).toBe('UI Secretary of State');
    expect(await shownAs({ title: 'IRC team lead', organisation: 'river-commission' })).toBe('IRC team lead');
  });
});
