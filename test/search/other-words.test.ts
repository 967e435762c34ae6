import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/record/entries.js';
import { buildRecord } from '../../src/record/record.js';
import { createSearch } from '../../src/search/engine.js';
import type { Found } from '../../src/search/search.js';
import { event, figure, group, metric, person, place, recordOf, source, statement, topic } from '../support/entries.js';

/** A company's bad year, and a dam that broke. */
const entries: readonly Entry[] = [
  source('daily-2023', 'The Example Daily', '2023-09-22'),
  person('lena-ostrow', 'Lena Ostrow'),
  person('piet-hallan', 'Piet Hallan'),
  place('murn', 'Murn'),
  event('dam-break', 'Bursting of the Murn dam', '2023-09-20', { place: 'murn' }),
  topic('dismissals', 'Dismissals'),
  topic('dividend', 'Dividend'),
  statement('ostrow-dismissals', 'lena-ostrow', '2023-09-01', 'ruled out that anybody would be let go', {
    topics: ['dismissals'],
  }),
  statement('ostrow-dividend', 'lena-ostrow', '2023-09-02', 'spoke of a generous year', { topics: ['dividend'] }),
  statement('ostrow-revenue', 'lena-ostrow', '2023-09-03', 'said revenue was the highest ever'),
  statement('hallan-crack', 'piet-hallan', '2023-09-21', 'said the crack in the wall was as wide as a hand'),
  statement('hallan-food', 'piet-hallan', '2023-09-21', 'said the villagers were hungry and cold'),
  statement('hallan-wall', 'piet-hallan', '2023-09-22', 'said the wall would be built again'),
  statement('ostrow-wall', 'lena-ostrow', '2023-09-22', 'said the wall had been sound'),
  metric('killed'),
  metric('staff', { aliases: [{ name: 'employees', strength: 'strong' }] }),
  metric('displaced'),
  group('children', 'children', { kind: 'children' }),
  figure('killed-30', 'piet-hallan', 'killed', '30', 'villagers', { of: 'dam-break' }),
  figure('killed-4', 'piet-hallan', 'killed', '4', 'the youngest', { of: 'dam-break', counted: ['children'] }),
  figure('displaced-70', 'piet-hallan', 'displaced', '70', 'villagers', { of: 'dam-break' }),
  figure('staff-900', 'lena-ostrow', 'staff', '900', 'on the payroll'),
];
const search = createSearch(
  buildRecord({ version: '00000000', loadedAt: '2023-12-01T00:00:00.000Z', proofs: new Map(), entries }),
);
const ids = (found: Found<{ readonly id: string }>): string[] | string =>
  found.band === 'answered' ? found.hits.map(({ item }) => item.id) : found.band;

describe('words that the record says in other words', () => {
  it.each([
    ['crevice', 'hallan-crack'],
    ['hunger', 'hallan-food'],
    ['turnover', 'ostrow-revenue'],
    ['layoffs', 'ostrow-dismissals'],
    ['job cuts', 'ostrow-dismissals'],
    ['who was laid off', 'ostrow-dismissals'],
    // On file as words, and of this only in others.
    ['Ostrow highest turnover', 'ostrow-revenue'],
    ['a truly generous affair', 'ostrow-dividend'],
  ])('finds “%s”', async (query, id) => expect(ids(await search.statements(query))).toEqual([id]));

  it('finds what is counted, and whom, by other words', async () => {
    expect(ids(await search.figures('fatalities'))).toEqual(['killed-30', 'killed-4']);
    expect(ids(await search.figures('kids killed'))).toEqual(['killed-4']);
    expect(ids(await search.figures('who lost their homes'))).toEqual(['displaced-70']);
  });

  it('takes a word that is on file for another of its meaning only where nothing has it as typed', async () => {
    const here = createSearch(
      recordOf(
        source('daily-2023', 'The Example Daily', '2023-09-22'),
        person('lena-ostrow', 'Lena Ostrow'),
        person('piet-hallan', 'Piet Hallan'),
        statement('accepted', 'lena-ostrow', '2023-09-01', 'accepted the plan'),
        statement('agreed', 'piet-hallan', '2023-09-02', 'said that all had agreed'),
      ),
    );
    expect(ids(await here.statements('what did Ostrow agree to'))).toEqual(['accepted']);
    expect(ids(await here.statements('who agreed'))).toEqual(['agreed']);
  });

  it('prefers the word itself where the record has it', async () => {
    expect(ids(await search.statements('revenue'))).toEqual(['ostrow-revenue']);
  });

  it('takes a word of the language for no slip of another', async () => {
    // One letter away from "wall".
    expect(ids(await search.statements('walk'))).toBe('none');
  });

  it('guesses at no number and no name', async () => {
    expect(ids(await search.figures('31 killed'))).not.toContain('killed-30');
    expect((await search.statements('Ostrov-Bellamy dividend')).band).not.toBe('answered');
    // Crevice is another word for crack, and here a first name.
    expect((await search.statements('Crevice Zubrowka')).band).toBe('none');
  });

  it('answers with a near word only together with the rest of what is asked', async () => {
    expect(ids(await search.statements('generous crevice'))).toBe('none');
  });
});

describe('words that nothing matches', () => {
  it('does not count words that a question is only put with', async () => {
    const found = await search.statements('latest official comment on the dividend asap');
    expect(ids(found)).toEqual(['ostrow-dividend']);
    expect(found).toMatchObject({ notLookedFor: [] });
  });

  it('names what it did not look for where little is left to be meant', async () => {
    const found = await search.statements('generous helicopter');
    expect(ids(found)).toEqual(['ostrow-dividend']);
    expect(found).toMatchObject({ notLookedFor: ['helicopter'] });
  });

  it('has nothing on file where what is left is in many entries, or is a name', async () => {
    expect((await search.statements('wall helicopter')).band).toBe('none');
    expect((await search.statements('generous Zubrowka')).band).toBe('none');
  });

  it('has nothing on file where somebody never spoke of it, and offers what there is of them', async () => {
    expect(await search.statements('Hallan dividend')).toMatchObject({
      band: 'none',
      wider: { query: 'Piet Hallan', without: 'dividend' },
    });
  });

  it.each(['helicopter', 'please comment', 'has anybody apologised', 'football results'])(
    'keeps silent about “%s”',
    async (query) => expect((await search.statements(query)).band).toBe('none'),
  );
});
