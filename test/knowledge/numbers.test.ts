import { afterAll, describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/knowledge/problems.js';
import { type Folder, folder } from './support.js';

const folders: Folder[] = [];
afterAll(() => Promise.all(folders.map((one) => one.remove())));

const TEXT =
  'Eva Salm said her party had won by 1,204 votes at 212 polling stations, “the smallest margin in 40 years”.\n';

async function warningsOf(says: string, more = ''): Promise<readonly string[]> {
  const made = await folder({
    'knowledge/a.yaml': `people: [{id: eva-salm, name: Eva Salm}]
sources: [{id: paper, publisher: Paper, published: 2025-03-09}]
statements:
  - id: margin
    speaker: eva-salm
    source: paper
    said: 2025-03-09
    says: ${JSON.stringify(says)}
${more}`,
    'archive/paper.txt': TEXT,
  });
  folders.push(made);
  const result = await made.load();
  return result.ok
    ? result.warnings.map(formatProblem).filter((one) => one.includes('number'))
    : [result.problems.map(formatProblem).join('\n')];
}

describe('a number in the editor’s own words', () => {
  it.each([
    'said she had won by 1,204 votes',
    'said she had won by 1204 votes at 212 stations, “the smallest margin in 40 years”',
    'said in 2025 that she had won',
  ])('may be what the source has: %s', async (says) => {
    expect(await warningsOf(says)).toEqual([]);
  });

  it.each([
    ['said she had won by 1,024 votes', '1024'],
    ['said she had won at 221 stations, “the smallest margin in 40 years”', '221'],
  ])('is warned of where the source nowhere has it: %s', async (says, number) => {
    expect(await warningsOf(says)).toEqual([
      expect.stringMatching(new RegExp(`margin: its own words have ${number}, and its source nowhere has that number`)),
    ]);
  });

  it('may be known otherwise, as a note says', async () => {
    expect(await warningsOf('said she had won by 1,024 votes', '    note: The recount.\n')).toEqual([]);
  });
});
