import { afterEach, describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/knowledge/problems.js';
import type { VerbatimRecord } from '../../src/record/record.js';
import { botOver } from '../support/bot.js';
import { type Folder, folder } from './support.js';

const made: Folder[] = [];
afterEach(async () => {
  await Promise.all(made.splice(0).map((each) => each.remove()));
});

const STORY = (metric: string): string => `sources:
  - {id: paper, publisher: Paper, published: 2024-05-06}
figures:
  - {id: f1, metric: ${metric}, value: "61.2", unit: percent, claimant: outlet, source: paper, as_of: 2024-05-05}
`;
const METRICS = `metrics:
  - {id: turnout-share, name: turnout, names: {de: [Wahlbeteiligung, Beteiligung], fr: participation}, aliases: [people who voted], unit: percent, family: election}
  - {id: seats, name: seats, group: election}
`;

async function make(metric: string, metrics = METRICS): Promise<Folder> {
  const one = await folder({ 'knowledge/a.yaml': STORY(metric), 'knowledge/b.yaml': metrics });
  made.push(one);
  return one;
}

async function recordOf(
  one: Folder,
): Promise<{ readonly record: VerbatimRecord; readonly warnings: readonly string[] }> {
  const result = await one.load();
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return { record: result.record, warnings: result.warnings.map(formatProblem) };
}

describe('the metric of a figure', () => {
  it('is one of the record: none is built in', async () => {
    const { record, warnings } = await recordOf(await make('turnout-share'));
    expect(record.metrics.map(({ id, family }) => [id, family])).toEqual([
      ['turnout-share', 'election'],
      ['seats', 'election'],
    ]);
    expect(warnings).toEqual([]);
  });

  it.each([
    ['turnout', /no metric has the id "turnout"; write turnout-share, whose name that is/],
    ['people-who-voted', /write turnout-share, whose name that is/],
    ['Wahlbeteiligung', /write turnout-share, whose name that is/],
    ['turnout-sharo', /did you mean turnout-share\?/],
    ['seat', /did you mean seats\?/],
  ])('is named by its id: "%s" says which one is meant', async (metric, message) => {
    expect(await (await make(metric)).problems()).toEqual([expect.stringMatching(message)]);
  });

  it('may be undefined where nothing is called like it, with a warning', async () => {
    const { record, warnings } = await recordOf(await make('on-the-ballot'));
    expect(warnings).toEqual([
      expect.stringMatching(
        /a\.yaml:4:\d+ f1: no metric has the id "on-the-ballot"; it is taken for one called "on the ballot"/,
      ),
    ]);
    const answer = await botOver(record).ask('figures', { what: 'on the ballot' });
    expect(answer.text).toContain('On the ballot');
  });

  it('still loads in records that relied on built-in ones, beside one that holds its name', async () => {
    const { record } = await recordOf(await make('killed', 'metrics: [{id: killed-by-mines, name: killed by mines}]'));
    expect(record.metrics.map(({ id }) => id)).toEqual(['killed', 'killed-by-mines']);
  });

  it('is read in the language of the reader where it has a name there, and asked for in any', async () => {
    const { record } = await recordOf(await make('turnout-share'));
    const bot = botOver(record);
    expect((await bot.in('de').ask('figures', { what: 'Beteiligung' })).text).toMatch(
      /Zahlen · Wahlbeteiligung[\s\S]*### Wahlbeteiligung/,
    );
    expect((await bot.in('fr').ask('figures', { what: 'turnout' })).text).toContain('### Participation');
    expect((await bot.in('ru').ask('figures', { what: 'participation' })).text).toContain('### Turnout');
  });

  it('is offered only where the record has figures of it', async () => {
    const { record } = await recordOf(await make('turnout-share'));
    const bot = botOver(record);
    const offered = [
      ...(await bot.complete('figures', 'what', '')).choices,
      ...(await bot.complete('figures', 'metric', '')).choices,
    ].map(({ value }) => value);
    expect(new Set(offered)).toEqual(new Set(['turnout-share']));
    expect((await bot.ask('help')).text).toContain('/figures turnout');
    expect((await bot.ask('figures', { what: 'captured' })).text).toMatch(/not on file/i);
  });

  it('names its languages by their tags', async () => {
    const wrong = METRICS.replace('{de:', '{German:');
    expect(await (await make('turnout-share', wrong)).problems()).toEqual([expect.stringContaining('German')]);
  });
});

describe('a person by another of its names', () => {
  it('says which id is meant', async () => {
    const one = await folder({
      'knowledge/a.yaml': `${STORY('seats')}people:
  - {id: eva-salm, name: Eva Salm, aliases: [Minister Salm]}
`.replace('claimant: outlet', 'claimant: Eva Salm'),
      'knowledge/b.yaml': METRICS,
    });
    made.push(one);
    expect(await one.problems()).toEqual([expect.stringContaining('write eva-salm, whose name that is')]);
  });
});

describe('the metric of a figure and the words beside its number', () => {
  const METRICS_OF_A_CRASH = `metrics:
  - {id: killed, name: killed, aliases: [dead, died]}
  - {id: wounded, name: wounded, aliases: [injured]}
  - {id: missing, name: missing}
  - {id: damage, name: damage}
  - {id: temperature, name: temperature}
  - {id: duration, name: duration, aliases: [worked for]}
`;
  const warningOf = async (text: string, metric: string, value: string, population = '') => {
    const one = await folder({
      'knowledge/a.yaml': `${METRICS_OF_A_CRASH}sources:
  - {id: paper, publisher: Paper, published: 2024-05-06}
figures:
  - {id: f1, metric: ${metric}, value: ${JSON.stringify(value)}, claimant: outlet, source: paper, as_of: 2024-05-05${population === '' ? '' : `, population: ${population}`}}
`,
      'archive/paper.txt': text,
    });
    made.push(one);
    return (await recordOf(one)).warnings.flatMap(
      (warning) => /beside the number what (\S+) counts/.exec(warning)?.[1] ?? [],
    );
  };

  it.each([
    [
      'in the sentence alone',
      'The damage is put at 85 million crowns, he said. Two people were missing.',
      'damage',
      '85 million crowns',
    ],
    [
      'before the number, with another after it',
      'Temperatures fell to minus 12 degrees, and crews worked for three hours.',
      'temperature',
      'minus 12 degrees',
    ],
    [
      'behind the whole that it is a part of',
      'Three of the injured had died by noon.',
      'killed',
      'Three',
      'of the injured',
    ],
    ['of a part of those before', 'There were 58 injured, 12 of them critically.', 'killed', '12 of them'],
    ['behind who is counted', 'It killed 12 people and 170 people were wounded.', 'wounded', '170', 'people'],
  ])('may be named %s', async (_where, text, metric, value, population = '') => {
    expect(await warningOf(text, metric, value, population)).toEqual([]);
  });

  it.each([
    ['It killed 12 and wounded 30.', 'killed', '30', 'wounded'],
    ['12 killed, 30 wounded.', 'killed', '30', 'wounded'],
    ['12 killed, 30 wounded.', 'wounded', '12', 'killed'],
    ['The number of dead rose to 21.', 'missing', '21', 'killed'],
  ])('is warned of where they are another’s: %s', async (text, metric, value, other) => {
    expect(await warningOf(text, metric, value)).toEqual([other]);
  });
});
