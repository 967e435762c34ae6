import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { proofsPath } from '../proof/proofs-file.js';
import { type RecordFile, readFiles } from '../read/files.js';

/** What a record is made from, in one hash. */
export interface Fingerprint {
  /** SHA-256 over every file of the record, the proofs, the source texts and the code that reads them. */
  readonly key: string;
  /** The bytes of the record's own files. */
  readonly bytes: number;
}

/**
 * Hashes all that a record is made from.
 * @param options where the files are, and the folders of the code that turns them into a record, read with their sub-folders
 * @returns undefined when a file cannot be read, so that nothing can be said of it
 */
export async function fingerprintOf(options: {
  readonly knowledgeDir: string;
  readonly archiveDir: string;
  readonly code: readonly string[];
}): Promise<Fingerprint | undefined> {
  const { knowledgeDir, archiveDir, code } = options;
  const files = await readFiles(knowledgeDir);
  if (files.some(({ trouble }) => trouble !== undefined)) return undefined;
  const hash = createHash('sha256').update(process.versions.v8);
  try {
    for (const file of files) await addRecordFile(hash, file);
    await addFile(hash, proofsPath(knowledgeDir));
    for (const folder of [archiveDir, ...code]) await addFolder(hash, folder);
  } catch {
    return undefined;
  }
  return {
    key: hash.digest('hex'),
    bytes: files.reduce((sum, { text, size }) => sum + (size ?? text?.length ?? 0), 0),
  };
}

async function addRecordFile(hash: Hash, { shown, text, lines }: RecordFile): Promise<void> {
  begin(hash, shown);
  if (text !== undefined) hash.update(text);
  if (lines !== undefined) for await (const piece of createReadStream(lines)) hash.update(piece as Buffer);
}

async function addFile(hash: Hash, path: string): Promise<void> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  });
  if (bytes === undefined) return;
  begin(hash, path);
  hash.update(bytes);
}

async function addFolder(hash: Hash, folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return [];
  });
  for (const name of names.filter((one) => /\.(?:txt|js|ts)$/.test(one)).sort())
    await addFile(hash, join(folder, name));
}

/** Sets a file apart from the one before, so that no text can pass from one into the other unseen. */
function begin(hash: Hash, name: string): void {
  hash.update(`\0${JSON.stringify(name)}\0`);
}
