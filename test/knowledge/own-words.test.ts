import { afterAll, describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/knowledge/problems.js';
import { type Folder, folder } from './support.js';

const folders: Folder[] = [];
afterAll(() => Promise.all(folders.map((one) => one.remove())));

async function warningsOf(kind: string, wordsOf: string, text: string): Promise<readonly string[]> {
  const made = await folder({
    'knowledge/a.yaml': `sources:
  - {id: page, publisher: Page, published: 2025-07-31, kind: ${kind}, words_of: ${wordsOf}}
people:
  - {id: popa, name: Ilinca Popa}
organisations:
  - {id: railway, name: Northern Railway}
`,
    'archive/page.txt': text,
  });
  folders.push(made);
  const result = await made.load();
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return result.warnings.filter(({ wrong }) => wrong.includes('throughout')).map(({ wrong }) => wrong);
}

const REPORT = 'The minister came late. “We will pay for every ticket,” Popa told reporters. The room was half empty.';

describe('a source filed as somebody’s own words', () => {
  it.each(['speech', 'transcript', 'post', 'press-release'])(
    'is warned of where it is a report on them: %s',
    async (kind) => {
      expect(await warningsOf(kind, 'popa', REPORT)).toEqual([
        'it is filed as the words of Ilinca Popa throughout, but reads as a report: "Popa told reporters"',
      ]);
    },
  );

  it('is warned of where it has a byline, whatever it is filed as', async () => {
    expect(
      await warningsOf('press-release', 'railway', 'Trains late again\nBy Nadia Brook\nAll trains were late.'),
    ).toEqual(['it is filed as the words of Northern Railway throughout, but reads as a report: "By Nadia Brook"']);
  });

  it('is warned of where several quotations in a speech are said by somebody', async () => {
    const report = '“We are late,” the director said. Nobody moved. “We will be late,” said his deputy.';
    expect(await warningsOf('speech', 'railway', report)).toEqual([
      'it is filed as the words of Northern Railway throughout, but reads as a report: "said"',
    ]);
  });

  it('may be a body’s own publication that quotes the body or its people', async () => {
    expect(await warningsOf('press-release', 'railway', `${REPORT} “All is well,” the Northern Railway said.`)).toEqual(
      [],
    );
  });

  it.each([
    'We will pay for every ticket. My opponent said “never”. I say today.',
    'Ilinca Popa: We will pay for every ticket. They call it “a gift”. It is not.',
  ])('may be what it says: %s', async (text) => {
    expect(await warningsOf('speech', 'popa', text)).toEqual([]);
  });
});

describe('an alias', () => {
  const problems = async (aliases: string, kind = 'people'): Promise<readonly string[]> => {
    const made = await folder({
      'knowledge/a.yaml':
        `people:\n  - {id: popa, name: Ilinca Popa, aliases: [Popa]}\n${kind}:\n  - {id: other, name: Ion Popa, aliases: ${aliases}}\n`.replace(
          'people:\n  - {id: other',
          '  - {id: other',
        ),
    });
    folders.push(made);
    const result = await made.load();
    if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
    return result.warnings.map(({ wrong }) => wrong);
  };

  it('that is somebody else’s name is warned of, in whatever letters', async () => {
    expect(await problems('[ilinca popa]')).toEqual(['its alias "ilinca popa" is the name of popa, too']);
  });

  it('may be shared by two, and may be the name of an entry of another kind', async () => {
    expect(await problems('[Popa]')).toEqual([]);
    expect(await problems('[Ilinca Popa]', 'places')).toEqual([]);
  });
});
