import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { sha256 } from '../proof/sha256.js';
import { isNotThere } from '../read/file-errors.js';
import { explainTrouble, readGuarded } from '../read/guarded-file.js';
import { writeAtomically } from '../read/write-atomically.js';

/** The first line of a cache file: what it was made from, and the hash and length of what follows. */
interface Header {
  readonly cache: 'verbatim';
  readonly key: string;
  readonly sha256: string;
  readonly bytes: number;
}

const LINE_END = 10;
const MAX_HEADER_BYTES = 1_000;
/** What a cache holds is believed without a proof, so nobody else may be able to write it. */
const GUARD = { maxBytes: 2 * 1024 * 1024 * 1024, ifLarger: 'remove it', ownOnly: true };
const OWN_FILE_MODE = 0o600;

/** The path of a record's cache file. */
export function cachePath(cacheDir: string, knowledgeDir: string): string {
  return join(cacheDir, `record-${sha256(resolve(knowledgeDir)).slice(0, 12)}.cache`);
}

/**
 * Reads a cache file. One that is cut off, altered, of another key or of another version of Node, or that others may write, counts as missing.
 * @returns the value, or why there is none, in words that follow "the cache"
 */
export async function readCache(
  path: string,
  key: string,
): Promise<{ readonly value: unknown } | { readonly missing: string }> {
  let file: Buffer;
  try {
    file = await readGuarded(path, GUARD);
  } catch (error) {
    return { missing: isNotThere(error) ? 'does not exist yet' : explainTrouble(error).wrong };
  }
  const end = file.subarray(0, MAX_HEADER_BYTES).indexOf(LINE_END);
  const header = readHeader(file.subarray(0, Math.max(end, 0)).toString('utf8'));
  if (header === undefined) return { missing: 'is broken' };
  if (header.key !== key) return { missing: 'was made from another state of the record' };
  const content = file.subarray(end + 1);
  if (content.length !== header.bytes || sha256(content) !== header.sha256) return { missing: 'is broken' };
  try {
    return { value: deserialize(content) };
  } catch {
    return { missing: 'is broken' };
  }
}

function readHeader(line: string): Header | undefined {
  try {
    const header = JSON.parse(line) as Partial<Header> | null;
    return header?.cache === 'verbatim' ? (header as Header) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Writes a cache file of plain data; a reader sees the old file until the new one is complete.
 * @throws {Error} when the file cannot be written
 */
export async function writeCache(path: string, key: string, value: unknown): Promise<void> {
  const content = serialize(value);
  const header: Header = { cache: 'verbatim', key, sha256: sha256(content), bytes: content.length };
  await mkdir(dirname(path), { recursive: true });
  await writeAtomically(path, [`${JSON.stringify(header)}\n`, content], OWN_FILE_MODE);
}
