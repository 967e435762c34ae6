import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerbatimRecord } from '../../src/record/record.js';
import { unescapeMarkdown } from '../../src/view/text.js';
import { type Folder, folder } from '../knowledge/support.js';
import { type Answer, type Bot, botOver } from '../support/bot.js';
import { exported, nodesById, remarks, rowsOf } from '../support/exported.js';

/** Two parties count the seats of an election; of those who give numbers, some have no entry. */
const ELECTION = `organisations:
  - {id: harbour-party, name: Harbour Party}
  - {id: green-union, name: Green Union}
people:
  - id: mirela-dovan
    name: Mirela Dovan
    roles:
      - {title: Deputy Prime Minister, from: 2020, to: 2024-05}
      - {title: Minister of Finance, organisation: Treasury, from: 2021}
      - {title: Head of the Budget Office, organisation: Treasury, from: 2021}
      - {title: Mayor, from: 2010, to: 2019}
sources:
  - {id: paper, publisher: Paper, published: 2024-03-09}
  - {id: wire, publisher: Wire, published: 2024-03-10}
events:
  - {id: vote, name: March vote, date: 2024-03-08}
metrics:
  - {id: seats, name: seats}
statements:
  - {id: dovan-count, speaker: mirela-dovan, source: paper, said: 2024-03-08, event: vote, says: said that the count was fair}
  - {id: dovan-late, speaker: mirela-dovan, source: paper, said: 2024-03-09, event: vote, says: said that the count was slow}
  - {id: officials-count, speaker: {described: officials of both parties, for: [harbour-party, green-union]}, source: paper, said: 2024-03-09, event: vote, says: said that “the count goes on”}
figures:
  - {id: aide-seats, claimant: {described: an aide to the mayor}, source: paper, as_of: 2024-03-08, metric: seats, value: '31', population: seats, of: vote}
  - {id: aide-seats-later, claimant: {described: an aide to the mayor}, source: paper, as_of: 2024-03-09, metric: seats, value: '33', population: seats, of: vote}
  - {id: other-aide-seats, claimant: {described: an aide to the mayor}, source: wire, as_of: 2024-03-09, metric: seats, value: '40', population: seats, of: vote}
  - {id: watcher-seats, claimant: {described: a watcher at the count}, source: paper, as_of: 2024-03-08, metric: seats, value: '29', population: seats, of: vote}
  - {id: paper-seats, claimant: outlet, source: paper, as_of: 2024-03-08, metric: seats, value: '30', population: seats, of: vote}
`;

let made: Folder;
let record: VerbatimRecord;
let bot: Bot;
beforeAll(async () => {
  made = await folder({ 'knowledge/a.yaml': ELECTION });
  const result = await made.load();
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  record = result.record;
  bot = botOver(record);
});
afterAll(() => made.remove());

const seen = ({ text }: Answer): string => unescapeMarkdown(text.replaceAll('**', ''));

describe('somebody without an entry', () => {
  it('is a claimant of their own, in the words of the source, and never the outlet', async () => {
    const text = seen(await bot.ask('figures', { what: 'seats' }));
    const voices = text.split('\n').flatMap((line) => (line.startsWith('- ') ? [line.split(' · ')[1]] : []));
    expect(voices.sort()).toEqual([
      "Paper, the outlet's own figure",
      'a watcher at the count',
      'an aide to the mayor',
      'an aide to the mayor',
      'an aide to the mayor',
    ]);
  });

  it('is not taken for another outlet’s source in the same words', async () => {
    const text = seen(await bot.ask('figures', { what: 'seats' }));
    const sources = text
      .split('\n')
      .flatMap((line) => (line.includes('an aide to the mayor') ? [line.split(' · ')[3]] : []));
    expect(new Set(sources).size).toBe(2);
    expect(text).toMatch(/^> 4 claimants/m);
  });

  it('is named before a statement, in its source and in a check', async () => {
    expect(seen(await bot.ask('claims', { 'who-or-what': 'count goes on' }))).toContain(
      'officials of both parties\nsaid that “the count goes on”',
    );
    expect(seen(await bot.ask('source', { entry: 'aide-seats' }))).toContain('an aide to the mayor');
    const check = seen(await bot.ask('check', { text: 'Mirela Dovan said “the count goes on”.' }));
    expect(check).toContain('Somebody else’s words');
    expect(check).toContain('officials of both parties');
  });

  it('is found by the words of the description, and is not offered as a person', async () => {
    expect((await bot.ask('claims', { 'who-or-what': 'officials' })).entries).toEqual(['officials-count']);
    expect((await bot.complete('claims', 'speaker', 'officials')).choices).toEqual([]);
  });

  it('goes into exports as words, with whom they speak for', () => {
    const rows = new Map(rowsOf(exported('csv', record)).map((row) => [row.id, row]));
    expect(rows.get('aide-seats')).toMatchObject({
      speaker_or_claimant: 'an aide to the mayor',
      speaker_or_claimant_id: '',
    });
    const nodes = nodesById(record);
    expect(nodes.get('aide-seats')).toMatchObject({ '@type': 'Claim', creditText: 'an aide to the mayor' });
    expect(nodes.get('aide-seats')).not.toHaveProperty('author');
    expect(nodes.get('officials-count')).toMatchObject({
      '@type': 'Quotation',
      creditText: 'officials of both parties',
    });
    expect(remarks(nodes.get('officials-count'), 'speaks for')).toEqual([
      'urn:verbatim:harbour-party',
      'urn:verbatim:green-union',
    ]);
    expect(exported('json', record)).toContain('"claimant":{"described":"an aide to the mayor","for":[]}');
  });
});

describe('posts held at once', () => {
  it('are both shown, a body that they share once', async () => {
    const text = seen(await bot.ask('claims', { 'who-or-what': 'dovan' }));
    expect(text).toContain(
      'Mirela Dovan · Deputy Prime Minister; Minister of Finance; Head of the Budget Office, Treasury · 2 on file\nsaid that the count was slow',
    );
    expect(text).not.toContain('Mayor');
  });
});
