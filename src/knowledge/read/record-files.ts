import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { type FoundFiles, findFiles } from './find-files.js';
import { explainTrouble, type FileTrouble, type Guard, inTime, readGuarded } from './guarded-file.js';
import { inParallel } from './in-parallel.js';
import { firstInvalidByte, lineOfByte } from './utf8.js';

const MAX_FILE_BYTES = 5 * 1024 * 1024;
/** Max bytes of all YAML files together: they are in memory at once. */
const MAX_TOTAL_BYTES = 256 * 1024 * 1024;
const MAX_JSON_LINES_BYTES = 2 * 1024 * 1024 * 1024;

/** A file of the record: its text, or why it has none. */
export interface RecordFile {
  /** The path as shown to people. */
  readonly shown: string;
  readonly text?: string;
  /** A JSON Lines file, which is read piece by piece. */
  readonly lines?: JsonLinesFile;
  /** What could still be made out of an unreadable file, to look for ids in. */
  readonly remains?: string;
  readonly trouble?: FileTrouble & { readonly line: number };
}

/** Where to read a JSON Lines file. */
export interface JsonLinesFile {
  readonly path: string;
  readonly guard: Guard;
  /** In bytes. */
  readonly size: number;
}

/** A path as people read it: relative to the working folder when it lies below it, with forward slashes. */
export function shownPath(path: string): string {
  const near = relative(process.cwd(), path);
  return (near === '' || near.startsWith('..') ? path : near).replaceAll('\\', '/');
}

/** Whether a path is that of a file of entries. */
export const isRecordPath = (path: string): boolean => /\.(?:ya?ml|jsonl)$/i.test(path);

/** The YAML and JSON Lines files below a folder, and the files of their proofs. */
export const findRecordFiles = (folder: string): Promise<FoundFiles> =>
  findFiles(folder, { name: /\.(?:ya?ml|jsonl)(?:\.proofs\.json)?$|^proofs\.json$/i, subfolders: true });

/** Reads the YAML files among those found in a folder, and opens the JSON Lines files, in the order of their names. */
export async function readRecordFiles(folder: string, { root, paths, refused }: FoundFiles): Promise<RecordFile[]> {
  if (root === undefined) {
    const right = 'name a folder that holds YAML files and can be read';
    return [unreadable(folder, { wrong: 'the folder of the record does not exist', right })];
  }
  let bytes = 0;
  const ours = paths.filter(isRecordPath);
  const files = await inParallel(ours, async (path) => {
    if (bytes > MAX_TOTAL_BYTES) return unreadable(path, TOO_MUCH);
    const file = await readRecordFile(path, root);
    bytes += file.text?.length ?? 0;
    return file;
  });
  return [...refused.map(({ path, ...trouble }) => unreadable(path, trouble)), ...files];
}

const TOO_MUCH = {
  wrong: `the YAML files before this one hold more than ${MAX_TOTAL_BYTES / 1024 / 1024} MB already`,
  right: 'write large parts as .jsonl, one entry a line',
};

async function readRecordFile(path: string, root: string): Promise<RecordFile> {
  const shown = shownPath(path);
  try {
    if (/\.jsonl$/i.test(path)) {
      const guard = { within: root, maxBytes: MAX_JSON_LINES_BYTES, ifLarger: 'split it into several files' };
      const { size } = await inTime(stat(path));
      return { shown, lines: { path, guard, size } };
    }
    const bytes = await readGuarded(path, {
      within: root,
      maxBytes: MAX_FILE_BYTES,
      ifLarger: 'split it into one file a story, or write it as .jsonl, one entry a line',
    });
    const bad = firstInvalidByte(bytes);
    if (bad === undefined) return { shown, text: new TextDecoder().decode(bytes) };
    const wrong = `the file is not UTF-8: byte ${bad} cannot be read`;
    const trouble = { line: lineOfByte(bytes, bad), wrong, right: 'save the file as UTF-8' };
    return { shown, remains: bytes.toString('latin1'), trouble };
  } catch (error) {
    const { wrong, right } = explainTrouble(error);
    return unreadable(path, { wrong: `the file ${wrong}`, right });
  }
}

function unreadable(path: string, { wrong, right }: FileTrouble): RecordFile {
  return { shown: shownPath(path), trouble: { line: 1, wrong, right } };
}
