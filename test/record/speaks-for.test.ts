import { describe, expect, it } from 'vitest';
import { parseDate, UNKNOWN_DATE } from '../../src/record/dates.js';
import type { Entry } from '../../src/record/entries.js';
import { spokenForBy, spokenForIn } from '../../src/record/speaks-for.js';
import type { Speaker } from '../../src/record/statement.js';
import { organisation, person, place, source, statement } from '../support/entries.js';

const day = (iso: string) => parseDate(iso) ?? UNKNOWN_DATE;

const ENTRIES: readonly Entry[] = [
  place('karsavia', 'Karsavia'),
  place('tolmark', 'Tolmark'),
  place('lowtown', 'Lowtown', { partOf: 'karsavia' }),
  organisation('cabinet', 'Government of Karsavia', { kind: 'government', country: 'karsavia' }),
  organisation('water-ministry', 'Ministry of Water', { kind: 'government', country: 'karsavia', parent: 'cabinet' }),
  organisation('press-office', 'Press Office of the Ministry of Water', { parent: 'water-ministry' }),
  organisation('state-agency', 'State News', { kind: 'wire agency', country: 'karsavia', parent: 'cabinet' }),
  organisation('lowtown-council', 'Council of Lowtown', { kind: 'government', country: 'karsavia', parent: 'lowtown' }),
  organisation('lowtown-bakers', 'Bakers of Lowtown', { parent: 'lowtown' }),
  organisation('steel', 'Karsavia Steel', { kind: 'company', country: 'karsavia' }),
  organisation('river-union', 'River Union', { members: ['karsavia', 'tolmark', 'steel'] }),
  person('eva-salm', 'Eva Salm', {
    roles: [
      { title: 'Mayor', organisation: 'lowtown-council', from: day('2020'), to: day('2022-12-31') },
      { title: 'Minister of Water', organisation: 'water-ministry', from: day('2023-02-01') },
    ],
  }),
  person('olga-brekke', 'Olga Brekke', { roles: [{ title: 'President', country: 'tolmark' }] }),
  person('rosa-lind', 'Rosa Lind', {
    roles: [
      { title: 'Head', organisation: 'steel' },
      { title: 'Guest', organisation: 'Reading Club' },
    ],
  }),
  source('daily-2023', 'Daily', '2023-03-05'),
];
const byId = new Map(ENTRIES.map((entry) => [entry.id, entry]));
const of = (speaker: Speaker, iso = '2023-03-01'): string[] => [...spokenForBy(speaker, day(iso), byId)].sort();

describe('whom somebody speaks for', () => {
  it.each([
    ['a minister', 'eva-salm', ['cabinet', 'karsavia', 'water-ministry']],
    ['a ministry', 'water-ministry', ['cabinet', 'karsavia']],
    ['a part of a ministry', 'press-office', ['cabinet', 'karsavia', 'water-ministry']],
    ['a head of state without a body', 'olga-brekke', ['tolmark']],
    ['a town council: the town, not the country', 'lowtown-council', ['lowtown']],
    ['a company: nobody', 'steel', []],
    ['the head of a company: the company, not its country, nor a body in plain words', 'rosa-lind', ['steel']],
    ['a state agency: the government that it is a part of, not the country', 'state-agency', ['cabinet']],
    ['bakers of a town: not the town', 'lowtown-bakers', []],
    ['a union: itself alone, not its members', 'river-union', []],
    ['a country: not its union', 'karsavia', []],
    ['an outlet: nobody', 'outlet', []],
  ])('is, for %s', (_who, speaker, expected) => {
    expect(of(speaker)).toEqual(expected);
  });

  it('depends on the posts of the day', () => {
    expect(of('eva-salm', '2021-05-05')).toEqual(['lowtown', 'lowtown-council']);
    expect(of('eva-salm', '2023-01-15')).toEqual([]);
  });

  it('is, for somebody without an entry, whom the source says, and whom these speak for', () => {
    expect(of({ described: 'a spokeswoman of the ministry', for: ['water-ministry'] })).toEqual([
      'cabinet',
      'karsavia',
      'water-ministry',
    ]);
    expect(of({ described: 'officials in both countries', for: ['karsavia', 'tolmark'] })).toEqual([
      'karsavia',
      'tolmark',
    ]);
    expect(of({ described: 'a source close to the ministry', for: [] })).toEqual([]);
  });

  it('is, on an unknown day, as on the day of publication', () => {
    const said = (published: string) =>
      new Map([...byId, ['daily-2023', source('daily-2023', 'Daily', published)] as const]);
    const one = statement('gates', 'eva-salm', '', 'said that the gates were open');
    expect(spokenForIn(one, said('2023-03-05')).has('karsavia')).toBe(true);
    expect(spokenForIn(one, said('2021-03-05')).has('karsavia')).toBe(false);
  });
});
