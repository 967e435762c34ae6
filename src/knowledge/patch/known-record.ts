import { basename } from 'node:path';
import type { EntryId } from '../../record/entry-base.js';
import { parseProofs } from '../proof/proofs-file.js';
import { findSourceTexts, readSourceFile } from '../proof/source-texts.js';
import { isProofsPath, readProofs } from '../proof/stored-proofs.js';
import type { ParsedEntry } from '../read/collector.js';
import type { FoundFiles } from '../read/find-files.js';
import { inParallel } from '../read/in-parallel.js';
import { findRecordFiles, isRecordPath, readRecordFiles, shownPath } from '../read/record-files.js';
import type { RecordFolders } from '../read-files.js';
import { type KnownProofsFile, type KnownRecordFile, shortHash, stampOfFile } from './known-file.js';
import { readChangedFile, type Wanted } from './read-changed-file.js';

interface KnownText {
  readonly stamp: string | undefined;
  readonly sha256: string;
}

/** What every file of a record held when it was read: hashes, entry by entry, and no texts. */
export interface KnownRecord {
  /** By the path as shown, in the order in which they are read. */
  readonly files: ReadonlyMap<string, KnownRecordFile>;
  readonly proofs: ReadonlyMap<string, KnownProofsFile>;
  readonly texts: ReadonlyMap<EntryId, KnownText>;
}

/** What the files hold now, and the entries that are new, others than before, or wanted. */
export interface Reading {
  readonly known: KnownRecord;
  readonly items: readonly ParsedEntry[];
}

const NOTHING: KnownRecord = { files: new Map(), proofs: new Map(), texts: new Map() };

/**
 * Reads what has changed. Files whose size and times are the same are not opened.
 * @param before what was known
 * @param wanted entries that are read in any case
 * @returns undefined where something is wrong with a file: loading all of them reports what
 */
export async function readKnown(
  { knowledgeDir, archiveDir }: RecordFolders,
  before: KnownRecord = NOTHING,
  wanted: Wanted = new Set(),
): Promise<Reading | undefined> {
  const found = await findRecordFiles(knowledgeDir);
  if (found.root === undefined || found.refused.length > 0) return undefined;
  const files = await readFilesOf(knowledgeDir, found, before.files, wanted);
  const proofs = files && (await readProofsOf(knowledgeDir, found, before.proofs));
  const texts = proofs && (await readTextsOf(archiveDir, before.texts));
  if (files === undefined || proofs === undefined || texts === undefined) return undefined;
  return { known: { files: files.known, proofs, texts }, items: files.items };
}

async function readFilesOf(
  folder: string,
  found: FoundFiles,
  before: KnownRecord['files'],
  wanted: Wanted,
): Promise<{ readonly known: KnownRecord['files']; readonly items: readonly ParsedEntry[] } | undefined> {
  const known = new Map<string, KnownRecordFile>();
  const items: ParsedEntry[] = [];
  for (const path of found.paths.filter(isRecordPath)) {
    const shown = shownPath(path);
    const there = before.get(shown);
    const stamp = await stampOfFile(path);
    if (isUnchanged(there, stamp) && (wanted.size === 0 || !there.entries.some(({ id }) => wanted.has(id)))) {
      known.set(shown, there);
      continue;
    }
    const [file] = await readRecordFiles(folder, { ...found, paths: [path] });
    const changed = file && (await readChangedFile(file, there, wanted).catch(() => undefined));
    if (changed === undefined) return undefined;
    known.set(shown, { stamp, ...changed.known });
    items.push(...changed.items);
  }
  return { known, items };
}

const isUnchanged = <T extends { readonly stamp: string | undefined }>(
  there: T | undefined,
  stamp: string | undefined,
): there is T => there !== undefined && stamp !== undefined && there.stamp === stamp;

async function readProofsOf(
  folder: string,
  found: FoundFiles,
  before: KnownRecord['proofs'],
): Promise<KnownRecord['proofs'] | undefined> {
  const known = new Map<string, KnownProofsFile>();
  for (const path of found.paths.filter((one) => isProofsPath(folder, one))) {
    const there = before.get(path);
    const stamp = await stampOfFile(path);
    if (isUnchanged(there, stamp)) {
      known.set(path, there);
      continue;
    }
    const [file] = await readProofs(folder, { ...found, paths: [path] });
    const proofs = file && parseProofs(file);
    if (proofs === undefined || 'wrong' in proofs) return undefined;
    const hashes = new Map<string, string>();
    for (const part of ['sources', 'entries', 'read'] as const)
      for (const [key, proof] of Object.entries(proofs[part]))
        hashes.set(`${part}/${key}`, shortHash(JSON.stringify(proof)));
    known.set(path, { stamp, proofs: hashes });
  }
  return known;
}

async function readTextsOf(
  archiveDir: string,
  before: KnownRecord['texts'],
): Promise<KnownRecord['texts'] | undefined> {
  const { paths, refused } = await findSourceTexts(archiveDir);
  if (refused.length > 0) return undefined;
  const known = await inParallel(paths, async (path): Promise<readonly [EntryId, KnownText] | undefined> => {
    const id = basename(path, '.txt');
    const there = before.get(id);
    const stamp = await stampOfFile(path);
    if (isUnchanged(there, stamp)) return [id, there];
    const file = await readSourceFile(archiveDir, id);
    return 'text' in file ? [id, { stamp, sha256: file.sha256 }] : undefined;
  });
  return known.includes(undefined) ? undefined : new Map(known.filter((one) => one !== undefined));
}
