import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/check/checker.js';
import type { Entry } from '../../src/record/entries.js';
import { buildRecord } from '../../src/record/record.js';
import type { Figure } from '../../src/record/statement.js';
import { createSearch } from '../../src/search/engine.js';
import { figure, group, metric, organisation, person, place, source } from '../support/entries.js';
import fc from '../support/properties.js';

const SIDES = { karsavia: 'Karsavian', tolmark: 'Tolmark' } as const;
const KINDS = ['soldiers', 'civilians', 'children', 'volunteers'] as const;

/** A clash on a river, an election, and a company: groups of every sort. */
const base: readonly Entry[] = [
  source('daily-2023', 'The Example Daily', '2023-09-22'),
  person('ana-rusu', 'Ana Rusu'),
  place('karsavia', 'Karsavia', { demonyms: ['Karsavian', 'Karsavians'] }),
  place('tolmark', 'Tolmark', { demonyms: ['Tolmarker', 'Tolmarkers'] }),
  organisation('kestrel', 'Kestrel', {}),
  metric('killed', { aliases: ['dead', 'deaths'].map((name) => ({ name, strength: 'strong' as const })) }),
  metric('evacuated'),
  metric('voted'),
  metric('dismissed'),
  ...Object.entries(SIDES).flatMap(([side, adjective]) => [
    group(`${side}-people`, `people of ${side}`, { side, kind: 'all' }),
    ...KINDS.map((kind) =>
      group(`${side}-${kind}`, `${adjective} ${kind}`, { side, kind, partOf: [`${side}-people`] }),
    ),
  ]),
  group('registered-voters', 'registered voters', { kind: 'voters' }),
  group('first-time-voters', 'first-time voters', { kind: 'voters', partOf: ['registered-voters'] }),
  group('kestrel-drivers', 'drivers of Kestrel', { side: 'kestrel', kind: 'drivers' }),
];

const count = (metricId: string, value: string, population: string, counted?: string | string[]): Figure =>
  figure(
    'counted',
    'ana-rusu',
    metricId,
    value,
    population,
    counted === undefined ? {} : { counted: [counted].flat() },
  );

async function verdict(filed: Figure, text: string): Promise<string | undefined> {
  const record = buildRecord({
    version: '00000000',
    loadedAt: '2023-12-01T00:00:00.000Z',
    proofs: new Map(),
    entries: [...base, filed],
  });
  const { judged } = await createChecker(record, createSearch(record), async function* () {}).check(text);
  return judged.find(({ kind }) => kind === 'figure')?.verdict;
}

const soldiers = count('killed', 'seven', 'soldiers', 'karsavia-soldiers');
const children = count('killed', '14', 'children', 'karsavia-children');
const people = count('killed', '200', 'people of both countries together');
const residents = count('evacuated', '38', 'residents');
const together = count('killed', '60', 'soldiers and civilians', ['tolmark-soldiers', 'tolmark-civilians']);
const voters = count('voted', '1,200', 'first-time voters', 'first-time-voters');
const drivers = count('dismissed', '150', 'drivers', 'kestrel-drivers');

describe('a number counts the same', () => {
  it.each([
    [soldiers, 'Seven Karsavian soldiers were killed, Rusu said'],
    [soldiers, 'Seven soldiers were killed, Rusu said'],
    [soldiers, 'Seven Karsavian servicemen were killed, Rusu said'],
    [soldiers, 'Rusu said that of the soldiers, seven were killed'],
    [children, '14 children were killed, Rusu said'],
    [children, 'Rusu said 14 Karsavian children were killed'],
    [people, '200 people were killed, Rusu said'],
    [people, '200 were killed, Rusu said'],
    [residents, '38 residents were evacuated, Rusu said'],
    [residents, '38 people were evacuated, Rusu said'],
    [residents, '38 were evacuated, Rusu said'],
    [together, '60 soldiers and civilians were killed, Rusu said'],
    [together, '60 Tolmark soldiers and civilians were killed, Rusu said'],
    [voters, '1,200 first-time voters voted, Rusu said'],
    [drivers, 'Rusu said 150 drivers of Kestrel were dismissed'],
    [drivers, 'Rusu said 150 Kestrel drivers were dismissed'],
    [drivers, 'Rusu said 150 drivers were dismissed'],
  ])('%#: %j', async (filed, text) => {
    expect([text, await verdict(filed as Figure, text as string)]).toEqual([text, 'matches']);
  });
});

