import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/check/checker.js';
import type { JudgedFigure } from '../../src/check/verdicts.js';
import { quantitiesIn } from '../../src/language/words/quantities.js';
import { parseDate, UNKNOWN_DATE } from '../../src/record/dates.js';
import { buildRecord } from '../../src/record/record.js';
import { createSearch } from '../../src/search/engine.js';
import { event, figure, metric, person, place, source } from '../support/entries.js';

const on = (iso: string) => ({ asOf: parseDate(iso) ?? UNKNOWN_DATE });
const record = buildRecord({
  version: '00000000',
  loadedAt: '2023-12-01T00:00:00.000Z',
  proofs: new Map(),
  entries: [
    source('daily-2023', 'The Example Daily', '2023-09-22'),
    person('ana-rusu', 'Ana Rusu'),
    person('ion-popa', 'Ion Popa'),
    place('lowland', 'Lowland', { demonyms: ['Lowlander', 'Lowlanders'] }),
    place('upland', 'Upland', { demonyms: ['Uplander', 'Uplanders', 'Uplandish'] }),
    event('flood', 'Flood of the valley', '2023-09-20'),
    event('drought', 'Great drought', '2022-07'),
    metric('killed', {
      aliases: [
        { name: 'dead', strength: 'strong' },
        { name: 'deaths', strength: 'strong' },
      ],
    }),
    metric('wounded', { aliases: [{ name: 'injured', strength: 'strong' }] }),
    figure('rusu-200', 'ana-rusu', 'killed', 'more than 200', 'people', { of: 'flood', ...on('2023-09-21') }),
    figure('popa-90', 'ion-popa', 'killed', '90', 'people', { of: 'flood', ...on('2023-09-20') }),
    figure('popa-115', 'ion-popa', 'killed', '115', 'people', { of: 'flood', ...on('2023-09-23') }),
    figure('rusu-hurt', 'ana-rusu', 'wounded', '400', 'people', { of: 'flood', ...on('2023-09-21') }),
    figure('drought-6700', 'ana-rusu', 'killed', 'over 6,700', 'people', { of: 'drought', ...on('2022-09-01') }),
    figure('upland-wounded', 'ion-popa', 'wounded', '77', 'Uplandish villagers', { of: 'flood', ...on('2023-09-21') }),
    figure('popa-range', 'ion-popa', 'wounded', 'between 50 and 1,000', 'civilians', {
      of: 'flood',
      ...on('2023-09-22'),
    }),
  ],
});
const checker = createChecker(record, createSearch(record), async function* () {});
async function figures(text: string): Promise<string[]> {
  const { judged } = await checker.check(text);
  return judged
    .filter((one): one is JudgedFigure => one.kind === 'figure')
    .map(({ verdict, figures: [first] }) => `${verdict} ${first?.id ?? ''}`);
}

describe('a pasted amount', () => {
  const amounts = buildRecord({
    version: '00000000',
    loadedAt: '2023-12-01T00:00:00.000Z',
    proofs: new Map(),
    entries: [
      source('daily-2023', 'The Example Daily', '2023-09-22'),
      person('ana-rusu', 'Ana Rusu'),
      metric('pledged', { aliases: [{ name: 'pledges', strength: 'strong' }] }),
      metric('deficit', { aliases: [] }),
      metric('turnout', { aliases: [] }),
      metric('stations', { aliases: [] }),
      figure('pledge', 'ana-rusu', 'pledged', '$11.5 million', 'aid', on('2023-09-21')),
      figure('deficit-now', 'ana-rusu', 'deficit', 'minus €3.4 million', 'the budget', on('2023-09-21')),
      figure('turnout-now', 'ana-rusu', 'turnout', '63 percent', 'voters', on('2023-09-21')),
      figure('stations-now', 'ana-rusu', 'stations', 'from 19 to 14', 'stations', on('2023-09-21')),
      figure('upkeep', 'ana-rusu', 'pledged', 'about 2.4 million', 'crowns', on('2023-09-21')),
    ],
  });
  const checker = createChecker(amounts, createSearch(amounts), async function* () {});
  const verdicts = async (text: string): Promise<string[]> =>
    (await checker.check(text)).judged.flatMap((one) => (one.kind === 'figure' ? [one.verdict] : []));

  it.each([
    'Rusu said $11.5 million in aid was pledged',
    'Rusu said 11.5 million dollars in aid were pledged',
    'Rusu said USD 11.5 million in aid was pledged',
    'The deficit was minus €3.4 million, Rusu said',
    'Turnout was 63 %, Rusu said',
    'Stations were cut from 19 to 14, Rusu said',
    'Rusu said about 2.4 million crowns were pledged',
  ])('matches with its sign, its unit and its order: %s', async (text) => {
    expect(await verdicts(text)).toEqual(['matches']);
  });

  it.each([
    'Rusu said €11.5 million in aid was pledged',
    'Rusu said minus $11.5 million in aid was pledged',
    'Rusu said 11.5 million people were pledged',
    'The deficit was €3.4 million, Rusu said',
    'The deficit was minus $3.4 million, Rusu said',
    'Turnout was 63 voters, Rusu said',
    'Turnout was 63 percentage points, Rusu said',
    'Stations were cut from 14 to 19, Rusu said',
    'Rusu said about 2.4 million dollars were pledged',
  ])('never matches with another: %s', async (text) => {
    expect(await verdicts(text)).not.toContain('matches');
  });
});

