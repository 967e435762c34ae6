import type { ProofsFile } from './proof/proofs-file.js';
import { readSourceFiles, type SourceFiles } from './proof/source-texts.js';
import { readProofs } from './proof/stored-proofs.js';
import { findRecordFiles, type RecordFile, readRecordFiles } from './read/record-files.js';

/** Where a record and its source texts are. */
export interface RecordFolders {
  /** The folder of YAML files, usually `knowledge`. */
  readonly knowledgeDir: string;
  /** The folder of source texts, usually `archive`; it need not exist. */
  readonly archiveDir: string;
}

/** Every file that a record is made from, as read once. JSON Lines files are only found: they may be larger than memory. */
export interface RecordFiles {
  readonly record: readonly RecordFile[];
  readonly proofs: readonly ProofsFile[];
  readonly sourceTexts: SourceFiles;
}

/** Reads the files of a record, its stored proofs and its archive. Never throws: a file that cannot be read holds the reason instead. */
export async function readFiles({ knowledgeDir, archiveDir }: RecordFolders): Promise<RecordFiles> {
  const found = await findRecordFiles(knowledgeDir);
  const [record, proofs, sourceTexts] = await Promise.all([
    readRecordFiles(knowledgeDir, found),
    readProofs(knowledgeDir, found),
    readSourceFiles(archiveDir),
  ]);
  return { record, proofs, sourceTexts };
}
