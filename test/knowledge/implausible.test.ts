import { afterAll, describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/knowledge/problems.js';
import { type Folder, folder } from './support.js';

const folders: Folder[] = [];
afterAll(() => Promise.all(folders.map((one) => one.remove())));

const BASE = `people:
  - {id: eva-salm, name: Eva Salm}
  - {id: petr-dovan, name: Petr Dovan}
organisations:
  - {id: water-board, name: Water Board}
sources:
  - {id: paper, publisher: Paper, published: 2024-03-09}
events:
  - {id: flood, name: Flood, date: 2024-03-01}
statements:
  - {id: salm-open, speaker: eva-salm, source: paper, said: 2024-03-05, says: said the gates were open}
  - {id: dovan-shut, speaker: petr-dovan, source: paper, said: 2024-03-06, says: denied it, denies: salm-open}
`;

async function warningsOf(content: string, more: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const made = await folder({ 'knowledge/a.yaml': content, ...more });
  folders.push(made);
  const result = await made.load();
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return result.warnings.map(formatProblem);
}

describe('what hardly ever is as the record says', () => {
  it('is not found in a sound record', async () => {
    expect(await warningsOf(BASE)).toEqual([]);
  });

  it.each([
    [
      'words said after they were printed',
      'said: 2024-03-05',
      'said: 2024-04-05',
      /salm-open: it was said on 5 \w+ 2024, after its source was published \(9 \w+ 2024\)/,
    ],
    [
      'a source of tomorrow',
      'published: 2024-03-09',
      'published: 2204-03-09',
      /paper: it is published on 9 \w+ 2204, which is still to come/,
    ],
    [
      'an event of another century',
      'date: 2024-03-01',
      'date: 2204-03-01',
      /flood: it begins in 2204; correct the day/,
    ],
    [
      'a denial before what it denies',
      'said: 2024-03-06',
      'said: 2024-03-02',
      /dovan-shut: it denies salm-open, which was said later \(5 \w+ 2024\)/,
    ],
    [
      'a mutual denial',
      'were open}',
      'were open, denies: dovan-shut}',
      /dovan-shut: it denies salm-open, which denies it in turn/,
    ],
    [
      'two posts in one body at once',
      'name: Eva Salm}',
      'name: Eva Salm, roles: [{title: Head, organisation: water-board, from: 2020}, {title: Deputy, organisation: water-board, from: 2022}]}',
      /eva-salm: two posts overlap: "Head" and "Deputy"/,
    ],
    [
      'an event that follows a later one',
      'date: 2024-03-01}',
      'date: 2024-03-01, follows: relief}\n  - {id: relief, name: Relief, date: 2024-03-08}',
      /flood: it follows relief, which began later/,
    ],
  ])('is warned of: %s', async (_what, before, after, message) => {
    const content = BASE.replace(before, after);
    expect(content).not.toBe(BASE);
    expect(await warningsOf(content)).toContainEqual(expect.stringMatching(message));
  });

  it('is no post that ended before the next began', async () => {
    const roles =
      'roles: [{title: Head, organisation: water-board, from: 2020, to: 2021-05-01}, {title: Chair, organisation: water-board, from: 2021-05-02}]';
    expect(await warningsOf(BASE.replace('name: Eva Salm}', `name: Eva Salm, ${roles}}`))).toEqual([]);
  });

  it('is a text in the archive that no source has', async () => {
    expect(await warningsOf(BASE, { 'archive/papr.txt': 'words' })).toEqual([
      expect.stringMatching(/archive\/papr\.txt:1:1: no source has the id "papr"; did you mean paper\?/),
    ]);
  });
});
