import { describe, expect, it } from 'vitest';
import { COLUMNS } from '../../src/export/csv-row.js';
import { source, statement, story } from '../support/entries.js';
import { exported, rowsOf } from '../support/exported.js';
import { firstStory } from '../support/first-story.js';

describe('the table', () => {
  it('has a row for every statement and figure of the first story, each with who, when and where', async () => {
    const record = await firstStory();
    const rows = rowsOf(exported('csv', record));
    expect(rows.map(({ id }) => id)).toEqual([...record.statements, ...record.figures].map(({ id }) => id));
    for (const row of rows) {
      expect(Object.keys(row)).toEqual([...COLUMNS]);
      for (const column of [
        'speaker_or_claimant',
        'words',
        'form',
        'date_precision',
        'source_publisher',
        'proof',
        'status',
      ])
        expect(row[column], `${row.id} ${column}`).not.toBe('');
    }
    expect(rows.find(({ id }) => id === 'offensive-killed-200-mirzoyan')).toMatchObject({
      entry: 'figure',
      speaker_or_claimant: 'Ararat Mirzoyan',
      role_on_that_date: 'Foreign Minister of Armenia',
      words: 'more than 200 people',
      value: 'more than 200',
      population: 'people',
      date: '2023-09-21',
      date_precision: 'day',
      event_id: 'september-2023-offensive',
    });
  });

  it('ends every line with CR LF, and quotes cells with commas, quotation marks and line breaks', () => {
    const csv = exported('csv', story([statement('odd', 'kremlin', '2023-09-20', 'said "a, b"\nand left')]));
    expect(csv).toContain(',"said ""a, b""\nand left",');
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(csv.startsWith('id,entry,status,')).toBe(true);
  });

  it.each([
    ...['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'],
    ...['\n=1', ' =1', '  \n\t -1', '\u00a0@SUM(A1)', '\u200b+1', '\ufeff=1', '\u0000=1', '\uff1d1', ' \uff20SUM(A1)'],
  ])('lets no spreadsheet take %j for a formula', (words) => {
    const record = story([
      source('evil', words, '2023-09-20', { title: words }),
      statement('evil-words', 'outlet', '2023-09-20', words, { source: 'evil', occasion: words, note: words }),
    ]);
    const row = rowsOf(exported('csv', record)).find(({ id }) => id === 'evil-words') ?? {};
    for (const cell of Object.values(row)) expect(cell.trimStart()).not.toMatch(/^[=+\-@\t\r\n]/);
    for (const column of ['words', 'occasion', 'note', 'source_publisher', 'source_title', 'speaker_or_claimant'])
      expect(row[column]).toBe(`'${words}`);
  });

  it('says how exact a date is, and leaves an unknown one empty', () => {
    const week = { iso: '2023-09-18', precision: 'week' as const };
    const rows = rowsOf(
      exported(
        'csv',
        story([
          statement('in-a-week', 'kremlin', '', 'spoke', { said: week, saidBasis: 'inferred' }),
          statement('some-day', 'kremlin', '', 'spoke'),
        ]),
      ),
    );
    expect(rows.find(({ id }) => id === 'in-a-week')).toMatchObject({
      date: '2023-09-18',
      date_precision: 'week',
      date_basis: 'inferred',
    });
    expect(rows.find(({ id }) => id === 'some-day')).toMatchObject({ date: '', date_precision: 'unknown' });
  });

  it('names a denial on both of its ends', () => {
    const rows = rowsOf(exported('csv', story()));
    expect(rows.find(({ id }) => id === 'bayramov-1')?.relations).toBe('denies mirzoyan-1');
    expect(rows.find(({ id }) => id === 'mirzoyan-1')?.relations).toBe('bayramov-1 denies this');
  });

  it('gives a withdrawn entry as its notice alone', () => {
    const revisions = [{ date: { iso: '2023-10-01', precision: 'day' as const }, was: 'old words', why: 'a mix-up' }];
    const record = story([statement('gone', 'kremlin', '2023-09-20', 'said “no”', { status: 'withdrawn', revisions })]);
    const row = rowsOf(exported('csv', record)).find(({ id }) => id === 'gone') ?? {};
    const filled = Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ''));
    expect(filled).toEqual({
      id: 'gone',
      entry: 'statement',
      status: 'withdrawn',
      revisions: '1 Oct 2023: why: a mix-up',
    });
  });
});
