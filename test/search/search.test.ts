import { describe, expect, it } from 'vitest';
import { createSearch } from '../../src/search/engine.js';
import type { Found } from '../../src/search/search.js';
import { person, story } from '../support/entries.js';

const search = createSearch(story());
const ids = (found: Found<{ readonly id: string }>): string[] | string =>
  found.band === 'answered' ? found.hits.map(({ item }) => item.id) : found.band;
const offered = (found: Found<unknown>): string[] =>
  found.band === 'answered' ? ['answered'] : found.suggestions.map(({ id }) => id);
const MIRZOYAN = ['mirzoyan-2', 'mirzoyan-1'];

describe('statements by a speaker', () => {
  it.each([
    'Mirzoyan',
    'mirzoian',
    'Mirzojan',
    'MIRZOYAN',
    'мирзоян',
    'Միրզոյան',
    'Mirzoyn',
    'mirzoyan ararat',
    'Ararat Mirzoyan',
    'what did Mirzoyan say',
    'Armenian foreign minister',
    'ararat-mirzoyan',
    'irzoyan',
    'mirzo',
    'ميرزويان',
    'მირზოიანი'.slice(0, 8),
  ])('finds all of Mirzoyan, newest first, for %s', async (query) =>
    expect(ids(await search.statements(query))).toEqual(MIRZOYAN),
  );

  it.each(['Bayramov', 'Байрамов', 'Ceyhun Bayramov', 'Jeyhun Bayramow'])(
    'finds all of Bayramov for %s',
    async (query) => expect(ids(await search.statements(query))).toEqual(['bayramov-2', 'bayramov-1']),
  );

  it.each(['Pashinian', 'Пашинян', 'Pashinyan', 'nikol pashinyan'])('finds Pashinyan for %s', async (query) =>
    expect(ids(await search.statements(query))).toEqual(['pashinyan-1']),
  );

  it.each(['hikmet hajiev', 'Hikmet Hajiyev', 'Хикмет Гаджиев', 'Hikmət Hacıyev', 'foreign policy adviser Hajiyev'])(
    'tells the two Hajiyevs apart for %s',
    async (query) => expect(ids(await search.statements(query))).toEqual(['hikmet-1']),
  );

  it('never shows drafts', async () => {
    expect(ids(await search.statements('mirzoyan-3'))).not.toContain('mirzoyan-3');
    expect(ids(await search.who('Draftsson'))).toBe('none');
  });

  it('takes organisations as speakers', async () => {
    expect(ids(await search.statements('Kremlin'))).toEqual(['kremlin-1']);
    expect(ids(await search.statements('Azerbaijan defence ministry'))).toEqual(['mod-1']);
    expect(ids(await search.statements('defense ministry of Azerbaijan'))).toEqual(['mod-1']);
  });

  it('asks which bearer of a surname is meant', async () => {
    for (const [query, expected] of [
      ['Harutyunyan', ['artur-harutyunyan', 'arayik-harutyunyan']],
      ['Hajiyev', ['hikmet-hajiyev', 'bashir-hajiyev']],
    ] as const) {
      const found = await search.statements(query);
      expect(found).toMatchObject({ band: 'offered', reason: 'ambiguous' });
      expect(offered(found).sort()).toEqual([...expected].sort());
    }
    expect(ids(await search.statements('Artur Harutyunyan'))).toEqual(['artur-1']);
  });

  it.each(['Bagramov', 'Mirzoev', 'Ruben Mirzoyan', 'Alizev'])(
    'offers and never answers the near name %s',
    async (query) => {
      expect((await search.statements(query)).band).not.toBe('answered');
    },
  );

  it.each([
    ['Bagramov', 'jeyhun-bayramov'],
    ['Mirzoev', 'ararat-mirzoyan'],
  ])('offers the nearest person for %s', async (query, id) => {
    const found = await search.statements(query);
    expect(found).toMatchObject({ band: 'offered', reason: 'near' });
    expect(offered(found)).toContain(id);
  });
});

