import { afterAll, describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/knowledge/problems.js';
import { type Folder, folder } from './support.js';

const folders: Folder[] = [];
afterAll(() => Promise.all(folders.map((one) => one.remove())));

interface Filed {
  readonly value: string;
  readonly text: string;
  readonly more?: string;
}

async function warningsOf({ value, text, more = '' }: Filed): Promise<readonly string[]> {
  const made = await folder({
    'knowledge/a.yaml': `sources:
  - {id: wire, publisher: Wire, published: 2025-07-31}
organisations:
  - {id: kestrel, name: Kestrel}
metrics:
  - {id: results, name: results}
figures:
  - {id: q2, metric: results, value: "${value}", claimant: kestrel, source: wire, as_of: 2025-07-31${more}}
`,
    'archive/wire.txt': text,
  });
  folders.push(made);
  const result = await made.load();
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return result.warnings.filter(({ entry }) => entry === 'q2').map(({ wrong }) => wrong);
}

describe('what a sum is for each of', () => {
  it.each([
    ['0.10 euros', 'Kestrel proposes a dividend of 0.10 euros per share.', 'per share'],
    ['$180 million', 'Kestrel expects to save $180 million a year.', 'a year'],
    ['40 euros', 'Kestrel zahlt 40 euros pro Kopf.', 'pro Kopf'],
  ])('is warned of where it is left out: %s of "%s"', async (value, text, rate) => {
    expect(await warningsOf({ value, text })).toEqual([`the source has "${value} ${rate}"`]);
    expect(await warningsOf({ value: `${value} ${rate}`, text })).toEqual([]);
    expect(await warningsOf({ value, text, more: `, unit: ${rate}` })).toEqual([]);
  });
});

describe('a number that the source gives as what was before', () => {
  it.each([
    [
      'a profit of €112 million',
      'Kestrel made a loss, against a profit of €112 million a year earlier.',
      'a year earlier',
    ],
    ['€2.22 billion', 'Revenue of Kestrel came to €1.94 billion from €2.22 billion.', 'from €2.22 billion'],
    ['5.4 percent', 'The margin of Kestrel was 3.1 percent, compared with 5.4 percent.', 'compared with 5.4 percent'],
  ])('is warned of where it is dated as new: %s of "%s"', async (value, text, words) => {
    expect(await warningsOf({ value, text })).toEqual([
      `the source gives "${value}" as what was before ("${words}"), but it is dated 31 July 2025`,
    ]);
    expect(await warningsOf({ value, text, more: ', as_of_basis: the quarter before' })).toEqual([]);
    expect(await warningsOf({ value, text, more: ', note: of the year before' })).toEqual([]);
  });

  it.each([
    ['€1.94 billion', 'Revenue of Kestrel came to €1.94 billion from €2.22 billion.'],
    ['€2.22 billion', 'Kestrel earned €2.22 billion from vans.'],
    ['€2.22 billion', 'Kestrel took a loan of €2.22 billion; its profit had fallen a year earlier.'],
  ])('is not where it is the new one, or no other is beside it: %s of "%s"', async (value, text) => {
    expect(await warningsOf({ value, text })).toEqual([]);
  });
});
