import { afterAll, describe, expect, it } from 'vitest';
import { BASE, type Folder, folder } from './support.js';

const folders: Folder[] = [];
afterAll(() => Promise.all(folders.map((one) => one.remove())));

const ELECTION = `${BASE}organisations:
  - id: harbour-party
    name: Harbour Party
    aliases: [Hafenpartei, {name: HP, strength: weak}]
places:
  - id: tesk
    name: Tesk
    names_used_by: {harbour-party: Old Tesk}
metrics:
  - id: seats
    name: seats
    aliases: [mandates]
`;

async function problemsWith(before: string, after: string): Promise<readonly string[]> {
  const content = ELECTION.replace(before, after);
  expect(content).not.toBe(ELECTION);
  const made = await folder({ 'knowledge/a.yaml': content });
  folders.push(made);
  return made.problems();
}

describe('a name where an id belongs', () => {
  it.each([
    ['the name of a speaker', 'speaker: ana-rusu', 'speaker: Ana Rusu', 'ana-rusu'],
    ['a surname', 'speaker: ana-rusu', 'speaker: Rusu', 'ana-rusu'],
    ['a name in another script', 'speaker: ana-rusu', 'speaker: Ана Русу', 'ana-rusu'],
    ['a name in other capitals', 'speaker: ana-rusu', 'speaker: ANA RUSU', 'ana-rusu'],
    ['a name with other marks between', 'speaker: ana-rusu', 'speaker: Ana - Rusu', 'ana-rusu'],
    ['a name with an apostrophe more', 'speaker: ana-rusu', "speaker: Ana Rus'u", 'ana-rusu'],
    ['another name of a body', 'speaker: ana-rusu', 'speaker: hafenpartei', 'harbour-party'],
    ['a weak name', 'speaker: ana-rusu', 'speaker: HP', 'harbour-party'],
    ['another name of a metric', 'metric: wounded', 'metric: mandates', 'seats'],
    ['the publisher of a source', 'source: daily-2024-05-06', 'source: Daily', 'daily-2024-05-06'],
    ['the name of an event', 'event: bridge-fall', 'event: fall of the bridge', 'bridge-fall'],
    ["a side's name for a place", 'population: people', 'population: people\n    place: old tesk', 'tesk'],
  ])('is told which id is meant: %s', async (_what, before, after, id) => {
    const problems = await problemsWith(before, after);
    expect(problems).toEqual([expect.stringMatching(`no .* has the id ".*"; write ${id}, whose name that is$`)]);
  });

  it('is told all ids where several have it', async () => {
    const content = `${ELECTION.replace('speaker: ana-rusu', 'speaker: Rusu')}`;
    const made = await folder({
      'knowledge/a.yaml': content,
      'knowledge/b.yaml': 'people:\n  - {id: bo-rusu, name: Bo Rusu}\n',
    });
    folders.push(made);
    expect(await made.problems()).toEqual([
      expect.stringContaining('write the one that is meant: ana-rusu or bo-rusu'),
    ]);
  });

  it('names no entry of another kind', async () => {
    const [problem] = await problemsWith('speaker: ana-rusu', 'speaker: seats count');
    expect(problem).toContain('add it under `people` or `organisations`');
  });
});

describe('a name where an id or plain words belong', () => {
  const warningsWith = async (before: string, after: string): Promise<readonly string[]> => {
    const made = await folder({ 'knowledge/a.yaml': ELECTION.replace(before, after) });
    folders.push(made);
    const result = await made.load();
    return result.ok ? result.warnings.map(({ wrong, right }) => `${wrong}; ${right}`) : [];
  };

  it.each([
    [
      'event: bridge-fall',
      'event: bridge-fall\n    addressee: Hafenpartei',
      'addressee',
      'Hafenpartei',
      'harbour-party',
    ],
    ['event: bridge-fall', 'event: bridge-fall\n    reported_by: Ana Rusu', 'reported_by', 'Ana Rusu', 'ana-rusu'],
    ['{harbour-party: Old Tesk}', '{Harbour Party: Old Tesk}', 'names_used_by', 'Harbour Party', 'harbour-party'],
  ])('is warned of: %s becomes %s', async (before, after, key, words, id) => {
    expect(await warningsWith(before, after)).toContain(
      `\`${key}\` has the name "${words}" as plain words, so that nothing links them; write ${id}, whose name that is`,
    );
  });

  it('is left alone where it is nobody on file', async () => {
    const warnings = await warningsWith('event: bridge-fall', 'event: bridge-fall\n    addressee: the crowd');
    expect(warnings.join()).not.toContain('plain words');
  });
});
