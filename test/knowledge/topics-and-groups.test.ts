import { afterEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/record/entries.js';
import { BASE, type Folder, folder, TEXT } from './support.js';

/** A by-election beside the bridge: nothing of either is known to the code. */
const TOPICS = `topics:
  - id: roads
    name: Roads
  - id: bridge-safety
    name: Bridge safety
    names: { de: Brückensicherheit, fr: [sécurité des ponts, sûreté des ponts] }
    aliases: [safety of bridges]
    part_of: roads
groups:
  - id: dolnians
    name: people of Dolna
    side: dolna
    kind: all
  - id: dolna-children
    name: children of Dolna
    names: { ru: дети Дольны }
    side: dolna
    kind: children
    part_of: dolnians
  - id: voters
    name: registered voters
    kind: voters
places:
  - id: dolna
    name: Dolna
    names: { uk: Дольна }
`;

let files: Folder | undefined;
afterEach(async () => files?.remove());

async function open(record: string, more: Readonly<Record<string, string>> = {}): Promise<Folder> {
  files = await folder({
    'knowledge/all.yaml': record,
    'knowledge/topics.yaml': TOPICS,
    'archive/daily-2024-05-06.txt': TEXT,
    ...more,
  });
  return files;
}

async function entry(id: string, record = BASE): Promise<Entry | undefined> {
  const loaded = await (await open(record)).load();
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.record.byId.get(id);
}

const statementWith = (line: string): string =>
  BASE.replace('    speaker: ana-rusu\n', `    speaker: ana-rusu\n    ${line}\n`);
const figureWith = (line: string): string => `${BASE}    ${line}\n`;
const topicsOf = async (line: string): Promise<unknown> => {
  const found = await entry('rusu-act', statementWith(line));
  return found?.entry === 'statement' ? found.topics : undefined;
};

describe('topics', () => {
  it('are entries with names by language, which are among their other names', async () => {
    expect(await entry('bridge-safety')).toMatchObject({
      entry: 'topic',
      partOf: 'roads',
      names: { de: ['Brückensicherheit'], fr: ['sécurité des ponts', 'sûreté des ponts'] },
      aliases: [
        { name: 'safety of bridges', strength: 'strong' },
        { name: 'Brückensicherheit', strength: 'strong' },
        { name: 'sécurité des ponts', strength: 'strong' },
        { name: 'sûreté des ponts', strength: 'strong' },
      ],
    });
  });

  it.each(['bridge-safety', 'Bridge Safety', 'safety of bridges', 'BRÜCKENSICHERHEIT'])(
    'are meant by their id and by every name: %s',
    async (name) => expect(await topicsOf(`topics: [${name}]`)).toEqual(['bridge-safety']),
  );

  it('leave other words as they are, as older records have them', async () => {
    expect(await topicsOf('topics: [inquiry, compensation]')).toEqual(['inquiry', 'compensation']);
  });

  it('warn of words that are nearly a name, and load', async () => {
    const loaded = await (await open(statementWith('topics: [bridge-safty]'))).load();
    expect(loaded.ok && loaded.warnings.map(({ wrong, right }) => `${wrong}; ${right}`)).toContain(
      'no topic is called "bridge-safty"; did you mean bridge-safety? Otherwise it stays as plain words',
    );
  });
});

describe('groups', () => {
  it('are entries with a side, a kind and what they are part of', async () => {
    expect(await entry('dolna-children')).toMatchObject({
      entry: 'group',
      side: 'dolna',
      kind: 'children',
      partOf: ['dolnians'],
      names: { ru: ['дети Дольны'] },
    });
  });

  it.each([
    ['counted: dolna-children', ['dolna-children']],
    ['counted: [dolna-children, voters]', ['dolna-children', 'voters']],
  ])('are named by the figures that count them, beside the words of the source: %s', async (line, counted) => {
    expect(await entry('rusu-hurt', figureWith(line))).toMatchObject({ counted, population: 'people' });
  });

  it('have to be on file where a figure names them', async () => {
    expect((await (await open(figureWith('counted: dolna-childen'))).problems()).join()).toContain(
      'no group has the id "dolna-childen"; did you mean dolna-children?',
    );
  });

  it('are no places', async () => {
    expect((await (await open(figureWith('counted: dolna'))).problems()).join()).toContain(
      '"dolna" is the id of a place; name a group',
    );
  });
});

describe('both', () => {
  it('are refused where they are part of themselves', async () => {
    const circle = `groups:
  - { id: a-voters, name: A voters, part_of: b-voters }
  - { id: b-voters, name: B voters, part_of: [a-voters] }
`;
    const problems = await (await open(BASE, { 'knowledge/circle.yaml': circle })).problems();
    expect(problems.join()).toContain('`part_of` goes round in a circle: a-voters → b-voters → a-voters');
  });

  it('may stand in JSON Lines files', async () => {
    const lines = `{"entry": "topic", "id": "tolls", "name": "Tolls", "part_of": "roads"}
{"entry": "group", "id": "drivers", "name": "drivers", "kind": "drivers"}
`;
    const loaded = await (await open(BASE, { 'knowledge/more.jsonl': lines })).load();
    expect(loaded.ok && [loaded.record.topics.length, loaded.record.groups.length]).toEqual([3, 4]);
  });

  it('have names by the tags of languages', async () => {
    const wrong = 'topics:\n  - { id: tolls, name: Tolls, names: { Deutsch: Maut } }\n';
    expect((await (await open(BASE, { 'knowledge/wrong.yaml': wrong })).problems()).join()).toContain(
      '"Deutsch" is not the tag of a language, such as de; write another key, or take it out',
    );
  });
});
