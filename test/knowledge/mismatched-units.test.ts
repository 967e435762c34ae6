import { afterAll, describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/knowledge/problems.js';
import { type Folder, folder } from './support.js';

const folders: Folder[] = [];
afterAll(() => Promise.all(folders.map((one) => one.remove())));

async function warningsOf(unit: string, value: string, more = ''): Promise<readonly string[]> {
  const made = await folder({
    'knowledge/a.yaml': `sources:
  - {id: wire, publisher: Wire, published: 2023-07-31}
organisations:
  - {id: kestrel, name: Kestrel}
metrics:
  - {id: measured, name: what is measured, unit: ${unit}}
figures:
  - {id: f, metric: measured, value: "${value}", claimant: kestrel, source: wire, as_of: 2023-07-31${more}}
`,
  });
  folders.push(made);
  const result = await made.load();
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return result.warnings.filter(({ entry }) => entry === 'f').map(({ wrong }) => wrong);
}

describe('the unit of a figure', () => {
  it.each([
    ['dollars', '$5 million'],
    ['dollars', '€5 million'],
    ['metres', 'risen from 3.1 metres to 7.4 metres'],
    ['km', '300 metres'],
    ['hours', '90 minutes'],
    ['percent', '3.5 percent'],
    ['people', '12'],
    ['percent', '12'],
  ])('may be what its metric is counted in, or left out: %s, "%s"', async (unit, value) => {
    expect(await warningsOf(unit, value)).toEqual([]);
  });

  it.each([
    ['dollars', '30 years', 'its value is in years, and measured is counted in dollars'],
    ['people', '14 percent', 'its value is in %, and measured is counted in people'],
    ['hours', '40 km', 'its value is in km, and measured is counted in hours'],
  ])('is warned of where it measures something else: %s, "%s"', async (unit, value, warning) => {
    expect(await warningsOf(unit, value)).toEqual([warning]);
    expect(await warningsOf(unit, value, ', note: so given')).toEqual([]);
  });
});
