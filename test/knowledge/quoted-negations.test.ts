import { afterAll, describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/knowledge/problems.js';
import { type Folder, folder } from './support.js';

const folders: Folder[] = [];
afterAll(() => Promise.all(folders.map((one) => one.remove())));

async function warningsOf(text: string, says: string, more = ''): Promise<readonly string[]> {
  const made = await folder({
    'knowledge/a.yaml': `sources:
  - {id: wire, publisher: Wire, published: 2023-07-31}
people:
  - {id: popa, name: Ilinca Popa}
statements:
  - {id: s, speaker: popa, source: wire, said: 2023-07-31${more}, says: '${says}'}
`,
    'archive/wire.txt': text,
  });
  folders.push(made);
  const result = await made.load();
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return result.warnings.filter(({ wrong }) => wrong.includes('right before')).map(({ wrong }) => wrong);
}

describe('a quotation that leaves out the word which turns it round', () => {
  it.each([
    ['“We did not refuse help,” said Ilinca Popa.', 'said that the ministry did “refuse help”', 'not', 'refuse help'],
    ['“No library will close,” said Ilinca Popa.', 'said that every “library will close”', 'No', 'library will close'],
    ['“We had no warning,” said Ilinca Popa.', 'said “We had” a “warning”', 'no', 'warning'],
    ['“That is a cut, not a rise,” said Ilinca Popa.', 'called it “a cut” and “a rise”', 'not', 'a rise'],
    ['“I can’t sign this,” said Ilinca Popa.', 'said she would “sign this”', 'can’t', 'sign this'],
    ['„Wir haben keine Schuld“, sagte Ilinca Popa.', 'sprach von „Schuld“', 'keine', 'Schuld'],
    ['«Мы не отступим», сказала Ilinca Popa.', 'сказала «отступим»', 'не', 'отступим'],
  ])('is warned of: %s → %s', async (text, says, word, quoted) => {
    expect(await warningsOf(text, says)).toEqual([
      `the source has "${word}" right before “${quoted}”, and without it the words say the opposite`,
    ]);
    expect(await warningsOf(text, says, ', note: she says so elsewhere')).toEqual([]);
  });

  it.each([
    ['“We did not refuse help,” said Ilinca Popa.', 'said “We did not refuse help”'],
    ['“We did not refuse help,” said Ilinca Popa.', 'denied that the ministry would “refuse help”'],
    ['“We did not refuse help,” said Ilinca Popa.', 'said that the ministry never would “refuse help”'],
    ['“It was not easy. Help came late,” said Ilinca Popa.', 'said “Help came late”'],
  ])('is told from one that keeps it, or says it in other words: %s → %s', async (text, says) => {
    expect(await warningsOf(text, says)).toEqual([]);
  });
});
