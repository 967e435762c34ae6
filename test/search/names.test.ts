import { describe, expect, it } from 'vitest';
import { speakerKey } from '../../src/record/speakers.js';
import { createSearch } from '../../src/search/engine.js';
import type { Found } from '../../src/search/search.js';
import { fromWadeGiles } from '../../src/search/words/chinese.js';
import { event, person, place, statement, story } from '../support/entries.js';

/** People and places whose names are hard to tell apart or to spell; what they say is made up. */
const PEOPLE: readonly (readonly [id: string, name: string])[] = [
  ['volker-tuerk', 'Volker Türk'],
  ['ahmet-turk', 'Ahmet Turk'],
  ['shehbaz-sharif', 'Shehbaz Sharif'],
  ['sharice-dovan', 'Sharice Dovan'],
  ['lateefah-simon', 'Lateefah Simon'],
  ['eugene-simon-vindel', 'Eugene Simon Vindel'],
  ['zhou-enlai', 'Zhou Enlai'],
  ['viktor-orban', 'Viktor Orbán'],
  ['min-aung-hlaing', 'Min Aung Hlaing'],
  ['ulf-kristersson', 'Ulf Kristersson'],
  ['angela-markel', 'Angela Markel'],
  ['jeff-markley', 'Jeff Markley'],
  ['sheikh-hasina', 'Sheikh Hasina'],
  ['ron-barber', 'Ron Barber'],
];
const search = createSearch(
  story([
    ...PEOPLE.map(([id, name]) => person(id, name)),
    place('estonia', 'Estonia'),
    place('derna', 'Derna'),
    ...PEOPLE.map(([id]) =>
      statement(`${id}-said`, id, '2023-03-01', 'said that the budget would be voted on in spring'),
    ),
    statement('held-in-derna', 'sheikh-hasina', '2023-03-02', 'said that the ransom was held in Derna'),
    statement('bribery', 'volker-tuerk', '2023-03-03', 'called the bribery charges serious'),
    statement('derna-other', 'ron-barber', '2023-03-04', 'said that no ransom was held in Derna'),
  ]),
);
const first = async (query: string): Promise<string> => {
  const found = await search.statements(query);
  return found.band === 'answered' ? speakerKey(found.hits[0]?.item.speaker ?? '') : found.band;
};
const offered = (found: Found<unknown>): string[] =>
  found.band === 'answered' ? ['answered'] : found.suggestions.map(({ id }) => id);

describe('spellings of a name', () => {
  it.each([
    ['Tuerk', 'volker-tuerk', 'with the umlaut written out'],
    ['Türk', 'volker-tuerk', 'with the umlaut'],
    ['schehbas scharif', 'shehbaz-sharif', 'in German'],
    ['christersson', 'ulf-kristersson', 'with ch for k'],
    ['Мин Аун Хлайн', 'min-aung-hlaing', 'in Russian, which writes n for ng'],
    ['Chou En-lai', 'zhou-enlai', 'in Wade–Giles'],
    ['ماركل', 'angela-markel', 'in Arabic, which writes the last sound'],
    ['ماركلي', 'jeff-markley', 'in Arabic, which writes the last sound'],
    ['orbna', 'viktor-orban', 'with letters swapped'],
  ])('finds %s as %s: %s', async (query, id) => expect(await first(query)).toBe(id));

  it('asks whom a spelling without its umlaut means', async () => {
    const found = await search.statements('turk');
    expect(found).toMatchObject({ band: 'offered', reason: 'ambiguous' });
    expect(offered(found).sort()).toEqual(['ahmet-turk', 'volker-tuerk']);
  });

  it.each([
    ['tse', 'ze'],
    ['tung', 'dong'],
    ['chou', 'zhou'],
    ['hsiao', 'xiao'],
    ['chin', 'jin'],
    ['chih', 'zhi'],
    ['lieh', 'lie'],
  ])('reads the Wade–Giles syllable %s as %s', (syllable, pinyin) => expect(fromWadeGiles(syllable)).toBe(pinyin));

  it.each(['smith', 'orban', 'kim', ''])('takes %s for no Wade–Giles syllable', (word) =>
    expect(fromWadeGiles(word)).toBeUndefined(),
  );
});

describe('names that a word is only a part of', () => {
  it('takes the beginning of a surname before the beginning of a first name', async () => {
    expect(await first('shari')).toBe('shehbaz-sharif');
  });

  it('calls nobody by a middle name where others bear the word', async () => {
    expect(await first('Simon')).toBe('lateefah-simon');
    expect(await first('Vindel')).toBe('eugene-simon-vindel');
  });
});

