import { afterAll, describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/knowledge/problems.js';
import { type Folder, folder } from './support.js';

const folders: Folder[] = [];
afterAll(() => Promise.all(folders.map((one) => one.remove())));

async function warningsOf(value: string, text: string, more = ''): Promise<readonly string[]> {
  const made = await folder({
    'knowledge/a.yaml': `sources:
  - {id: wire, publisher: Wire, published: 2025-07-31}
organisations:
  - {id: railway, name: Northern Railway, aliases: [Nordbahn]}
  - {id: union, name: Drivers’ Union}
metrics:
  - {id: results, name: results}
figures:
  - {id: f, metric: results, value: "${value}", claimant: railway, source: wire, as_of: 2025-07-31${more}}
`,
    'archive/wire.txt': text,
  });
  folders.push(made);
  const result = await made.load();
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return result.warnings.filter(({ wrong }) => wrong.includes('takes the number back')).map(({ wrong }) => wrong);
}

describe('a number that its source takes back', () => {
  it.each([
    ['140 km/h', 'The train did not do 140 km/h, the Northern Railway said.', 'not do'],
    ['140 km/h', 'The train didn’t do 140 km/h, the Northern Railway said.', 'didn’t do'],
    ['140 km/h', 'It was never 140 km/h, the Northern Railway said.', 'never'],
    ['140', 'The Northern Railway said the train carried 95 people rather than 140.', 'rather than'],
    ['140', 'Die Nordbahn zählte 95 statt 140 Menschen.', 'statt'],
    ['140', 'The Northern Railway denied that 140 people were aboard.', 'denied that'],
    ['140', 'The Northern Railway on Monday rejected reports that 140 people were aboard.', 'rejected reports that'],
    ['140', 'Nordbahn опровергла, что в поезде было 140 человек.', 'опровергла, что в поезде было'],
  ])('is warned of: %s of "%s"', async (value, text, words) => {
    expect(await warningsOf(value, text)).toEqual([`the source has "${words} ${value}", which takes the number back`]);
    expect(await warningsOf(value, text, ', note: what was first reported')).toEqual([]);
  });

  it.each([
    ['140 km/h', 'The train did not stop and reached 140 km/h, the Northern Railway said.'],
    ['140', 'It is not known how many of the 140 people got out, the Northern Railway said.'],
    ['140', 'The Northern Railway did not say why 140 people were aboard.'],
    ['140', 'Not only 140 people but a dog were aboard, the Northern Railway said.'],
    ['95', 'The Northern Railway said the train carried 95 people rather than 140.'],
    ['95', 'The train did not carry 140 people, but 95, the Northern Railway said.'],
    ['140', 'The Drivers’ Union denied that there was room for all; the Northern Railway counted 140 people.'],
    ['140', 'The Northern Railway counted 140 people, which the Drivers’ Union denied.'],
  ])('is told from one that the source gives: %s of "%s"', async (value, text) => {
    expect(await warningsOf(value, text)).toEqual([]);
  });
});
