import { afterAll, describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/knowledge/problems.js';
import type { VerbatimRecord } from '../../src/record/record.js';
import { type Folder, folder } from './support.js';

const folders: Folder[] = [];
afterAll(() => Promise.all(folders.map((one) => one.remove())));

async function load(content: string, more: Readonly<Record<string, string>> = {}) {
  const made = await folder({ 'knowledge/a.yaml': content, ...more });
  folders.push(made);
  const result = await made.load();
  return result.ok
    ? { record: result.record as VerbatimRecord, warnings: result.warnings.map(formatProblem), errors: [] }
    : { record: undefined, warnings: [], errors: result.problems.map(formatProblem) };
}

const BASE = `metrics:
  - {id: wounded, name: wounded}
places:
  - {id: karsavia, name: Karsavia, aliases: [Republic of Karsavia]}
  - {id: tolmark, name: Tolmark}
organisations:
  - {id: water-ministry, name: Ministry of Water, kind: government, country: Karsavia, parent: karsavia-government}
  - {id: karsavia-government, name: Government of Karsavia, kind: government, country: karsavia}
  - {id: river-union, name: River Union, members: [karsavia, tolmark, water-ministry]}
people:
  - id: eva-salm
    name: Eva Salm
    roles: [{title: Minister of Water, organisation: Ministry of Water, from: 2023}, {title: Head of state, country: republic of karsavia, from: 2024-02}]
sources:
  - {id: paper, publisher: Paper, published: 2024-03-09}
events:
  - {id: flood, name: Flood, date: 2024-03-01}
statements:
  - id: officials
    speaker: {described: officials in both countries, for: [karsavia, tolmark]}
    source: paper
    said: 2024-03-08
    event: flood
    says: said the gates were open
figures:
  - {id: officials-hurt, statement: officials, metric: wounded, value: at least 4, population: people, of: flood}
  - id: close-hurt
    claimant: {described: a source close to the ministry}
    source: paper
    as_of: 2024-03-08
    metric: wounded
    value: '6'
    population: people
    of: flood
`;

describe('a record of whom people speak for', () => {
  it('links roles, bodies and countries by id or by name', async () => {
    const { record, warnings, errors } = await load(BASE);
    expect([...errors, ...warnings].join('\n')).toBe('');
    expect(record?.organisations.map(({ country, parent, members }) => [country, parent, members])).toEqual([
      ['karsavia', 'karsavia-government', []],
      ['karsavia', undefined, []],
      [undefined, undefined, ['karsavia', 'tolmark', 'water-ministry']],
    ]);
    expect(record?.people[0]?.roles.map(({ organisation, country }) => [organisation, country])).toEqual([
      ['water-ministry', undefined],
      [undefined, 'karsavia'],
    ]);
  });

  it('keeps the words for somebody without an entry as they are, for figures of the statement too', async () => {
    const { record } = await load(BASE);
    const officials = { described: 'officials in both countries', for: ['karsavia', 'tolmark'] };
    expect(record?.statements.map(({ speaker }) => speaker)).toEqual([officials]);
    expect(record?.figures.map(({ claimant }) => claimant)).toEqual([
      officials,
      { described: 'a source close to the ministry', for: [] },
    ]);
  });

  it.each([
    [
      'a circle of parents',
      'country: karsavia}',
      'country: karsavia, parent: water-ministry}',
      /`parent` goes round in a circle: water-ministry → karsavia-government → water-ministry/,
    ],
    [
      'a body that is its own parent',
      'parent: karsavia-government',
      'parent: water-ministry',
      /`parent` points at the entry itself/,
    ],
    [
      'a parent that is a person',
      'parent: karsavia-government',
      'parent: eva-salm',
      /"eva-salm" is the id of a person; name an? organisation or place/,
    ],
    [
      'a member that is not on file',
      'karsavia, tolmark, water',
      'karsavia, tolmakr, water',
      /no organisation or place has the id "tolmakr"; did you mean tolmark/,
    ],
    [
      'somebody spoken for who is not on file',
      'for: [karsavia',
      'for: [karsavai',
      /officials: no person, organisation or place has the id "karsavai"; did you mean karsavia/,
    ],
    [
      'a description without words',
      'described: officials in both countries',
      "described: ' '",
      /`described` has no words/,
    ],
    [
      'a key that a description has not',
      '{described: a source',
      '{near: ministry, described: a source',
      /unknown key "near"/,
    ],
    [
      'a figure with another claimant than its statement',
      'statement: officials, metric',
      'statement: officials, claimant: {described: officials}, metric',
      /`claimant` contradicts the statement, which has “officials in both countries”/,
    ],
  ])('refuses %s', async (_what, from, to, message) => {
    expect(BASE).toContain(from);
    expect((await load(BASE.replace(from, to))).errors.join('\n')).toMatch(message);
  });

  it.each([
    [
      'a country that is no place on file',
      'country: Karsavia,',
      'country: Karsavai,',
      /water-ministry: `country` has "Karsavai", which is no place on file, so that nothing links them; did you mean karsavia\?/,
    ],
    [
      'a country that nothing is like',
      'country: Karsavia,',
      'country: Ostland,',
      /has "Ostland", which is no place on file, .*; add it under `places`/,
    ],
    [
      'a slip in the owner of a name',
      'name: Tolmark}',
      'name: Tolmark, names_used_by: {Karsavai: Talmark}}',
      /tolmark: `names_used_by` has the owner "Karsavai", who is not on file; did you mean karsavia\?/,
    ],
    [
      'a description that is the name of somebody on file',
      'described: a source close to the ministry',
      'described: eva salm',
      /close-hurt: `described` has a name that is on file: eva-salm; write eva-salm in its place/,
    ],
  ])('warns of %s', async (_what, from, to, message) => {
    expect(BASE).toContain(from);
    const { warnings, errors } = await load(BASE.replace(from, to));
    expect(errors).toEqual([]);
    expect(warnings).toEqual([expect.stringMatching(message)]);
  });

  it('says nothing of owners that are plain words, or ids', async () => {
    const owners = 'names_used_by: {local people: Upper Tolmark, karsavia: Tolm}';
    const { warnings, errors } = await load(BASE.replace('name: Tolmark}', `name: Tolmark, ${owners}}`));
    expect([...errors, ...warnings].join('\n')).toBe('');
  });

  it('loads countries and bodies that are plain words, as older records have them', async () => {
    const { record, errors } = await load(
      BASE.replace('organisation: Ministry of Water,', 'organisation: Harbour Party,'),
    );
    expect(errors).toEqual([]);
    expect(record?.people[0]?.roles[0]?.organisation).toBe('Harbour Party');
  });

  it('looks for the words of a description in the source', async () => {
    const text = {
      'archive/paper.txt': 'Officials in both countries said the gates were open. Six were hurt, at least 4.',
    };
    expect(
      (await load(BASE.replace("'6'", 'Six'), text)).warnings.filter((line) => line.includes('officials:')),
    ).toEqual([]);
    const other = {
      'archive/paper.txt': 'People in the valley said at least 4 were hurt and the gates were open. Six.',
    };
    const quoted = BASE.replace("'6'", 'Six').replace(
      'says: said the gates',
      'passage: People in … open\n    says: said the gates',
    );
    expect((await load(quoted, other)).warnings).toContainEqual(
      expect.stringMatching(
        /officials: neither the passage nor the sentences before it name "officials in both countries"; widen/,
      ),
    );
  });
});
