import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/check/checker.js';
import type { JudgedFigure } from '../../src/check/verdicts.js';
import { quantitiesIn } from '../../src/language/words/quantities.js';
import { parseDate, UNKNOWN_DATE } from '../../src/record/dates.js';
import { buildRecord } from '../../src/record/record.js';
import { createSearch } from '../../src/search/engine.js';
import { event, figure, metric, person, place, source } from '../support/entries.js';
import fc from '../support/properties.js';

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

describe('a pasted number', () => {
  const numbers = buildRecord({
    version: '00000000',
    loadedAt: '2023-12-01T00:00:00.000Z',
    proofs: new Map(),
    entries: [
      source('daily-2023', 'The Example Daily', '2023-09-22'),
      person('ana-rusu', 'Ana Rusu'),
      metric('result', { name: 'result' }),
      metric('net-loss', { name: 'net loss' }),
      metric('sales', { name: 'sales' }),
      metric('seats', { name: 'seats', unit: 'seats' }),
      metric('killed', { name: 'killed', unit: 'people' }),
      metric('saved', { name: 'saved' }),
      metric('patients', { name: 'patients' }),
      metric('water', { name: 'water' }),
      metric('homes', { name: 'homes' }),
      figure('result-2023', 'ana-rusu', 'result', 'a loss of €3 million', undefined, on('2023-09-21')),
      figure('net-loss-2023', 'ana-rusu', 'net-loss', '€240 million', undefined, on('2023-09-21')),
      figure('sales-2023', 'ana-rusu', 'sales', 'fell by 12 %', undefined, on('2023-09-21')),
      figure('seats-2023', 'ana-rusu', 'seats', '58', 'seats', on('2023-09-21')),
      figure('killed-2023', 'ana-rusu', 'killed', '192', 'servicemen', on('2023-09-21')),
      figure('saved-2023', 'ana-rusu', 'saved', '71 of the 200', 'bridges', on('2023-09-21')),
      figure('saved-share', 'ana-rusu', 'saved', 'One in five', 'villages', on('2023-09-21')),
      figure('patients-2023', 'ana-rusu', 'patients', 'doubled', 'number of patients', on('2023-09-21')),
      figure('water-old', 'ana-rusu', 'water', '31.2 degrees', 'the water', on('2022-09-21')),
      figure('homes-2023', 'ana-rusu', 'homes', 'between 8,000 and 9,500', 'homes', on('2023-09-21')),
    ],
  });
  const checker = createChecker(numbers, createSearch(numbers), async function* () {});
  const verdicts = async (text: string): Promise<string[]> =>
    (await checker.check(text)).judged.flatMap((one) =>
      one.kind === 'figure' ? [`${one.verdict} ${one.figures.map(({ id }) => id).join(' ')}`] : [],
    );

  it.each([
    ['The result was a loss of €3 million, Rusu said', 'matches result-2023'],
    ['The result was a €3 million loss, Rusu said', 'matches result-2023'],
    ['Rusu put the net loss at €240 million', 'matches net-loss-2023'],
    ['Sales fell by 12 %, Rusu said', 'matches sales-2023'],
    ['Sales dropped 12 percent, Rusu said', 'matches sales-2023'],
    ['They lost 192 servicemen, Rusu said', 'matches killed-2023'],
    ['They saved 71 of 200 bridges, Rusu said', 'matches saved-2023'],
    ['They saved one in five villages, Rusu said', 'matches saved-share'],
    ['The number of patients doubled, Rusu said', 'matches patients-2023'],
    ['They count between 8,000 and 9,500 homes, Rusu said', 'matches homes-2023'],
    ['Sales were 12 %, Rusu said', 'qualifier sales-2023'],
    ['They gained 58 seats, Rusu said', 'qualifier seats-2023'],
  ])('is one figure, with what belongs to it: %s → %s', async (text, verdict) => {
    expect(await verdicts(text)).toEqual([verdict]);
  });

  it.each([
    'The result was a profit of €3 million, Rusu said',
    'The result was a €3 million profit, Rusu said',
    'Rusu put the net profit at €240 million, not a net loss',
    'Sales rose by 12 %, Rusu said',
    'Sales rose 12 percent, Rusu said',
    'Sales did not fall, they rose, by 12 %, Rusu said',
    'They saved 71 of 300 bridges, Rusu said',
    'They saved 71 bridges, Rusu said',
    'They saved one in six villages, Rusu said',
    'The number of patients tripled, Rusu said',
    'The number of patients halved, Rusu said',
    'They lost 58 seats, Rusu said',
    'They count not 192 killed, Rusu said',
  ])('never matches when it says something else: %s', async (text) => {
    expect((await verdicts(text)).join()).not.toContain('matches');
  });

  it('reads a change as two numbers where it is not on file as one', async () => {
    expect(await verdicts('The water rose from 31.2 to 38.5 degrees, Rusu said')).toEqual([
      'matches water-old',
      'not-on-file water-old',
    ]);
  });
});

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
