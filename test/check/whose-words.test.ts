import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/check/checker.js';
import { buildRecord } from '../../src/record/record.js';
import { createSearch } from '../../src/search/engine.js';
import { figure, group, metric, person, place, source, statement } from '../support/entries.js';

/** A dispute over a ferry: two speakers, a number of each. */
const record = buildRecord({
  version: '00000000',
  loadedAt: '2024-12-01T00:00:00.000Z',
  proofs: new Map(),
  entries: [
    source('paper', 'The Paper', '2024-05-06'),
    person('nora-velt', 'Nora Velt'),
    person('idris-quill', 'Idris Quill'),
    place('harn', 'Harn', { demonyms: ['Harner', 'Harners'] }),
    place('oster', 'Oster', { demonyms: ['Osterer', 'Osterers'] }),
    metric('displaced', { aliases: [{ name: 'arrivals', strength: 'strong' as const }] }),
    metric('killed'),
    metric('wounded'),
    group('harn-people', 'people on the Harn side', { side: 'harn', kind: 'all' }),
    group('oster-people', 'people on the Oster side', { side: 'oster', kind: 'all' }),
    statement('velt-ferry', 'nora-velt', '2024-05-05', 'said that “the ferry sailed with its doors open”', {
      source: 'paper',
    }),
    statement('quill-ferry', 'idris-quill', '2024-05-05', 'said that “nobody on the quay saw any doors”', {
      source: 'paper',
    }),
    figure('dead', 'nora-velt', 'killed', '212', 'people', { counted: ['harn-people'] }),
    figure('arrived', 'nora-velt', 'displaced', '6,310', 'arrivals in Harn'),
    figure('hurt', 'nora-velt', 'wounded', '1,920', 'people'),
  ],
});
const check = async (text: string) =>
  (await createChecker(record, createSearch(record), async function* () {}).check(text)).judged;
const verdictsOf = async (text: string) => (await check(text)).map(({ verdict }) => verdict);

const VELT = 'the ferry sailed with its doors open';
const QUILL = 'nobody on the quay saw any doors';

describe('the speaker of a quotation', () => {
  it.each([
    ['each introduced', `Nora Velt said: “${VELT}.” Idris Quill replied: “${QUILL}.”`],
    ['each introduced, in one sentence', `Nora Velt said “${VELT}” and Idris Quill said “${QUILL}”.`],
    ['as in a transcript', `Nora Velt: “${VELT}”\nIdris Quill: “${QUILL}”`],
    ['each named behind', `“${VELT},” said Nora Velt. “${QUILL},” said Idris Quill.`],
    ['one named behind, the next before', `“${VELT},” Nora Velt said. Idris Quill replied: “${QUILL}.”`],
    ['one named before, the next behind', `Nora Velt said: “${VELT}.” “${QUILL},” Idris Quill replied.`],
  ])('is the one who is named for it, and never the one named for the next: %s', async (_how, text) => {
    expect(await verdictsOf(text)).toEqual(['exact', 'exact']);
    const swapped = text.replace(/Nora Velt|Idris Quill/g, (name) =>
      name === 'Nora Velt' ? 'Idris Quill' : 'Nora Velt',
    );
    expect(await verdictsOf(swapped)).toEqual(['other-speaker', 'other-speaker']);
  });

  it('may be named in the middle of the quotation', async () => {
    const parted = (name: string) => `“the ferry sailed,” ${name} said, “with its doors open.”`;
    expect(await verdictsOf(parted('Nora Velt'))).toEqual(['part', 'part']);
    expect(await verdictsOf(parted('Idris Quill'))).toEqual(['other-speaker', 'other-speaker']);
  });
});

describe('what a number counts', () => {
  it('is a group on file by a name with a preposition in it', async () => {
    expect(await verdictsOf('Nora Velt said 212 people on the Harn side were killed.')).toEqual(['matches']);
    expect(await verdictsOf('Nora Velt said 212 people on the Oster side were killed.')).toEqual(['other-scope']);
  });

  it('is what the verb says became of them, whatever they are called', async () => {
    expect(await verdictsOf('Nora Velt said 6,310 arrivals in Harn were displaced.')).toEqual(['matches']);
    expect(await verdictsOf('Nora Velt said there were 6,310 arrivals in Harn.')).toEqual(['matches']);
    for (const became of ['were killed', 'have been wounded', 'were reportedly killed'])
      expect(await verdictsOf(`Nora Velt said 6,310 arrivals in Harn ${became}.`), became).not.toContain('matches');
  });

  it('is not the time where people are counted by a number that may be a year', async () => {
    for (const text of [
      'said that 1920 soldiers were wounded',
      'counted 1920 wounded soldiers',
      'spoke of 1920 wounded people',
    ])
      expect(await verdictsOf(`Nora Velt ${text}.`), text).not.toContain(undefined);
    for (const text of ['said that in 1920 soldiers were wounded', 'said that since May 1920 soldiers were wounded'])
      expect(
        (await check(`Nora Velt ${text}.`)).filter(({ kind }) => kind === 'figure'),
        text,
      ).toEqual([]);
  });
});
