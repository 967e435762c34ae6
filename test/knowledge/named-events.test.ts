import { afterAll, describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/knowledge/problems.js';
import { type Folder, folder } from './support.js';

const folders: Folder[] = [];
afterAll(() => Promise.all(folders.map((one) => one.remove())));

/** A company's two reports, and the fire between them. */
const RECORD = `sources:
  - {id: wire-fire, publisher: Wire, title: "Fire at the mill", published: 2024-03-09}
  - {id: wire-report, publisher: Wire, published: 2024-05-09}
people:
  - {id: eva-salm, name: Eva Salm}
places:
  - {id: mill, name: Upper Mill}
events:
  - {id: first-report, name: Annual results, date: 2024-02-01}
  - {id: fire, name: Fire at the Upper Mill, date: 2024-03-08, place: mill}
  - {id: rescue, name: Rescue on the roof, date: 2024-03-08, part_of: fire}
  - {id: second-report, name: Quarterly results, date: 2024-05-08}
statements:
  - {id: salm-smoke, speaker: eva-salm, source: wire-fire, said: 2024-03-08, event: EVENT, says: "said “The smoke was black”"}
figures:
  - {id: mill-profit, metric: profit, value: fell by 3 percent, claimant: eva-salm, source: wire-report, as_of: 2024-05-08, of: OF}
`;
const TEXTS = {
  'archive/wire-fire.txt': 'A fire broke out at the Upper Mill on Friday.\n\n“The smoke was black,” said Eva Salm.\n',
  'archive/wire-report.txt':
    'Eva Salm told investors on 8 May 2024 that quarterly profit fell by 3 percent, after the fire at the Upper Mill.\n',
};

async function warningsOf(event: string, of: string, more = ''): Promise<readonly string[]> {
  const made = await folder({
    'knowledge/a.yaml': RECORD.replace('EVENT', event).replace('OF', of) + more,
    ...TEXTS,
  });
  folders.push(made);
  const result = await made.load();
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return result.warnings.map(formatProblem).filter((warning) => warning.includes('filed under'));
}

describe('the event that words are filed under', () => {
  it('is taken where the source names it, or a part or a whole of it', async () => {
    expect(await warningsOf('fire', 'second-report')).toEqual([]);
    expect(await warningsOf('rescue', 'fire')).toEqual([]);
  });

  it('is warned of where the source names only another', async () => {
    expect(await warningsOf('first-report', 'second-report')).toEqual([
      expect.stringMatching(
        /salm-smoke: it is filed under first-report, but its source rather names fire; correct `event`, give first-report the words of the source as `aliases`, or say in `note`/,
      ),
    ]);
    expect(await warningsOf('fire', 'first-report')).toEqual([
      expect.stringMatching(/mill-profit: it is filed under first-report, .* rather names .*; correct `of`/),
    ]);
  });

  it('is taken where a note says how it is known', async () => {
    const noted = RECORD.replace('says: "said', 'note: she says so later, says: "said');
    const made = await folder({
      'knowledge/a.yaml': noted.replace('EVENT', 'first-report').replace('OF', 'fire'),
      ...TEXTS,
    });
    folders.push(made);
    const result = await made.load();
    if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
    expect(result.warnings.map(formatProblem).filter((warning) => warning.includes('filed under'))).toEqual([]);
  });
});
