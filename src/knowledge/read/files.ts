import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { explainFileError, isNotThere } from './file-errors.js';

/** The largest file of the record, in bytes. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024;

/** A file of the record: its text, or why it has none. */
export interface RecordFile {
  /** The path as shown to people. */
  readonly shown: string;
  readonly text?: string;
  /** The path of a JSON Lines file, which is read piece by piece. */
  readonly lines?: string;
  /** Its size in bytes. */
  readonly size?: number;
  /** What could still be made out of an unreadable file, to look for ids in. */
  readonly remains?: string;
  readonly trouble?: { readonly line: number; readonly wrong: string; readonly right: string };
}

/** A path as people read it: relative to the working folder when it lies below it, with forward slashes. */
export function shownPath(path: string): string {
  const near = relative(process.cwd(), path);
  return (near === '' || near.startsWith('..') ? path : near).replaceAll('\\', '/');
}

/** Reads every YAML file below a folder, and finds every JSON Lines file, in the order of their names. */
export async function readFiles(folder: string): Promise<RecordFile[]> {
  const found: RecordFile[] = [];
  const paths: string[] = [];
  await collect(folder, new Set(), paths, found);
  paths.sort();
  return [...found, ...(await Promise.all(paths.map(readRecordFile)))];
}

async function collect(
  folder: string,
  above: ReadonlySet<string>,
  paths: string[],
  found: RecordFile[],
): Promise<void> {
  try {
    const real = await realpath(folder);
    if (above.has(real)) {
      found.push(unreadable(folder, 1, 'this link leads back into a folder it lies in', 'remove the link'));
      return;
    }
    const inside = new Set([...above, real]);
    for (const item of await readdir(folder, { withFileTypes: true })) {
      if (item.name.startsWith('..')) continue;
      const path = join(folder, item.name);
      const ofRecord = /\.(?:ya?ml|jsonl)$/i.test(item.name);
      if (item.isDirectory()) await collect(path, inside, paths, found);
      else if (item.isSymbolicLink()) await follow(path, ofRecord, inside, paths, found);
      else if (ofRecord) paths.push(path);
    }
  } catch (error) {
    const wrong = isNotThere(error)
      ? 'the folder of the record does not exist'
      : `the folder ${explainFileError(error)}`;
    found.push(unreadable(folder, 1, wrong, 'name a folder that holds YAML files and can be read'));
  }
}

async function follow(
  path: string,
  ofRecord: boolean,
  inside: ReadonlySet<string>,
  paths: string[],
  found: RecordFile[],
): Promise<void> {
  try {
    if ((await stat(path)).isDirectory()) await collect(path, inside, paths, found);
    else if (ofRecord) paths.push(path);
  } catch (error) {
    const wrong = isNotThere(error) ? 'this link leads nowhere' : `this link ${explainFileError(error)}`;
    found.push(unreadable(path, 1, wrong, 'remove the link or point it at a file'));
  }
}

async function readRecordFile(path: string): Promise<RecordFile> {
  try {
    const { size, ...kind } = await stat(path).then((info) => ({ size: info.size, file: info.isFile() }));
    if (!kind.file) return unreadable(path, 1, 'this is not a file', 'keep only ordinary files here');
    if (/\.jsonl$/i.test(path)) return { shown: shownPath(path), lines: path, size };
    if (size > MAX_FILE_BYTES) {
      return unreadable(
        path,
        1,
        `the file is larger than 5 MB (${size} bytes)`,
        'split it into one file a story, or write it as .jsonl, one entry a line',
      );
    }
    const bytes = await readFile(path);
    const bad = firstInvalidByte(bytes);
    if (bad === undefined) return { shown: shownPath(path), text: new TextDecoder().decode(bytes) };
    const line = lineOfByte(bytes, bad);
    const trouble = {
      line,
      wrong: `the file is not UTF-8: byte ${bad} cannot be read`,
      right: 'save the file as UTF-8',
    };
    return { shown: shownPath(path), remains: bytes.toString('latin1'), trouble };
  } catch (error) {
    const wrong = isNotThere(error) ? 'the file does not exist any more' : `the file ${explainFileError(error)}`;
    return unreadable(path, 1, wrong, 'make it readable');
  }
}

function unreadable(path: string, line: number, wrong: string, right: string): RecordFile {
  return { shown: shownPath(path), trouble: { line, wrong, right } };
}

/**
 * The offset of the first byte that is not UTF-8.
 */
export function firstInvalidByte(bytes: Uint8Array): number | undefined {
  const valid = (length: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: length < bytes.length });
      return true;
    } catch {
      return false;
    }
  };
  if (valid(bytes.length)) return undefined;
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (valid(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

/** The line, from 1, of a byte. */
export function lineOfByte(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = 0; at < offset; at += 1) if (bytes[at] === 10) line += 1;
  return line;
}
