import { resolve } from 'node:path';
import type { EntryKind } from '../../record/entries.js';
import type { ParsedEntries, ParsedEntry } from '../read/collector.js';
import { parseEntries } from '../read/parse-entries.js';
import { findRecordFiles, type RecordFile, readRecordFiles, shownPath } from '../read/record-files.js';

/** The files of a record as they are on disk, and the entries in them that have the right form. */
export interface EditableRecord {
  readonly files: readonly RecordFile[];
  readonly parsed: ParsedEntries;
}

/** Reads the files of a record for changing them. */
export async function openRecordFiles(knowledgeDir: string): Promise<EditableRecord> {
  const files = await readRecordFiles(knowledgeDir, await findRecordFiles(knowledgeDir));
  return { files, parsed: await parseEntries(files) };
}

/** An entry as written, by its id. */
export const writtenEntry = ({ parsed }: EditableRecord, id: string): ParsedEntry | undefined =>
  parsed.entries.find(({ written }) => written.id === id);

/** The last entry of one of some kinds: in a file, else anywhere. */
export function newestOf(
  { parsed }: EditableRecord,
  kinds: readonly EntryKind[],
  file: string | undefined,
): string | undefined {
  const fitting = parsed.entries.filter(({ written }) => kinds.includes(parsed.kinds.get(written.id) as EntryKind));
  return (fitting.findLast((item) => item.file === file) ?? fitting.at(-1))?.written.id;
}

/** A file of the record by its path. */
export const fileAt = ({ files }: EditableRecord, path: string): RecordFile | undefined =>
  files.find(({ shown }) => shown === shownPath(resolve(path)));
