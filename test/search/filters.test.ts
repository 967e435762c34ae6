import { describe, expect, it } from 'vitest';
import { dateSpan } from '../../src/record/dates.js';
import { formOf } from '../../src/record/quotes.js';
import { buildRecord, type VerbatimRecord } from '../../src/record/record.js';
import type { Statement } from '../../src/record/statement.js';
import { createSearch } from '../../src/search/engine.js';
import type { Filters } from '../../src/search/search.js';
import { botOver } from '../support/bot.js';
import { event, person, source, statement } from '../support/entries.js';
import fc from '../support/properties.js';

const recordOf = (statements: readonly Statement[]): VerbatimRecord =>
  buildRecord({
    version: '00000000',
    loadedAt: '2023-12-01T00:00:00.000Z',
    proofs: new Map(),
    entries: [
      source('daily-2023', 'The Example Daily', '2023-09-22'),
      person('ana-rusu', 'Ana Rusu'),
      person('ion-popa', 'Ion Popa'),
      event('flood', 'Flood of the valley', '2023-03-01'),
      event('dam-break', 'Break of the dam', '2023-03-02', { partOf: 'flood' }),
      event('drought', 'Drought', '2022-07'),
      ...statements,
    ],
  });

const day = fc.constantFrom(
  '2022',
  '2022-07',
  '2022-12-31',
  '2023',
  '2023-03',
  '2023-03-01',
  '2023-03-02',
  '2023-11-05',
);
const statements = fc
  .array(
    fc.record({
      speaker: fc.constantFrom('ana-rusu', 'ion-popa'),
      said: day,
      says: fc.constantFrom(
        'said the bridge was old',
        'called the bridge “old”',
        '“The bridge is old, and it will not stand another year.”',
      ),
      event: fc.constantFrom(undefined, 'flood', 'dam-break', 'drought'),
    }),
    { maxLength: 40 },
  )
  .map((all) =>
    all.map(({ speaker, said, says, event: on }, index) =>
      statement(`said-${index}`, speaker, said, says, on === undefined ? {} : { event: on }),
    ),
  );
const filters: fc.Arbitrary<Filters> = fc.record(
  {
    speaker: fc.constantFrom('ana-rusu', 'ion-popa'),
    event: fc.constantFrom('flood', 'dam-break', 'drought'),
    since: fc.constantFrom('2022-08-01', '2023-03-01', '2023-03-02'),
    until: fc.constantFrom('2022-08-01', '2023-03-01', '2023-12-31'),
    form: fc.constantFrom('paraphrase', 'partial quote', 'direct quote'),
  },
  { requiredKeys: [] },
);
const PARTS = new Map([['dam-break', 'flood']]);

function passes(one: Statement, wanted: Filters): boolean {
  const { first, last } = dateSpan(one.said);
  return (
    (wanted.speaker === undefined || one.speaker === wanted.speaker) &&
    (wanted.event === undefined || one.event === wanted.event || PARTS.get(one.event ?? '') === wanted.event) &&
    (wanted.since === undefined || last >= wanted.since) &&
    (wanted.until === undefined || first <= wanted.until) &&
    (wanted.form === undefined || formOf(one.says) === wanted.form)
  );
}

describe('filters', () => {
  it('leave exactly the statements that pass them all, whatever the combination', async () => {
    await fc.assert(
      fc.asyncProperty(statements, filters, async (all, wanted) => {
        const found = await createSearch(recordOf(all)).statements('bridge', wanted);
        const ids = found.band === 'answered' ? found.hits.map(({ item }) => item.id) : [];
        expect(ids.sort()).toEqual(
          all
            .filter((one) => passes(one, wanted))
            .map(({ id }) => id)
            .sort(),
        );
      }),
      { numRuns: 150 },
    );
  });
});

describe('a question that thousands of statements answer', () => {
  it('is answered with the first pages, and says that there are more', async () => {
    const many = Array.from({ length: 2_500 }, (_, index) =>
      statement(`said-${index}`, 'ana-rusu', '2023-03-01', `said that bridge number ${index} was old`),
    );
    const bot = botOver(recordOf(many));
    expect((await bot.ask('claims', { 'who-or-what': 'bridge' })).text).toContain('1–5 of more than 2,000 statements');
    expect((await bot.ask('claims', { 'who-or-what': 'bridge 17' })).text).not.toContain('more than');
  });
});
