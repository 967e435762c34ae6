import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/check/checker.js';
import type { Judged } from '../../src/check/verdicts.js';
import { parseDate, UNKNOWN_DATE } from '../../src/record/dates.js';
import type { Entry } from '../../src/record/entries.js';
import { buildRecord } from '../../src/record/record.js';
import { createSearch } from '../../src/search/engine.js';
import { event, figure, metric, organisation, person, place, source, statement } from '../support/entries.js';

const day = (iso: string) => parseDate(iso) ?? UNKNOWN_DATE;

/** One side of a quarrel over a flood: its country, ministry, minister, and what they said. */
const side = (id: string, name: string, minister: string, word: string, killed: string): Entry[] => [
  place(id, name, { demonyms: [`${name}n`] }),
  organisation(`${id}-ministry`, `Ministry of Water of ${name}`, { kind: 'government', country: id }),
  organisation(`${id}-steel`, `${name} Steel`, { kind: 'company', country: id }),
  person(`${id}-minister`, minister, {
    roles: [{ title: 'Minister of Water', organisation: `${id}-ministry`, from: day('2023-02') }],
  }),
  person(`${id}-member`, `Member of ${name}`),
  statement(
    `${id}-said`,
    `${id}-minister`,
    '2023-09-21',
    `called the flood a “${word} and well-planned opening of the gates”`,
  ),
  statement(`${id}-early`, `${id}-minister`, '2022-09-21', `promised “${word} boats for every village on the river”`),
  statement(`${id}-company`, `${id}-steel`, '2023-09-21', `said that “${word} mills stood in three metres of water”`),
  statement(
    `${id}-officials`,
    { described: `officials of ${name}`, for: [`${id}-ministry`] },
    '2023-09-21',
    `spoke of “${word} measurements by the old bridge”`,
  ),
  figure(`${id}-killed`, `${id}-minister`, 'killed', killed, 'people', { of: 'flood' }),
];
const record = buildRecord({
  version: '00000000',
  loadedAt: '2023-12-01T00:00:00.000Z',
  proofs: new Map(),
  entries: [
    source('daily-2023', 'The Daily', '2023-09-22'),
    event('flood', 'Flood of the valley', '2023-09-20'),
    metric('killed'),
    ...side('karsavia', 'Karsavia', 'Eva Salm', 'sudden', '28'),
    ...side('tolmark', 'Tolmark', 'Petr Dovan', 'brutal', '41'),
  ],
});
const checker = createChecker(record, createSearch(record), async function* () {});
const verdicts = async (text: string): Promise<Judged['verdict'][]> =>
  (await checker.check(text)).judged.map(({ verdict }) => verdict);

/** Each text as it stands, and with the two sides changed over. */
const SIDES = [
  ['Karsavia', 'Tolmark', 'sudden', 'brutal', '28'],
  ['Tolmark', 'Karsavia', 'brutal', 'sudden', '41'],
] as const;

describe.each(SIDES)('words of the minister of %s', (own, other, word, _otherWord, killed) => {
  const words = `“${word} and well-planned opening of the gates”`;

  it.each([
    `${own} called it a ${words}.`,
    `According to ${own}, it was a ${words}.`,
    `It was, said ${own}, a ${words}.`,
    `${own}: ${words}`,
    `The Ministry of Water of ${own} called it a ${words}.`,
    `Nobody was named, but on Monday the Daily wrote that ${own} called it a ${words}.`,
  ])('are those of the country or ministry that he speaks for: %s', async (text) => {
    expect(await verdicts(text)).toEqual(['exact']);
  });

  it.each([
    `${other} called it a ${words}.`,
    `According to ${other}, it was a ${words}.`,
    `The Ministry of Water of ${other} called it a ${words}.`,
    `${own} Steel called it a ${words}.`,
  ])('are somebody else’s for the other side, and for a company: %s', async (text) => {
    expect(await verdicts(text)).toEqual(['other-speaker']);
  });

  it('are not his country’s before he was minister, nor a company’s its country’s', async () => {
    expect(await verdicts(`${own} promised “${word} boats for every village on the river”.`)).toEqual([
      'other-speaker',
    ]);
    expect(await verdicts(`${own} said that “${word} mills stood in three metres of water”.`)).toEqual([
      'other-speaker',
    ]);
  });

  it('do not become those of a place that the text only mentions', async () => {
    const minister = own === 'Karsavia' ? 'Eva Salm' : 'Petr Dovan';
    expect(await verdicts(`In ${other}, ${minister} called it a ${words}.`)).toEqual(['exact']);
    const stranger = own === 'Karsavia' ? 'Petr Dovan' : 'Eva Salm';
    expect(await verdicts(`In ${own}, ${stranger} called it a ${words}.`)).toEqual(['other-speaker']);
    expect(await verdicts(`A deputy of ${own} called it a ${words}.`)).toEqual(['other-speaker']);
  });

  it('are those of a ministry whose officials are not named', async () => {
    const measured = `“${word} measurements by the old bridge”`;
    expect(await verdicts(`The Ministry of Water of ${own} spoke of ${measured}.`)).toEqual(['exact']);
    expect(await verdicts(`${own} said there were ${measured}.`)).toEqual(['exact']);
    expect(await verdicts(`${other} said there were ${measured}.`)).toEqual(['other-speaker']);
  });

  it('with a number are the country’s too', async () => {
    expect(await verdicts(`${own} said that ${killed} people were killed in the flood.`)).toEqual(['matches']);
    expect(await verdicts(`${other} said that ${killed} people were killed in the flood.`)).toEqual(['other-claimant']);
  });
});