describe('statements by words', () => {
  it('gives only the statements that match the words beside the speaker, if any do', async () => {
    const found = await search.statements('Bayramov ethnic cleansing');
    expect(ids(found)).toEqual(['bayramov-1']);
    expect(found).toMatchObject({ reading: expect.stringContaining('Jeyhun Bayramov') });
    expect(ids(await search.statements('who denied ethnic cleansing'))).toEqual(['bayramov-1']);
    expect(ids(await search.statements('Aliyev UN mission'))).toEqual(['aliyev-2']);
  });

  it.each(['Artsakh', 'Арцах', 'Արցախ', 'Qarabağ', 'Karabakh', 'nagorno karabakh'])(
    'finds a place by any side’s name: %s',
    async (query) => {
      const found = ids(await search.statements(query));
      expect(found).toContain('aliyev-1');
      expect(found).toContain('mirzoyan-2');
    },
  );

  it.each(['Xankəndi', 'Xankendi', 'Khankendi', 'Ханкенди', 'Stepanakert'])(
    'finds a town by any side’s name: %s',
    async (query) => expect(ids(await search.statements(query))).toEqual(['aliyev-2']),
  );

  it('finds light inflections and misspelt words', async () => {
    for (const query of ['peacekeeper', 'peacekeepers', 'peacekeepres', 'humanitarian', 'humanitarean'])
      expect(ids(await search.statements(query)), query).toEqual([query.startsWith('p') ? 'kremlin-1' : 'bayramov-2']);
  });

  it.each(['Nokia earnings', 'asdfgh', 'Zelensky pipeline', '', '???', 'constructor', '__proto__'])(
    'has nothing on file for “%s”',
    async (query) => expect((await search.statements(query)).band).toBe('none'),
  );

  it('filters by speaker, event, date and form', async () => {
    expect(ids(await search.statements('ethnic cleansing', { speaker: 'ararat-mirzoyan' }))).toEqual(['mirzoyan-1']);
    expect(ids(await search.statements('', { event: 'security-council-sept-2023', until: '2023-09-21' }))).toEqual([
      'mirzoyan-1',
      'bayramov-1',
    ]);
    expect(ids(await search.statements('Mirzoyan', { form: 'partial quote' }))).toEqual(['mirzoyan-1']);
    expect(ids(await search.statements('Hajiyev', { speaker: 'hikmet-hajiyev' }))).toEqual(['hikmet-1']);
    expect((await search.statements('Mirzoyan', { since: '2024-01-01' })).band).not.toBe('answered');
  });
});

describe('figures', () => {
  const sorted = async (query: string) => [ids(await search.figures(query))].flat().sort();
  it.each(['killed', 'how many killed', 'how many people were killed?', 'dead', 'death toll'])(
    'gives every count of the killed for “%s”',
    async (query) => expect(await sorted(query)).toEqual(['killed-1', 'killed-2', 'killed-3']),
  );

  it('narrows by event, claimant, population and number', async () => {
    expect(await sorted('2020 war killed')).toEqual(['killed-3']);
    expect(await sorted('killed peacekeepers')).toEqual(['killed-1']);
    expect(await sorted('Kremlin')).toEqual(['killed-1']);
    expect(await sorted('6700')).toEqual(['killed-3']);
    expect(await sorted('6,700')).toEqual(['killed-3']);
    expect(await sorted('refugees')).toEqual(['displaced-1']);
    expect(ids(await search.figures('', { metric: 'wounded' }))).toEqual(['wounded-1']);
    expect((await search.figures('6701')).band).toBe('none');
  });
});

describe('events, names and sources', () => {
  it('puts the most central event of a place first', async () => {
    expect(ids(await search.events('Karabakh'))).toEqual(['offensive-sept-2023', 'war-2020']);
    expect(ids(await search.events('Xankəndi'))).toEqual(['offensive-sept-2023', 'war-2020']);
    expect(ids(await search.events('2020 war'))).toEqual(['war-2020']);
    expect(ids(await search.events('Security Council'))).toEqual(['security-council-sept-2023']);
    expect(ids(await search.events('Yevlakh'))).toEqual(['yevlakh-talks']);
    expect(await search.events('ethnic cleansing')).toMatchObject({
      band: 'offered',
      suggestions: [{ id: 'security-council-sept-2023' }],
    });
  });

  it('finds people, organisations and places', async () => {
    expect(ids(await search.who('мирзоян'))).toEqual(['ararat-mirzoyan']);
    expect(ids(await search.who('Xankəndi'))).toEqual(['stepanakert']);
    expect(ids(await search.who('kremlin'))).toEqual(['kremlin']);
    expect(await search.who('Harutyunyan')).toMatchObject({ band: 'offered', reason: 'ambiguous' });
  });

  it('finds sources by what they carry, their publisher, title and host', async () => {
    for (const query of [
      'daily-2023',
      'mirzoyan-1',
      'killed-1',
      'example daily',
      'council corridor',
      'daily.example.org',
    ])
      expect(ids(await search.sources(query)), query).toEqual(['daily-2023']);
  });

  it('shows which other name matched, and takes its own label back', async () => {
    const [first] = await search.suggest('who', 'xank');
    expect(first).toMatchObject({ id: 'stepanakert', label: 'Xankəndi → Stepanakert' });
    expect(ids(await search.who('Xankəndi → Stepanakert'))).toEqual(['stepanakert']);
    expect((await search.suggest('claims', 'мирз'))[0]?.id).toBe('ararat-mirzoyan');
    expect((await search.suggest('metric', '')).map(({ id }) => id)).toContain('killed');
    expect((await search.suggest('speaker', 'ramin')).map(({ id }) => id)).not.toContain('ramin-mammadov');
  });

  it('asks when two people bear the very same name', async () => {
    const twins = createSearch(story([person('other-mirzoyan', 'Ararat Mirzoyan')]));
    expect(await twins.statements('Ararat Mirzoyan')).toMatchObject({ band: 'offered', reason: 'ambiguous' });
    expect(ids(await twins.statements('ararat-mirzoyan'))).toEqual(MIRZOYAN);
  });
});
