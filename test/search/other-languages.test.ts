import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/record/entries.js';
import type { Alias } from '../../src/record/entry-base.js';
import { buildRecord } from '../../src/record/record.js';
import { createSearch } from '../../src/search/engine.js';
import type { Found } from '../../src/search/search.js';
import { event, figure, group, metric, person, place, source, statement } from '../support/entries.js';

const named = (...names: string[]): { readonly aliases: readonly Alias[] } => ({
  aliases: names.map((name) => ({ name, strength: 'strong' })),
});

/** The same claims by either side of a ferry disaster, on a record whose names are English alone. */
const side = (surname: string, country: string): readonly Entry[] => [
  statement(`${surname}-denies`, surname, '2023-09-21', `denied that the crew had abandoned passengers of ${country}`),
  statement(`${surname}-border`, surname, '2023-09-22', `said that the border of ${country} stays open`),
  statement(`${surname}-apology`, surname, '2023-09-23', 'apologised to the families'),
  figure(`${surname}-killed`, surname, 'killed', '40', 'passengers'),
  figure(`${surname}-soldiers`, surname, 'wounded', '12', 'soldiers', { counted: [`${country}-soldiers`] }),
];

const entries: readonly Entry[] = [
  source('daily-2023', 'The Example Daily', '2023-09-22'),
  person('rusu', 'Ana Rusu'),
  person('veselin', 'Ivan Veselin'),
  // Countries with names in every language, so that words for who comes from them are known without being on file.
  place('bolivia', 'Bolivia', { demonyms: ['Bolivian', 'Bolivians'] }),
  place('norway', 'Norway', { demonyms: ['Norwegian', 'Norwegians'] }),
  group('bolivia-soldiers', 'Bolivian soldiers', { side: 'bolivia', kind: 'soldiers' }),
  group('norway-soldiers', 'Norwegian soldiers', { side: 'norway', kind: 'soldiers' }),
  metric('killed', named('dead')),
  metric('wounded', named('injured')),
  metric('revenue'),
  metric('lifeboats', {
    names: { de: ['Rettungsboote'], ru: ['спасательные шлюпки'], tr: ['can filikası'] },
    ...named('Rettungsboote', 'спасательные шлюпки', 'can filikası'),
  }),
  event('sinking', 'Sinking of the ferry', '2023-09-20', { place: 'norway' }),
  event('depot-fire', 'Fire at the fuel depot', '2023-09-25', { place: 'bolivia' }),
  figure('boats', 'rusu', 'lifeboats', '8', 'lifeboats', { of: 'sinking' }),
  figure('sales', 'veselin', 'revenue', '90', 'crowns'),
  ...side('rusu', 'bolivia'),
  ...side('veselin', 'norway'),
];
const search = createSearch(
  buildRecord({ version: '00000000', loadedAt: '2023-12-01T00:00:00.000Z', proofs: new Map(), entries }),
);
const first = (found: Found<{ readonly id: string }>): string | undefined =>
  found.band === 'answered' ? found.hits[0]?.item.id : found.band;
const all = (found: Found<{ readonly id: string }>): string[] | string =>
  found.band === 'answered' ? found.hits.map(({ item }) => item.id).sort() : found.band;

