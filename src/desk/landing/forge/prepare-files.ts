import { relative, resolve } from 'node:path';
import { proofsPath } from '../../../knowledge/proof/proofs-file.js';
import { type RecordFolders, readFiles } from '../../../knowledge/read-files.js';
import { digestIn, inspectChange } from '../../inspect-change.js';
import { type InspectOptions, inspectAsCommitted, withFile } from '../as-committed.js';
import type { Forge, ForgeFile } from './forge.js';

/** What a change makes of the files at a commit. */
export type Prepared =
  | {
      readonly ok: true;
      /** The file of the entry, and that of its proofs where it has any: all that may change. */
      readonly files: readonly ForgeFile[];
      /** The file of the entry, as shown to people. */
      readonly file: string;
      readonly digest: string;
      /** Whether it is on file there already. */
      readonly isThere: boolean;
    }
  | { readonly ok: false; readonly overtaken: boolean; readonly reason: string };

/** Makes a change in its file as it is at a commit on the forge; everything else of the record is read here. @throws {ForgeError} */
export async function prepareFiles(forge: Forge, options: InspectOptions, commit: string): Promise<Prepared> {
  const { change, folders, day } = options;
  const onDisk = await readFiles(folders);
  const there = (path: string) => forge.fileAt(pathThere(forge, folders, path), commit);
  const found = await inspectChange(change, onDisk, folders, day);
  const inspected = await inspectAsCommitted(options, onDisk, found, there);
  if (!inspected.ok)
    return { ok: false, overtaken: inspected.overtaken, reason: inspected.problems.slice(0, 3).join('\n') };
  const { applied, proofs, digest } = inspected;
  const path = resolve(applied.file);
  const at = (file: string): string => pathThere(forge, folders, file);
  return {
    ok: true,
    files: [
      { path: at(path), text: applied.text },
      ...(proofs === undefined ? [] : [{ path: at(proofsPath(path)), text: proofs }]),
    ],
    file: applied.file,
    digest,
    isThere: (await there(path)) === applied.text,
  };
}

/** The digest of an entry as its file has it at a commit on the forge; undefined where it has none. @throws {ForgeError} */
export async function digestAt(
  forge: Forge,
  { folders, day, change }: InspectOptions,
  file: string,
  commit: string,
): Promise<string | undefined> {
  const path = resolve(file);
  const text = await forge.fileAt(pathThere(forge, folders, path), commit);
  const proofs = await forge.fileAt(pathThere(forge, folders, proofsPath(path)), commit);
  return digestIn(withFile(await readFiles(folders), file, text, proofs), folders, change.entry, day);
}

/** A file of the record by its path in the repository. */
function pathThere({ settings: { folder } }: Forge, { knowledgeDir }: RecordFolders, path: string): string {
  const below = relative(resolve(knowledgeDir), path).replaceAll('\\', '/');
  return folder === '' ? below : `${folder}/${below}`;
}
