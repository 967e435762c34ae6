import { resolve } from 'node:path';
import { proofsPath } from '../../knowledge/proof/proofs-file.js';
import { shownPath } from '../../knowledge/read/record-files.js';
import type { RecordFiles, RecordFolders } from '../../knowledge/read-files.js';
import { type Inspected, inspectChange } from '../inspect-change.js';
import type { ProposedChange } from '../proposed-change.js';

/** What is inspected. */
export interface InspectOptions {
  readonly change: ProposedChange;
  readonly folders: RecordFolders;
  /** The day of new proofs, ISO `YYYY-MM-DD`. */
  readonly day: string;
}

/**
 * The change made in the file as it was committed: what somebody is writing in it must not go along.
 * @param found what was found with the files on disk
 * @param committed a file by its absolute path; undefined where it was not committed
 */
export async function inspectAsCommitted(
  { change, folders, day }: InspectOptions,
  onDisk: RecordFiles,
  found: Inspected,
  committed: (path: string) => Promise<string | undefined>,
): Promise<Inspected> {
  if (!found.ok) return found;
  const { file } = found.applied;
  const text = await committed(resolve(file));
  if (text === onDisk.record.find(({ shown }) => shown === file)?.text) return found;
  const proofs = text === undefined ? undefined : await committed(resolve(proofsPath(file)));
  return inspectChange(change, withFile(onDisk, file, text, proofs), folders, day);
}

/** Files of a record with another text of one of them, and of its proofs. */
export function withFile(
  files: RecordFiles,
  file: string,
  text: string | undefined,
  proofs: string | undefined,
): RecordFiles {
  const path = resolve(proofsPath(file));
  return {
    ...files,
    record: [
      ...files.record.filter(({ shown }) => shown !== file),
      ...(text === undefined ? [] : [{ shown: file, text }]),
    ],
    proofs: [
      ...files.proofs.filter((one) => resolve(one.path) !== path),
      ...(proofs === undefined ? [] : [{ path, shown: shownPath(path), text: proofs }]),
    ],
  };
}
