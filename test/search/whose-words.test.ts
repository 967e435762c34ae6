import { describe, expect, it } from 'vitest';
import { createSearch } from '../../src/search/engine.js';
import type { Found } from '../../src/search/search.js';
import {
  event,
  figure,
  group,
  metric,
  organisation,
  person,
  place,
  recordOf,
  source,
  statement,
} from '../support/entries.js';

/** Two countries quarrel over a dam; each has a capital, a government, an army and villagers. All of it is made up, the same for either. */
const side = (id: string, name: string, adjective: string, capital: string, minister: string, engineer: string) => [
  place(id, name, { demonyms: [adjective, `${adjective}s`] }),
  place(capital.toLowerCase(), capital, { partOf: id, capitalOf: id }),
  organisation(`${id}-mfa`, `Ministry of Foreign Affairs of ${name}`, { kind: 'government', country: id }),
  organisation(`${id}-water`, `${name} Water Authority`, { kind: 'government', country: id }),
  person(`${id}-minister`, minister, {
    roles: [{ title: 'Foreign Minister', organisation: `${id}-mfa`, country: id }],
  }),
  person(`${id}-engineer`, engineer, { roles: [{ title: 'Chief Engineer', organisation: `${id}-water` }] }),
  group(`${id}-soldiers`, `${name} army members`, { side: id, kind: 'soldiers' }),
  group(`${id}-civilians`, `${name} villagers`, { side: id, kind: 'civilians' }),
  statement(`${id}-charge`, `${id}-minister`, '2024-03-01', 'accused the neighbours of opening the dam', {
    kind: 'accusation',
    event: 'flood',
  }),
  statement(`${id}-answer`, `${id}-minister`, '2024-03-02', 'said that the gates of the dam had stayed shut', {
    kind: 'denial',
    event: 'flood',
    relations: [{ kind: 'denies', entry: `${id === 'norland' ? 'sudland' : 'norland'}-charge` }],
  }),
  statement(`${id}-gates`, `${id}-engineer`, '2024-03-03', 'described the gates of the dam as old', { event: 'flood' }),
  figure(`${id}-soldiers-dead`, `${id}-mfa`, 'killed', id === 'norland' ? '12' : '14', 'soldiers', {
    of: 'flood',
    counted: [`${id}-soldiers`],
  }),
  figure(`${id}-civilians-dead`, 'outlet', 'killed', id === 'norland' ? '31' : '33', 'villagers', {
    of: 'flood',
    counted: [`${id}-civilians`],
  }),
];
const search = createSearch(
  recordOf(
    source('daily-2023', 'The Daily', '2024-03-04'),
    metric('killed', { name: 'people killed', aliases: [{ name: 'dead', strength: 'strong' }] }),
    event('flood', 'Flood below the dam', '2024-02-28'),
    ...side('norland', 'Norland', 'Norlandish', 'Norstad', 'Ada Berg', 'Ole Lund'),
    ...side('sudland', 'Sudland', 'Sudlandish', 'Sudstad', 'Ida Falk', 'Per Holm'),
  ),
);
const ids = (found: Found<{ readonly id: string }>): string[] =>
  found.band === 'answered' ? found.hits.map(({ item }) => item.id) : [found.band];
const mirrored = (question: string): string =>
  question.replace(/Nor(land|stad)|Sud(land|stad)/g, (name) =>
    name.startsWith('Nor') ? `Sud${name.slice(3)}` : `Nor${name.slice(3)}`,
  );
const otherIds = (all: readonly string[]): string[] =>
  all.map((id) => (id.startsWith('norland') ? id.replace('norland', 'sudland') : id.replace('sudland', 'norland')));