describe('a number counts something else', () => {
  it.each([
    ['of the other side', soldiers, 'Seven Tolmark soldiers were killed, Rusu said'],
    ['of the other side', soldiers, 'Seven Tolmarkers were killed, Rusu said'],
    ['of another kind', soldiers, 'Seven Karsavian civilians were killed, Rusu said'],
    ['of another kind', soldiers, 'Seven civilians were killed, Rusu said'],
    ['all where children are on file', children, '14 people were killed, Rusu said'],
    ['all where children are on file', children, '14 Karsavians were killed, Rusu said'],
    ['all where children are on file', children, '14 were killed, Rusu said'],
    ['children where all are on file', people, '200 children were killed, Rusu said'],
    ['one side where both are on file', people, '200 Karsavians were killed, Rusu said'],
    ['volunteers where residents are on file', residents, '38 volunteers were evacuated, Rusu said'],
    ['a part where the whole is on file', together, '60 soldiers were killed, Rusu said'],
    ['the whole where a part is on file', voters, '1,200 registered voters voted, Rusu said'],
    ['others of the same body', drivers, '150 Kestrel pilots were dismissed, Rusu said'],
  ])('%s: %j', async (_, filed, text) => {
    expect([text, await verdict(filed as Figure, text as string)]).toEqual([text, 'other-scope']);
  });
});

describe('the two sides', () => {
  const side = fc.constantFrom('karsavia' as const, 'tolmark' as const);
  const kind = fc.constantFrom(...KINDS);
  const swapped = (one: keyof typeof SIDES): keyof typeof SIDES => (one === 'karsavia' ? 'tolmark' : 'karsavia');

  it('are treated alike: with them swapped, every verdict is the same', async () => {
    await fc.assert(
      fc.asyncProperty(side, kind, side, kind, fc.boolean(), async (of, filedKind, pastedOf, pastedKind, linked) => {
        const judge = (who: keyof typeof SIDES, whom: keyof typeof SIDES): Promise<string | undefined> =>
          verdict(
            count('killed', '45', `${SIDES[who]} ${filedKind}`, linked ? `${who}-${filedKind}` : undefined),
            `45 ${SIDES[whom]} ${pastedKind} were killed, Rusu said`,
          );
        const own = await judge(of, pastedOf);
        expect(await judge(swapped(of), swapped(pastedOf))).toBe(own);
        expect(own).toBe(of === pastedOf && filedKind === pastedKind ? 'matches' : 'other-scope');
      }),
      { numRuns: 60 },
    );
  });
});

describe('a number that counts no people', () => {
  const parties = ['harbour', 'unity'] as const;
  const names = { harbour: 'Harbour Party', unity: 'Unity List' };
  const seats = { harbour: '71', unity: '68' };
  const entries: readonly Entry[] = [
    metric('seats'),
    ...parties.flatMap((id) => [
      organisation(id, names[id]),
      group(`${id}-members`, `${names[id]} members of parliament`, { side: id, kind: 'members of parliament' }),
      figure(`${id}-seats`, 'ana-rusu', 'seats', `${seats[id]} seats`, undefined, { counted: [`${id}-members`] }),
    ]),
  ];
  const verdictOn = async (text: string): Promise<string | undefined> => {
    const record = buildRecord({
      version: '00000000',
      loadedAt: '2023-12-01T00:00:00.000Z',
      proofs: new Map(),
      entries: [...base, ...entries],
    });
    const { judged } = await createChecker(record, createSearch(record), async function* () {}).check(text);
    return judged.find(({ kind }) => kind === 'figure')?.verdict;
  };

  it.each(parties)('is whose the clause says: %s', async (own) => {
    const other = own === 'harbour' ? 'unity' : 'harbour';
    expect(await verdictOn(`The ${names[own]} won ${seats[own]} seats, Rusu said.`)).toBe('matches');
    expect(await verdictOn(`Rusu said ${seats[own]} seats went to the ${names[own]}.`)).toBe('matches');
    expect(await verdictOn(`The ${names[other]} won ${seats[own]} seats, Rusu said.`)).toBe('other-scope');
    expect(await verdictOn(`Rusu said the ${names[other]} had ${seats[own]} seats.`)).toBe('other-scope');
  });

  it('may be anybody’s where the clause names nobody', async () => {
    expect(await verdictOn('It took 71 seats, Rusu said.')).toBe('matches');
  });
});
