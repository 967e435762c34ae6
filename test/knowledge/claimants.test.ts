import { afterAll, describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/knowledge/problems.js';
import { type Folder, folder } from './support.js';

const folders: Folder[] = [];
afterAll(() => Promise.all(folders.map((one) => one.remove())));

const RECORD = `people:
  - {id: eva-salm, name: Eva Salm, roles: [{title: Minister of Water, organisation: ministry-of-water}]}
  - {id: petr-dovan, name: Petr Dovan}
organisations:
  - {id: ministry-of-water, name: Ministry of Water}
metrics:
  - {id: homes, name: homes under water}
sources:
  - {id: paper, publisher: Paper, published: 2025-03-09}
figures:
  - {id: under-water, metric: homes, value: "41", population: homes, as_of: 2025-03-09, source: paper, claimant: CLAIMANT, passage: PASSAGE}
`;

async function warningsFor(claimant: string, text: string): Promise<readonly string[]> {
  // The sentence with the number.
  const [first = ''] = /[^.]+under water/.exec(text) ?? [];
  const passage = `${first.trim().split(' ').slice(0, 3).join(' ')} … under water`;
  const made = await folder({
    'knowledge/a.yaml': RECORD.replace('CLAIMANT', claimant).replace('PASSAGE', passage),
    'archive/paper.txt': text,
  });
  folders.push(made);
  const result = await made.load();
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return result.warnings.filter(({ entry }) => entry === 'under-water').map(({ wrong }) => wrong);
}

describe('the claimant of a figure', () => {
  it.each([
    ['by name', 'eva-salm', 'Eva Salm counted 41 homes under water.'],
    ['by post', 'eva-salm', 'The minister counted 41 homes under water. Salm was there.'],
    ['by a pronoun', 'eva-salm', 'Eva Salm was there. She counted 41 homes under water, and so did the ministry.'],
    ['by a body', 'ministry-of-water', 'The ministry counted 41 homes under water.'],
  ])('may be named %s', async (_how, claimant, text) => {
    expect(await warningsFor(claimant, text)).toEqual([]);
  });

  it('is warned of where the passage names a body, and not the person', async () => {
    expect(await warningsFor('eva-salm', 'Eva Salm was there. Her ministry counted 41 homes under water.')).toEqual([
      'the passage names ministry-of-water, not eva-salm',
    ]);
  });

  it.each([
    ['ministry-of-water', 'Petr Dovan counted 41 homes under water.', 'petr-dovan'],
    [
      'ministry-of-water',
      'Eva Salm spoke first. A man at the gate said that the river had 41 homes under water.',
      'A man at the gate',
    ],
  ])('is warned of where the passage names another, not %s: %s', async (claimant, text, other) => {
    expect(await warningsFor(claimant, text)).toEqual([`the passage names ${other}, not ${claimant}`]);
  });

  it('is warned of where nobody is named', async () => {
    expect(await warningsFor('petr-dovan', 'A man counted 41 homes under water.')).toEqual([
      'the source does not name petr-dovan near the number',
    ]);
  });
});