describe('names of somebody else', () => {
  it.each(['Viktor Orbach', 'Angelo Cruz', 'Viktor Sharif'])('does not answer %s', async (query) => {
    expect((await search.statements(query)).band).not.toBe('answered');
  });

  it('takes a misspelt word that is nearer to the texts than to a name for the word', async () => {
    const found = await search.statements('baibery charges');
    expect(found).toMatchObject({ band: 'answered', hits: [{ item: { id: 'bribery' } }] });
  });

  it('takes a word that stands far from a surname for no first name', async () => {
    expect(await first('lol my uncle keeps sending me this Hasina ransom was held in Derna')).toBe('sheikh-hasina');
    expect(await first('uncle Hasina')).toBe('offered');
  });

  it('overlooks a slip in a word that is only part of the asking', async () => {
    expect(await first('peolpe say bribery charges')).toBe('volker-tuerk');
  });
});

describe('countries in other languages', () => {
  it.each(['Эстония', 'Eesti', 'Viro', 'Észtország'])('knows a country as %s', async (query) => {
    const found = await search.who(query);
    expect(found).toMatchObject({ band: 'answered', hits: [{ item: { id: 'estonia' } }] });
  });

  it('guesses at no short name of a country', async () => {
    expect((await search.who('Vira')).band).not.toBe('answered');
  });
});

describe('a country that no other entry names', () => {
  const ruritania = place('ruritania', 'Ruritania', { demonyms: ['Ruritanian', 'Ruritanians'] });
  const said = [
    person('ana-rusu', 'Ana Rusu'),
    statement('rusu-border', 'ana-rusu', '2023-03-01', 'said that Ruritania had closed its border'),
  ];

  it('hides no statement that mentions it behind an entry with nothing to show', async () => {
    const search = createSearch(story([ruritania, ...said]));
    expect(await search.statements('Ruritania')).toMatchObject({
      band: 'answered',
      hits: [{ item: { id: 'rusu-border' } }],
    });
    expect((await search.who('Ruritania')).band).not.toBe('answered');
  });

  it('is found once an event is filed there', async () => {
    const there = event('strike', 'Port strike', '2023-03-01', { place: 'ruritania' });
    const search = createSearch(story([ruritania, there, ...said]));
    expect(await search.who('Ruritania')).toMatchObject({ band: 'answered', hits: [{ item: { id: 'ruritania' } }] });
  });
});

describe('what matches a part of a question', () => {
  it('follows what matches it all: first others on the same at the same place, then the speaker on other things', async () => {
    const found = await search.statements('Hasina ransom held Derna');
    expect(found).toMatchObject({
      band: 'answered',
      hits: [{ item: { id: 'held-in-derna' } }],
      related: [{ item: { id: 'derna-other' } }, { item: { id: 'sheikh-hasina-said' } }],
    });
  });

  it('is of the same speaker alone where no place or event is named', async () => {
    const found = await search.statements('Hasina ransom');
    expect(found).toMatchObject({
      hits: [{ item: { id: 'held-in-derna' } }],
      related: [{ item: { id: 'sheikh-hasina-said' } }],
    });
  });

  it('is left out where everything asked is matched by five or more, or a name is all that is asked', async () => {
    expect(await search.statements('budget spring')).toMatchObject({ related: [] });
    expect(await search.statements('Hasina')).toMatchObject({ related: [] });
  });

  it('keeps to the limits set', async () => {
    const found = await search.statements('Hasina ransom held Derna', { until: '2023-03-02' });
    expect(found).toMatchObject({ related: [{ item: { id: 'sheikh-hasina-said' } }] });
  });
});

describe('a surname that is the only telling word of an id', () => {
  const search = createSearch(
    story([
      person('pavel-brandt', 'Pavel Brandt'),
      statement('brandt-did-not', 'pavel-brandt', '2025-03-11', 'denied that he had opened the door'),
      statement('budget-balance', 'pavel-brandt', '2025-03-09', 'said that the budget was balanced'),
    ]),
  );
  const idsOf = async (query: string): Promise<string[]> => {
    const found = await search.statements(query);
    return found.band === 'answered' ? found.hits.map(({ item }) => item.id) : [];
  };

  it('is the name: all of the statements are found', async () => {
    expect(await idsOf('Brandt')).toEqual(['brandt-did-not', 'budget-balance']);
    expect(await idsOf('what did Brandt say')).toEqual(['brandt-did-not', 'budget-balance']);
  });

  it('leaves the id itself to those who type it whole', async () => {
    expect(await idsOf('brandt-did-not')).toEqual(['brandt-did-not']);
    expect(await idsOf('brandt did not')).toEqual(['brandt-did-not']);
  });
});
