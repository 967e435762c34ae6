import { once } from 'node:events';
import { exportChunks, type Format } from '../../export/formats.js';
import { type Selection, selectEntries, UnknownEntryError } from '../../export/selection.js';
import { withoutDrafts } from '../../export/without-drafts.js';
import { didYouMean } from '../../knowledge/problems.js';
import { explainFileError } from '../../knowledge/read/file-errors.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Output } from '../output.js';
import { NotAFileError, writePieces } from '../write-pieces.js';

/** What to export, and where to. */
export interface ExportOptions {
  readonly format: Format;
  /** The entries; the whole record when empty. */
  readonly ids: readonly string[];
  /** The file to write; standard output when absent. */
  readonly out: string | undefined;
}

/**
 * Exports a record to a file or to standard output.
 * @param record the record
 * @param options what, and where to
 * @param output where to write errors, and what was written to a file
 * @returns whether it was written
 */
export async function exportRecord(record: VerbatimRecord, options: ExportOptions, output: Output): Promise<boolean> {
  const { format, ids, out } = options;
  let selection: Selection;
  try {
    selection = selectEntries(record, ids.length === 0 ? undefined : ids);
  } catch (error) {
    if (!(error instanceof UnknownEntryError)) throw error;
    const known = withoutDrafts(record).byId.keys();
    output.error(`${error.message}; ${didYouMean(error.id, known, 'no id on file is near it')}\n`);
    return false;
  }
  if (out === undefined) {
    // A slow reader is waited for, so that what it has not read yet does not pile up in memory.
    for (const chunk of exportChunks(format, selection))
      if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
    return true;
  }
  try {
    await writePieces(out, exportChunks(format, selection));
  } catch (error) {
    output.error(`${out} ${error instanceof NotAFileError ? error.message : explainFileError(error, 'written')}\n`);
    return false;
  }
  output.error(`${out}: ${selection.entries.length} ${selection.entries.length === 1 ? 'entry' : 'entries'}\n`);
  return true;
}
