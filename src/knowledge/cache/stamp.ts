import { stat } from 'node:fs/promises';
import { sha256 } from '../proof/sha256.js';
import { findSourceTexts } from '../proof/source-texts.js';
import { inTime } from '../read/guarded-file.js';
import { inParallel } from '../read/in-parallel.js';
import { findRecordFiles } from '../read/record-files.js';
import type { RecordFolders } from '../read-files.js';

/**
 * A hash of names, sizes and times of the files that a record is made from. Cheaper than a fingerprint: no file is read, but a file that
 * was only touched changes it too.
 */
export async function stampOf({ knowledgeDir, archiveDir }: RecordFolders): Promise<string> {
  const [record, archive] = await Promise.all([findRecordFiles(knowledgeDir), findSourceTexts(archiveDir)]);
  const paths = [...record.paths, ...archive.paths];
  const stamps = await inParallel(paths, async (path) => {
    try {
      const { ino, size, mtimeMs, ctimeMs } = await inTime(stat(path));
      return [path, ino, size, mtimeMs, ctimeMs];
    } catch (error) {
      return [path, String(error)];
    }
  });
  return sha256(JSON.stringify([stamps, record.root, record.refused, archive.root, archive.refused]));
}
