import { describe, expect, it } from 'vitest';
import { parseDate, UNKNOWN_DATE } from '../../src/record/dates.js';
import type { Entry } from '../../src/record/entries.js';
import { buildRecord } from '../../src/record/record.js';
import { buildIndex } from '../../src/search/embedded/embedded-index.js';
import { restoreIndex, saveIndex } from '../../src/search/embedded/saved-index.js';
import { indexInMemory } from '../../src/search/embedded/search-index.js';
import { createSearch } from '../../src/search/engine.js';
import { organisation, person, place, source, statement } from '../support/entries.js';

const day = (iso: string) => parseDate(iso) ?? UNKNOWN_DATE;

/** One side: a country whose minister and ministry speak, newer words of the other side's minister about it, and a company. */
const side = (id: string, name: string, other: string, minister: string): Entry[] => [
  place(id, name, { demonyms: [`${name}n`, `${name}ns`] }),
  organisation(`${id}-cabinet`, `Government of ${name}`, { kind: 'government', country: id }),
  organisation(`${id}-ministry`, `Water Ministry of ${name}`, {
    kind: 'government',
    country: id,
    parent: `${id}-cabinet`,
  }),
  organisation(`${id}-mills`, `${name} Mills`, { kind: 'company', country: id }),
  person(`${id}-minister`, minister, {
    roles: [{ title: 'Minister of Water', organisation: `${id}-ministry`, from: day('2023-02') }],
  }),
  statement(`${id}-gates`, `${id}-minister`, '2023-09-01', 'said that the gates were shut'),
  statement(`${id}-before`, `${id}-minister`, '2022-09-01', 'said that poets need rivers'),
  statement(`${id}-boats`, `${id}-ministry`, '2023-09-02', 'sent boats to the valley'),
  statement(`${id}-flour`, `${id}-mills`, '2023-09-03', 'sold no flour that week'),
  statement(`${id}-charge`, `${id}-minister`, '2023-10-01', `said that ${other} opened the gates`),
  statement(`${id}-people`, `${id}-minister`, '2023-10-02', `told ${other}ns to leave the valley`),
];
const record = buildRecord({
  version: '00000000',
  loadedAt: '2023-12-01T00:00:00.000Z',
  proofs: new Map(),
  entries: [
    source('daily-2023', 'The Daily', '2023-10-22'),
    ...side('karsavia', 'Karsavia', 'Tolmark', 'Eva Salm'),
    ...side('tolmark', 'Tolmark', 'Karsavia', 'Petr Dovan'),
  ],
});

const SIDES = [
  ['Karsavia', 'karsavia', 'tolmark'],
  ['Tolmark', 'tolmark', 'karsavia'],
] as const;

describe.each([
  ['built', createSearch(record)],
  [
    'read from the cache',
    createSearch(record, indexInMemory(record, restoreIndex(saveIndex(buildIndex(record)), record))),
  ],
])('an index %s', (_how, search) => {
  const idsOf = async (query: string): Promise<string[]> => {
    const found = await search.statements(query);
    return found.band === 'answered' ? found.hits.map(({ item }) => item.id) : [found.band];
  };

  it.each(SIDES)(
    'gives for %s first what those said who speak for it, then what mentions it',
    async (name, own, other) => {
      expect(await idsOf(name)).toEqual([
        `${own}-people`,
        `${own}-charge`,
        `${own}-boats`,
        `${own}-gates`,
        `${other}-people`,
        `${other}-charge`,
      ]);
    },
  );

  it.each(SIDES)('narrows what was said for %s by the other words asked for', async (name, own, other) => {
    expect(await idsOf(`gates of ${name}`)).toEqual([`${own}-charge`, `${own}-gates`, `${other}-charge`]);
  });

  it.each(SIDES)(
    'gives for the ministry of %s what its minister said in office, for the government what both said',
    async (name, own) => {
      const inOffice = [`${own}-people`, `${own}-charge`, `${own}-boats`, `${own}-gates`];
      expect(await idsOf(`Water Ministry of ${name}`)).toEqual(inOffice);
      expect(await idsOf(`Government of ${name}`)).toEqual(inOffice);
      expect(await idsOf(`${name} Mills`)).toEqual([`${own}-flour`]);
    },
  );
});
