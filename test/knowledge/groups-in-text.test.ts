import { afterAll, describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/knowledge/problems.js';
import { type Folder, folder } from './support.js';

const folders: Folder[] = [];
afterAll(() => Promise.all(folders.map((one) => one.remove())));

const RECORD = (value: string, counted: string, more: string): string => `sources:
  - {id: wire, publisher: Wire, published: 2025-07-31}
places:
  - {id: vesna, name: Vesna, demonyms: [Vesnan]}
  - {id: oria, name: Oria, demonyms: [Orian, Orians]}
  - {id: kelm, name: Kelm, part_of: oria}
organisations:
  - {id: railway, name: Northern Railway}
metrics:
  - {id: injured, name: people injured, aliases: [injured, hurt]}
groups:
  - {id: vesnans, name: people from Vesna, side: vesna, kind: all}
  - {id: vesnan-children, name: Vesnan children, side: vesna, kind: children, part_of: vesnans}
  - {id: vesnan-soldiers, name: Vesnan soldiers, side: vesna, kind: soldiers, part_of: vesnans}
  - {id: orian-children, name: Orian children, side: oria, kind: children}
  - {id: passengers, name: passengers, kind: passengers}
  - {id: drivers, name: Vesnan drivers, side: vesna, kind: drivers}
  - {id: nurses, name: Vesnan nurses, side: vesna, kind: nurses}
  - {id: orians, name: people from Oria, side: oria, kind: all}
figures:
  - {id: f, metric: injured, value: "${value}", claimant: railway, source: wire, as_of: 2025-07-31, counted: ${counted}${more}}
`;

async function warningsOf(text: string, counted: string, more = ''): Promise<readonly string[]> {
  const value = /\d+/.exec(text)?.[0] ?? '';
  const made = await folder({ 'knowledge/a.yaml': RECORD(value, counted, more), 'archive/wire.txt': text });
  folders.push(made);
  const result = await made.load();
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return result.warnings.filter(({ wrong }) => wrong.includes('the figure counts')).map(({ wrong }) => wrong);
}

describe('the group that a figure counts', () => {
  it.each([
    ['12 children were hurt, the Northern Railway said.', 'vesnan-children'],
    ['12 Vesnan children were hurt, the Northern Railway said.', 'vesnan-children'],
    ['12 fighters were hurt, the Northern Railway said.', 'vesnan-soldiers'],
    ['12 people, among them children, were hurt, the Northern Railway said.', 'vesnans'],
    ['12 passengers and 3 children were hurt, the Northern Railway said.', 'passengers'],
    ['12 children were hurt, the Northern Railway said.', '[vesnan-children, orian-children]'],
    ['12 were hurt, the Northern Railway said; children were among them.', 'vesnan-soldiers'],
    ['12 Kinder wurden verletzt, sagte Northern Railway.', 'vesnan-children'],
    ['12 nurses were hurt, the Northern Railway said.', 'nurses'],
    ['12 people in Vesna were hurt, the Northern Railway said.', 'vesnans'],
    ['12 people in Oria and in Vesna were hurt, the Northern Railway said.', '[vesnans, orians]'],
    ['12 people in both countries were hurt, the Northern Railway said.', '[vesnans, orians]'],
    ['12 people, all of them soldiers, were hurt, the Northern Railway said.', 'vesnan-soldiers'],
    ['12 people in Kelm were hurt, the Northern Railway said.', 'orians'],
  ])('passes where the source names it or leaves it open: "%s" as %s', async (text, counted) => {
    expect(await warningsOf(text, counted)).toEqual([]);
  });

  it.each([
    ['12 children were hurt, the Northern Railway said.', 'vesnan-soldiers', '12 children were hurt'],
    ['12 soldiers were hurt, the Northern Railway said.', 'vesnan-children', '12 soldiers were hurt'],
    ['12 children were hurt, the Northern Railway said.', 'vesnans', '12 children were hurt'],
    ['12 Orian children were hurt, the Northern Railway said.', 'vesnan-children', '12 Orian children were hurt'],
    ['12 Vesnan children were hurt, the Northern Railway said.', 'orian-children', '12 Vesnan children were hurt'],
    ['12 Kinder wurden verletzt, sagte Northern Railway.', 'vesnan-soldiers', '12 Kinder wurden verletzt'],
    ['12 children were hurt, the Northern Railway said.', 'passengers', '12 children were hurt'],
    ['12 nurses were hurt, the Northern Railway said.', 'drivers', '12 nurses were hurt'],
    ['12 nurses were hurt, the Northern Railway said.', 'vesnans', '12 nurses were hurt'],
    [
      '12 people were hurt, among them 3 children, the Northern Railway said.',
      'vesnan-children',
      '12 people were hurt',
    ],
    [
      '12 people in Oria were hurt, the Northern Railway said.',
      'vesnans',
      '12 people in Oria were hurt, the Northern Railway said.',
    ],
    [
      'In Kelm, 12 people were hurt, the Northern Railway said.',
      'vesnans',
      'In Kelm, 12 people were hurt, the Northern Railway said.',
    ],
    [
      '12 people in both countries were hurt, the Northern Railway said.',
      'orians',
      '12 people in both countries were hurt, the Northern Railway',
    ],
  ])('is warned of where the source counts others: "%s" as %s', async (text, counted, words) => {
    expect(await warningsOf(text, counted)).toEqual([expect.stringContaining(`the source has "${words}`)]);
    expect(await warningsOf(text, counted, ', note: counted by the railway')).toEqual([]);
  });
});