describe('whose words a question asks for', () => {
  it.each([
    ['the Norlandish account of the dam', ['norland-answer', 'norland-charge', 'norland-gates']],
    ['what did Norstad say about the dam', ['norland-gates', 'norland-answer', 'norland-charge']],
    ['Norstad on the gates', ['norland-gates', 'norland-answer']],
    ['officials of Norland on the gates', ['norland-gates', 'norland-answer']],
    ['Norlandish denials', ['norland-answer']],
    ['accusations by Norstad', ['norland-charge']],
    ['Norland’s foreign minister on the gates', ['norland-answer']],
    ['the chief engineer of Norland', ['norland-gates']],
    ['Norland’s FM on the gates', ['norland-answer']],
    ['Norland’s top diplomat on the gates', ['norland-answer']],
    ['who denied Sudland’s charge', ['norland-answer']],
    ['Norland’s answer to Sudland', ['norland-answer']],
  ])('is read from %j, and the same for the other side', async (question, expected) => {
    const found = ids(await search.statements(question));
    expect([...found].sort()).toEqual([...expected].sort());
    expect(ids(await search.statements(mirrored(question))).sort()).toEqual(otherIds(found).sort());
  });

  it('is not read from words that only somebody’s words hold', async () => {
    const here = createSearch(
      recordOf(
        source('daily-2023', 'The Daily', '2024-03-04'),
        organisation('water-board', 'Water Board'),
        person('ada-berg', 'Ada Berg'),
        person('ida-falk', 'Ida Falk'),
        statement('groundless', 'ada-berg', '2024-03-01', 'called the accusations groundless', { kind: 'denial' }),
        statement('accused', 'ida-falk', '2024-03-02', 'said that the gates were open', { kind: 'accusation' }),
        statement('never-paid', 'ida-falk', '2024-03-03', 'denied that the Water Board had ever paid', {
          kind: 'denial',
        }),
        statement('no-mission', 'ida-falk', '2024-03-04', 'rejected a Water Board inspection', { kind: 'denial' }),
      ),
    );
    expect(ids(await here.statements('who said the accusations are groundless'))).toEqual(['groundless']);
    expect(ids(await here.statements('did Berg deny the accusations'))).toEqual(['groundless']);
    expect(ids(await here.statements('who denies that the Water Board paid'))).toEqual(['never-paid']);
    expect(ids(await here.statements('who rejected a Water Board inspection'))).toEqual(['no-mission']);
  });

  it('is found from either end of a contradiction', async () => {
    const here = createSearch(
      recordOf(
        source('daily-2023', 'The Daily', '2024-03-04'),
        person('ada-berg', 'Ada Berg'),
        person('ida-falk', 'Ida Falk'),
        statement('shut', 'ada-berg', '2024-03-01', 'said that the gates were shut'),
        statement('open', 'ida-falk', '2024-03-02', 'said that the gates were open', {
          relations: [{ kind: 'contradicts', entry: 'shut' }],
        }),
      ),
    );
    expect(ids(await here.statements('who contradicted Berg'))).toEqual(['open']);
    expect(ids(await here.statements('who contradicted Falk'))).toEqual(['shut']);
  });

  it('is nobody’s in particular where a name is what others speak about', async () => {
    const found = ids(await search.statements('accusations about the dam'));
    expect(found.sort()).toEqual(['norland-charge', 'sudland-charge']);
  });
});

describe('whose people figures count', () => {
  it.each([
    ['Norlandish troops dead', ['norland-soldiers-dead']],
    ['dead soldiers of Norland', ['norland-soldiers-dead']],
    ['how many civilians died in Norland', ['norland-civilians-dead']],
    ['Norstad’s count of its own dead', ['norland-soldiers-dead']],
  ])('is read from %j, and the same for the other side', async (question, expected) => {
    const found = ids(await search.figures(question));
    expect(found).toEqual(expected);
    expect(ids(await search.figures(mirrored(question)))).toEqual(otherIds(found));
  });

  it('is said in the words asked with where it is nobody’s side alone', async () => {
    expect(await search.figures('civilians dead')).toMatchObject({ reading: expect.stringMatching(/^civilians · /) });
  });

  it('is not read from who did it', async () => {
    const found = ids(await search.figures('civilians killed by soldiers'));
    expect(found.slice(0, 2).sort()).toEqual(['norland-civilians-dead', 'sudland-civilians-dead']);
  });

  it('is a limit: where nobody counts them, nothing is answered', async () => {
    expect((await search.figures('Norlandish children dead')).band).not.toBe('answered');
  });
});
