import { stringify } from 'csv-stringify/sync';
import { COLUMNS, rowOf } from './csv-row.js';
import type { Selection } from './selection.js';

/** Few calls of the library, and little text in memory. */
const ROWS_PER_CALL = 200;

/**
 * Statements and figures as a table for spreadsheets: RFC 4180, one a row, with a heading. A cell that a spreadsheet would read as a formula
 * (it begins with = + - @, a tab or a carriage return) gets an apostrophe before it, as OWASP advises; other cells stand as on file.
 */
export function* csvDocument({ record, entries }: Selection): Generator<string> {
  yield toCsv([COLUMNS]);
  let rows: (readonly string[])[] = [];
  for (const entry of entries) {
    if (entry.entry !== 'statement' && entry.entry !== 'figure') continue;
    const row = rowOf(entry, record);
    rows.push(COLUMNS.map((column) => (row[column] ?? '').toWellFormed()));
    if (rows.length < ROWS_PER_CALL) continue;
    yield toCsv(rows);
    rows = [];
  }
  if (rows.length > 0) yield toCsv(rows);
}

const toCsv = (rows: readonly (readonly string[])[]): string =>
  stringify([...rows], { record_delimiter: '\r\n', escape_formulas: true });
