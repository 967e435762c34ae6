import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/check/checker.js';
import type { Judged } from '../../src/check/verdicts.js';
import { parseDate, UNKNOWN_DATE } from '../../src/record/dates.js';
import { createSearch } from '../../src/search/engine.js';
import { event, figure, group, metric, organisation, person, recordOf, source, statement } from '../support/entries.js';
import fc from '../support/properties.js';

const on = (iso: string) => ({ asOf: parseDate(iso) ?? UNKNOWN_DATE, of: 'flood' });
const record = recordOf(
  source('daily-2023', 'The Example Daily', '2023-09-22'),
  organisation('water-ministry', 'Ministry of Water'),
  organisation('rescue', 'Rescue Service'),
  person('ana-rusu', 'Ana Rusu', { roles: [{ title: 'water minister', organisation: 'water-ministry' }] }),
  person('ion-popa', 'Ion Popa'),
  event('flood', 'Flood of the valley', '2023-09-20'),
  group('valley-people', 'people of the valley'),
  metric('killed', {
    unit: 'people',
    aliases: [
      { name: 'died', strength: 'strong' },
      { name: 'dead', strength: 'strong' },
    ],
  }),
  metric('arrived', { name: 'shelter', unit: 'people' }),
  statement(
    'rusu-gates',
    'ana-rusu',
    '2023-09-21',
    'said: “Nobody opened the gates of the dam before the families had left”',
  ),
  statement('popa-crime', 'ion-popa', '2023-09-21', 'called it a “crime” and “a shame for all of us in this valley”'),
  statement('rusu-now', 'ana-rusu', '2023-09-22', 'said: “The water fell by four metres in the night”', {
    revisions: [
      {
        date: parseDate('2023-10-01') ?? UNKNOWN_DATE,
        was: 'said: “The water fell by forty metres in the night”',
        why: 'misread',
      },
    ],
  }),
  statement('popa-german', 'ion-popa', '2023-09-22', 'said: “Wir haben die ganze Nacht gewartet”', {
    language: 'de',
    translations: [{ language: 'en', says: 'said: “We waited the whole night through”', by: 'The Example Daily' }],
  }),
  figure('rescue-dead-40', 'rescue', 'killed', '40', 'people', { ...on('2023-09-21'), counted: ['valley-people'] }),
  figure('ministry-dead-52', 'water-ministry', 'killed', 'at least 52', 'people', {
    ...on('2023-09-23'),
    counted: ['valley-people'],
  }),
  figure('soldiers-dead-7', 'water-ministry', 'killed', '7', 'soldiers', on('2023-09-21')),
  figure('arrivals', 'rescue', 'arrived', '10,417', 'arrivals in the town hall', on('2023-09-22')),
);
async function* noTexts() {}
const checker = createChecker(record, createSearch(record), noTexts);
const judged = async (text: string): Promise<readonly Judged[]> => (await checker.check(text)).judged;
const verdicts = async (text: string): Promise<string[]> => (await judged(text)).map(({ verdict }) => verdict);

describe('a sentence without quotation marks', () => {
  it('is no altered quotation, however many words it shares', async () => {
    expect(await verdicts('Nobody opened the doors of the dam before the families had gone')).toEqual(['looks-like']);
  });

  it('is no quotation at all where it shares a word or two', async () => {
    expect(await verdicts('7 soldiers died when the gates gave way')).toEqual(['matches']);
  });

  it('is still exact where it is', async () => {
    expect(
      await verdicts('Ana Rusu said that nobody opened the gates of the dam before the families had left'),
    ).toEqual(['exact']);
  });
});

describe('words on file', () => {
  it('prove nothing where they are one or two and somebody else is named', async () => {
    expect(await verdicts('“Crime”, Ana Rusu said')).toEqual(['common-words']);
  });

  it('are those of before a correction where they are', async () => {
    expect(await verdicts('Rusu said: “The water fell by forty metres in the night”')).toEqual(['before-correction']);
  });

  it('are a translation where they are the words of one on file', async () => {
    expect(await verdicts('Popa said: “We waited the whole night through”')).toEqual(['translation']);
  });
});

describe('a number', () => {
  it('is what others later gave differently, where they did', async () => {
    const [one] = await judged('The Rescue Service said 40 people died');
    expect(one).toMatchObject({ verdict: 'matches', laterByOthers: [{ id: 'ministry-dead-52' }] });
  });

  it('of people whom a side lost is one of the dead', async () => {
    expect(await verdicts('The ministry said it lost 7 soldiers')).toEqual(['matches']);
  });

  it('is known by itself where nobody could give it by chance', async () => {
    expect(await verdicts('More than 10,417 people had come by Friday')).toEqual(['qualifier']);
  });

  it('is given by nobody in a sentence that has nobody say anything', async () => {
    expect(await verdicts('Ion Popa wept for the 40 people who died in the valley')).toEqual(['matches']);
  });

  it('that is not on file is beside the nearest', async () => {
    const [one] = await judged('41 people died in the flood of the valley');
    expect(one?.kind === 'figure' && one.figures[0]?.id).toBe('rescue-dead-40');
  });
});

describe('a report', () => {
  it('lists what it judges, and days and numbers that it cannot, in the order of the text', async () => {
    const text = 'On 21 September 2023 some 40 people died, and 300 cows were moved. Popa called it a “crime”.';
    expect((await judged(text)).map(({ verdict, pasted }) => [verdict, pasted])).toEqual([
      ['not-judged', 'On 21 September 2023'],
      ['qualifier', 'On 21 September 2023 some 40 people died'],
      ['not-judged', '300 cows'],
      ['exact', 'crime'],
    ]);
  });

  it('says where a quotation mark opens nothing', async () => {
    expect((await checker.check('He said "a shame for all of us" in the valley"')).strayMark).toBe(true);
    expect((await checker.check('He said "a shame for all of us" in the valley')).strayMark).toBe(false);
  });

  it('leaves out no number in digits and no pair of quotation marks of any text', async () => {
    const word = fc.constantFrom(
      'people',
      'died',
      'said',
      'Rusu',
      'gates',
      'valley',
      'and',
      'the',
      'soldiers',
      '5%',
      '1.2',
      '2023',
    );
    const piece = fc.oneof(
      word,
      fc.integer({ min: 0, max: 200_000 }).map(String),
      fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => `“${words.join(' ')}”`),
      fc.constantFrom('.', ',', '\n', '. The'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 20 }), async (pieces) => {
        const text = pieces.join(' ');
        const listed = await judged(text);
        const isListed = (at: number): boolean => listed.some(({ start, end }) => at >= start && at < end);
        for (const { index } of text.matchAll(/\d+/g)) expect(isListed(index)).toBe(true);
        for (const { index } of text.matchAll(/“[^”]*[\p{L}\d][^”]*”/gu)) expect(isListed(index)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
