import { stringify } from 'csv-stringify/sync';
import { COLUMNS, rowOf } from './csv-row.js';
import type { Selection } from './selection.js';

/** Few calls of the library, and little text in memory. */
const ROWS_PER_CALL = 200;

/**
 * What a spreadsheet may read as a formula: `=`, `+`, `-`, `@` or a full-width one of them, also after blanks, line feeds or invisible
 * characters, which some programs drop. Source: OWASP, "CSV Injection".
 */
const FORMULA = /^(?:[\t\r\n]|[\s\p{Cc}\p{Default_Ignorable_Code_Point}]*[=+\-@\uff1d\uff0b\uff0d\uff20])/u;

/**
 * Statements and figures as a table for spreadsheets: RFC 4180, one a row, with a heading. A cell that a spreadsheet could read as a formula
 * gets an apostrophe before it; other cells are as on file.
 */
export function* csvDocument({ record, entries }: Selection): Generator<string> {
  yield toCsv([COLUMNS]);
  let rows: (readonly string[])[] = [];
  for (const entry of entries) {
    if (entry.entry !== 'statement' && entry.entry !== 'figure') continue;
    const row = rowOf(entry, record);
    rows.push(COLUMNS.map((column) => toCell(row[column])));
    if (rows.length < ROWS_PER_CALL) continue;
    yield toCsv(rows);
    rows = [];
  }
  if (rows.length > 0) yield toCsv(rows);
}

const toCsv = (rows: readonly (readonly string[])[]): string => stringify([...rows], { record_delimiter: '\r\n' });

function toCell(text = ''): string {
  const cell = text.toWellFormed();
  return FORMULA.test(cell) ? `'${cell}` : cell;
}
