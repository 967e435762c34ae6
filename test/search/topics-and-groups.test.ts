import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/record/entries.js';
import type { Alias } from '../../src/record/entry-base.js';
import { buildRecord } from '../../src/record/record.js';
import { createSearch } from '../../src/search/engine.js';
import type { Found } from '../../src/search/search.js';
import { event, figure, group, metric, person, place, source, statement, topic } from '../support/entries.js';

const named = (...names: string[]): { readonly aliases: readonly Alias[] } => ({
  aliases: names.map((name) => ({ name, strength: 'strong' })),
});

/** An election campaign, and a ferry that sank. */
const entries: readonly Entry[] = [
  source('daily-2023', 'The Example Daily', '2023-09-22'),
  person('ana-rusu', 'Ana Rusu'),
  person('ion-popa', 'Ion Popa'),
  place('ruritania', 'Ruritania', { demonyms: ['Ruritanian', 'Ruritanians'] }),
  place('lowland', 'Lowland', { demonyms: ['Lowlander', 'Lowlanders'] }),
  event('ferry', 'Sinking of the ferry', '2023-09-20', { place: 'lowland' }),
  topic('economy', 'Economy', named('Wirtschaft', 'экономика', '経済')),
  topic('pensions', 'Pensions', { partOf: 'economy', ...named('Renten', 'пенсии', 'emeklilik', 'retirement pay') }),
  topic('railways', 'Railways'),
  topic('unused', 'Penguins'),
  statement('rusu-pensions', 'ana-rusu', '2023-09-01', 'promised that nobody would lose a coin', {
    topics: ['pensions'],
  }),
  statement('popa-economy', 'ion-popa', '2023-09-02', 'called the plan reckless', { topics: ['economy'] }),
  statement('popa-rails', 'ion-popa', '2023-09-03', 'wanted new lines', { topics: ['railways'] }),
  statement('rusu-schools', 'ana-rusu', '2023-09-04', 'spoke of classrooms', { topics: ['school meals'] }),
  metric('killed', named('dead')),
  metric('rescued'),
  group('passengers', 'passengers', named('пассажиры', 'Fahrgäste')),
  group('ruritanians', 'people of Ruritania', { side: 'ruritania', kind: 'all', partOf: ['passengers'] }),
  group('ruritanian-children', 'children of Ruritania', {
    side: 'ruritania',
    kind: 'children',
    partOf: ['ruritanians'],
  }),
  group('crew', 'crew', named('sailors')),
  figure('all', 'ana-rusu', 'killed', '90', 'people', { of: 'ferry' }),
  figure('passengers-40', 'ana-rusu', 'killed', '40', 'travellers', { of: 'ferry', counted: ['passengers'] }),
  figure('children-7', 'ana-rusu', 'killed', '7', 'boys and girls', { of: 'ferry', counted: ['ruritanian-children'] }),
  figure('crew-3', 'ion-popa', 'killed', '3', 'hands', { of: 'ferry', counted: ['crew'] }),
  figure('crew-12', 'ion-popa', 'rescued', '12', 'sailors', { of: 'ferry' }),
];
const search = createSearch(
  buildRecord({ version: '00000000', loadedAt: '2023-12-01T00:00:00.000Z', proofs: new Map(), entries }),
);
const ids = (found: Found<{ readonly id: string }>): string[] | string =>
  found.band === 'answered' ? found.hits.map(({ item }) => item.id).sort() : found.band;

describe('statements', () => {
  it.each(['pensions', 'Renten', 'пенсии', 'emeklilik', 'retirement pay', 'what did they say about retirement pay'])(
    'are found by any name of their topic: %s',
    async (query) => expect(ids(await search.statements(query))).toEqual(['rusu-pensions']),
  );

  it.each(['Economy', 'экономика', 'Wirtschaft', '経済', 'economy'])('are found by a wider topic: %s', async (query) =>
    expect(ids(await search.statements(query))).toEqual(['popa-economy', 'rusu-pensions']),
  );

  it('are found by the plain words of a topic that is no entry', async () =>
    expect(ids(await search.statements('school meals'))).toEqual(['rusu-schools']));

  it('are found by speaker and topic', async () =>
    expect(ids(await search.statements('Popa Wirtschaft'))).toEqual(['popa-economy']));
});

describe('figures', () => {
  it.each([
    ['passengers', ['children-7', 'passengers-40']],
    ['пассажиры', ['children-7', 'passengers-40']],
    ['Ruritanian children', ['children-7']],
    ['people of Ruritania killed', ['children-7']],
    ['crew killed', ['crew-3']],
    ['sailors killed', ['crew-3']],
    ['sailors', ['crew-12', 'crew-3']],
    // Who rescues is not who is counted.
    ['sailors rescued by passengers', ['crew-12']],
    ['dead Fahrgäste', ['children-7', 'passengers-40']],
    ['Rusu passengers', ['children-7', 'passengers-40']],
  ])('are found by whom they count: %s', async (query, expected) =>
    expect([query, ids(await search.figures(query))]).toEqual([query, expected]),
  );
});

describe('completions', () => {
  const offered = async (scope: 'claims' | 'figures', text: string): Promise<string[]> =>
    (await search.suggest(scope, text)).map(({ kind, id }) => `${kind} ${id}`);

  it('offer topics by any of their names', async () => {
    expect(await offered('claims', 'rent')).toEqual(['topic pensions']);
    expect(await offered('claims', 'экон')).toEqual(['topic economy']);
  });

  it('offer groups by any of their names', async () => {
    expect(await offered('figures', 'sail')).toEqual(['group crew']);
    expect(await offered('figures', 'Fahr')).toEqual(['group passengers']);
  });

  it('offer no topic that nothing on file is about', async () => {
    expect(await offered('claims', 'penguins')).not.toContain('topic unused');
  });
});
