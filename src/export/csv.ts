import { stringify } from 'csv-stringify/sync';
import { COLUMNS, rowOf } from './csv-row.js';
import type { Selection } from './selection.js';

/** Rows handed to the library at a time: few calls, and little text at once. */
const ROWS = 200;

/**
 * Statements and figures as a table for spreadsheets: RFC 4180, one a row, with a heading. A cell that a spreadsheet would read as a formula
 * (it begins with = + - @, a tab or a carriage return) gets an apostrophe before it, as OWASP advises; other cells stand as on file.
 * @param selection what to export
 */
export function* csvDocument({ record, entries }: Selection): Generator<string> {
  yield lines([COLUMNS]);
  let rows: (readonly string[])[] = [];
  for (const entry of entries) {
    if (entry.entry !== 'statement' && entry.entry !== 'figure') continue;
    const row = rowOf(entry, record);
    rows.push(COLUMNS.map((column) => (row[column] ?? '').toWellFormed()));
    if (rows.length < ROWS) continue;
    yield lines(rows);
    rows = [];
  }
  if (rows.length > 0) yield lines(rows);
}

const lines = (rows: readonly (readonly string[])[]): string =>
  stringify([...rows], { record_delimiter: '\r\n', escape_formulas: true });