describe('a pasted figure', () => {
  it.each([
    ['More than 200 people were killed in the flood, Rusu said', ['matches rusu-200']],
    ['Over 200 dead in the flood of the valley, according to Ana Rusu', ['matches rusu-200']],
    ['200 people were killed, Ana Rusu said', ['qualifier rusu-200']],
    ['At least 400 people were injured, Ana Rusu said', ['qualifier rusu-hurt']],
    ['Ion Popa said more than 200 people were killed', ['other-claimant rusu-200']],
    ['6,700 people were killed in the flood of the valley', ['other-scope drought-6700']],
    ['90 people were killed, Ion Popa said', ['superseded popa-90']],
    ['115 people were killed, Ion Popa said', ['matches popa-115']],
    ['Rusu said more than 200 people were killed and 400 injured', ['matches rusu-200', 'matches rusu-hurt']],
    ['Between 50 and 1,000 civilians were wounded, Popa said', ['matches popa-range']],
    ['50 civilians were wounded, Popa said', ['qualifier popa-range']],
    ['77 Uplanders were wounded in the flood', ['matches upland-wounded']],
    ['77 Lowlanders were wounded in the flood', ['other-scope upland-wounded']],
    ['312 people were killed in the flood, Rusu said', ['not-on-file rusu-200']],
  ])('%s: %j', async (text, expected) => {
    expect(await figures(text)).toEqual(expected);
  });

  it.each([
    'On 21 September 2023 the council met at 10:30 for the 78th time.',
    'In 2020 nobody was killed.',
    'The match ended 2-1 and 40,000 watched.',
  ])('is none of: %s', async (text) => {
    expect(await figures(text)).toEqual([]);
  });
});

describe('a number in a text', () => {
  it.each([
    ['more than 200', 'more', [200]],
    ['6 700', 'stated', [6700]],
    ['6.700', 'stated', [6700]],
    ['some 130,000', 'about', [130_000]],
    ['1.5 million', 'stated', [1_500_000]],
    ['$11.5 million', 'stated', [11_500_000]],
    ['two hundred', 'stated', [200]],
    ['twenty-five', 'stated', [25]],
    ['200 or more', 'at least', [200]],
    ['200+', 'at least', [200]],
    ['50–60', 'range', [50, 60]],
    ['between 50 and 1,000', 'range', [50, 1000]],
    ['tens of thousands', 'stated', []],
  ])('%s is read as %s %j', (text, qualifier, numbers) => {
    expect(quantitiesIn(`There were ${text} people.`)).toMatchObject([{ qualifier, numbers }]);
  });

  it('is found wherever it stands, and nothing is found twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        let end = 0;
        for (const one of quantitiesIn(text)) {
          expect(one.start).toBeGreaterThanOrEqual(end);
          expect(one.end).toBeGreaterThan(one.start);
          expect(one.numbers.every((number) => Number.isFinite(number))).toBe(true);
          end = one.end;
        }
      }),
    );
  });
});
