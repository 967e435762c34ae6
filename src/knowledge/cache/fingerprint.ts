import { createHash, type Hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../proof/sha256.js';
import { streamGuarded } from '../read/guarded-file.js';
import type { RecordFiles } from '../read-files.js';

/** What a record is made from, in one hash. */
export interface Fingerprint {
  /** SHA-256 over every file of the record, the proofs, the source texts and the code that reads them. */
  readonly key: string;
  /** The bytes of the record's own files. */
  readonly bytes: number;
}

/**
 * Hashes all that a record is made from. A file that could not be read counts with the reason.
 * @param codeHash hash of the code that turns the files into a record
 */
export async function fingerprintOf(
  { record, proofs, sourceTexts }: RecordFiles,
  codeHash: string,
): Promise<Fingerprint> {
  // The format of a cache is that of V8.
  const hash = createHash('sha256').update(process.versions.v8).update(codeHash);
  let bytes = 0;
  for (const { shown, text, lines, trouble } of record) {
    begin(hash, shown);
    if (text !== undefined) hash.update(text);
    if (trouble !== undefined) hash.update(JSON.stringify(trouble));
    bytes += lines?.size ?? text?.length ?? 0;
    try {
      if (lines !== undefined) for await (const chunk of streamGuarded(lines.path, lines.guard)) hash.update(chunk);
    } catch (error) {
      hash.update(String(error));
    }
  }
  begin(hash, JSON.stringify(proofs));
  for (const [id, file] of sourceTexts.byId) begin(hash, JSON.stringify([id, 'text' in file ? file.sha256 : file]));
  begin(hash, JSON.stringify(sourceTexts.refused));
  return { key: hash.digest('hex'), bytes };
}

/** Hashes the code in some folders and their sub-folders. */
export async function hashCode(folders: readonly string[]): Promise<string> {
  const hashes = folders.map(async (folder) => {
    const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(?:js|ts)$/.test(name)).sort();
    return Promise.all(names.map(async (name) => [name, sha256(await readFile(join(folder, name)))]));
  });
  return sha256(JSON.stringify(await Promise.all(hashes)));
}

/** Sets a part off from the one before, so that no text can move from one into the other unseen. */
function begin(hash: Hash, name: string): void {
  hash.update(`\0${JSON.stringify(name)}\0`);
}