describe('a question in another language', () => {
  it.each([
    'Was sagte Rusu über die Grenze?',
    'Qu’a dit Rusu sur la frontière ?',
    '¿Qué dijo Rusu sobre la frontera?',
    'Что сказала Русу о границе?',
    'Що сказала Русу про кордон?',
    'Rusu sınır hakkında ne söyledi?',
  ])('is answered as in English: %s', async (query) =>
    expect(first(await search.statements(query))).toBe('rusu-border'),
  );

  it.each([
    ['Wer hat sich bei den Familien entschuldigt?', ['rusu-apology', 'veselin-apology']],
    ['qui nie avoir abandonné des passagers ?', ['rusu-denies', 'veselin-denies']],
    ['¿Quién pidió disculpas a las familias?', ['rusu-apology', 'veselin-apology']],
    ['кто извинился перед семьями', ['rusu-apology', 'veselin-apology']],
    ['хто вибачився перед родинами', ['rusu-apology', 'veselin-apology']],
    ['ailelerden kim özür diledi', ['rusu-apology', 'veselin-apology']],
  ])('asks either side alike: %s', async (query, expected) =>
    expect(all(await search.statements(query))).toEqual(expected),
  );

  it.each([
    'Wie viele Tote?',
    'combien de morts',
    '¿cuántos muertos hubo?',
    'сколько погибших',
    'скільки загиблих',
    'kaç ölü var',
  ])('counts by a metric that only has an English name: %s', async (query) =>
    expect(all(await search.figures(query))).toEqual(['rusu-killed', 'veselin-killed']),
  );

  it.each(['Umsatz', 'chiffre d’affaires', 'ingresos', 'выручка', 'выручки', 'gelirler'])(
    'counts money: %s',
    async (query) => expect(all(await search.figures(`${query} Veselin`))).toEqual(['sales']),
  );

  it.each([
    ['Wie viele bolivianische Soldaten wurden verletzt?', 'rusu-soldiers'],
    ['Wie viele norwegische Soldaten wurden verletzt?', 'veselin-soldiers'],
    ['combien de soldats boliviens blessés', 'rusu-soldiers'],
    ['combien de soldats norvégiens blessés', 'veselin-soldiers'],
    ['¿cuántos soldados bolivianos heridos?', 'rusu-soldiers'],
    ['¿cuántos soldados noruegos heridos?', 'veselin-soldiers'],
    ['сколько боливийских солдат ранено', 'rusu-soldiers'],
    ['сколько норвежских солдат ранено', 'veselin-soldiers'],
    ['скільки болівійських солдатів поранено', 'rusu-soldiers'],
    ['скільки норвезьких солдатів поранено', 'veselin-soldiers'],
  ])('knows whose people are meant by what their country is called: %s', async (query, expected) =>
    expect(first(await search.figures(query))).toBe(expected),
  );

  it.each(['Wie viele Rettungsbooten', 'сколько было спасательных шлюпок', 'kaç can filikasının'])(
    'finds a form of a name on file in its language: %s',
    async (query) => expect(all(await search.figures(query))).toEqual(['boats']),
  );

  it.each(['Brand im Treibstofflager', 'пожар на складе топлива', 'incendie du dépôt de carburant'])(
    'finds an event: %s',
    async (query) => expect(first(await search.events(query))).toBe('depot-fire'),
  );

  it.each(['заявление Веселина о границе', 'Veselin’in sınır açıklaması', 'заява Веселіна про кордон'])(
    'knows a name in its cases: %s',
    async (query) => expect(first(await search.statements(query))).toBe('veselin-border'),
  );

  it.each([
    ['soldados bolivianos heridos', 'rusu-soldiers'],
    ['soldados noruegos heridos', 'veselin-soldiers'],
  ])('may be key words alone: %s', async (query, expected) =>
    expect(first(await search.figures(query))).toBe(expected),
  );

  it('is left alone where it is words of a statement as printed', async () => {
    const printed = createSearch(
      buildRecord({
        version: '00000000',
        loadedAt: '2023-12-01T00:00:00.000Z',
        proofs: new Map(),
        entries: [...entries, statement('printed', 'rusu', '2023-09-26', 'Niemand hat die Fähre angegriffen')],
      }),
    );
    expect(first(await printed.statements('Niemand hat die Fähre angegriffen'))).toBe('printed');
  });

  it('keeps to its days', async () => {
    expect(first(await search.statements('Was sagte Rusu am 23. September?'))).toBe('rusu-apology');
    expect(first(await search.statements('что сказала Русу 22 сентября'))).toBe('rusu-border');
  });

  it.each([
    'Was sagte Rusu über Schmetterlinge?',
    '¿Qué dijo Rusu sobre las mariposas?',
    'что сказала Русу о бабочках',
  ])('says nothing of what is on file nowhere: %s', async (query) =>
    expect((await search.statements(query)).band).not.toBe('answered'),
  );
});

describe('the button of an answer', () => {
  it.each([
    'сколько норвежских солдат ранено',
    'Was sagte Rusu am 23. September?',
    'что сказала Русу 22 сентября',
    'kaç can filikasının',
  ])('carries a question in another language so that it has the same answer: %s', async (query) => {
    const short = await search.condense(query, 60);
    expect(all(await search.figures(short))).toEqual(all(await search.figures(query)));
    expect(all(await search.statements(short))).toEqual(all(await search.statements(query)));
  });
});

describe('a record in another language', () => {
  it('is asked in it', async () => {
    const german = createSearch(
      buildRecord({
        version: '00000000',
        loadedAt: '2023-12-01T00:00:00.000Z',
        proofs: new Map(),
        entries: [
          source('daily-2023', 'The Example Daily', '2023-09-22'),
          person('rusu', 'Ana Rusu'),
          statement('ports', 'rusu', '2023-09-22', 'der Hafen bleibt für alle offen'),
          statement('borders', 'rusu', '2023-09-23', 'die Grenze bleibt für alle offen'),
        ],
      }),
    );
    expect(first(await german.statements('Was sagte Rusu über die Grenze?'))).toBe('borders');
    expect(first(await german.statements('Was hat Rusu zum Hafen gesagt?'))).toBe('ports');
  });
});

describe('a name that is on file nowhere', () => {
  it.each(['Hakim Murad', 'ABDULLAH AL HAKIM', 'von der Leien', 'Мин Аун'])(
    'is no question in another language: %s',
    async (query) => expect(await search.inEnglish(query)).toBe(query),
  );

  it('keeps its last part, whatever that means', async () => {
    expect(await search.inEnglish('Was sagte Anna Richter über die Grenze?')).toBe(
      'what said Anna Richter about border ?',
    );
    expect(await search.inEnglish('Was sagte der Richter über die Grenze?')).toBe('what said judge about border ?');
  });
});

describe('a question in English', () => {
  const wounded = statement('die', 'rusu', '2023-09-24', 'let them die in the water');
  const war = statement('war', 'veselin', '2023-09-24', 'there was no war on the hat market');
  const english = createSearch(
    buildRecord({
      version: '00000000',
      loadedAt: '2023-12-01T00:00:00.000Z',
      proofs: new Map(),
      entries: [...entries, wounded, war],
    }),
  );

  it.each([
    ['die in the water', 'die'],
    ['no war on the hat market', 'war'],
  ])('keeps words that another language has for asking: %s', async (query, expected) =>
    expect(first(await english.statements(query))).toBe(expected),
  );
});
