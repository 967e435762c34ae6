import { realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Source } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import type { Problem } from '../problems.js';
import { type FoundFiles, findFiles } from '../read/find-files.js';
import { explainTrouble, type FileTrouble, type Guard, readGuarded } from '../read/guarded-file.js';
import { inParallel } from '../read/in-parallel.js';
import { shownPath } from '../read/record-files.js';
import { firstInvalidByte, lineOfByte } from '../read/utf8.js';
import { type ComparableText, toComparable } from './comparable-text.js';
import { sha256 } from './sha256.js';
import { withoutInnerTimes } from './transcripts.js';

/** Max bytes of one source text: some ten thousand pages. */
const MAX_TEXT_BYTES = 20 * 1024 * 1024;
/** Max bytes of all source texts together: they are in memory at once. */
const MAX_TOTAL_BYTES = 512 * 1024 * 1024;

/** What a source text must be to be read. */
export const SOURCE_TEXT_GUARD: Guard = { maxBytes: MAX_TEXT_BYTES, ifLarger: 'archive the part that is quoted' };

/** A file of the archive: its text, or why it has none. */
export type SourceFile =
  | { readonly text: string; readonly sha256: string }
  | (FileTrouble & { readonly shown: string; readonly line: number });

/** The archive as read. */
export interface SourceFiles {
  readonly byId: ReadonlyMap<EntryId, SourceFile>;
  /** Why the archive or a path in it could not be looked at. */
  readonly refused: FoundFiles['refused'];
}

/** The archived text of a source. */
export interface SourceText {
  readonly text: ComparableText;
  readonly sha256: string;
}

/** The texts in an archive, which need not exist. */
export const findSourceTexts = (archiveDir: string): Promise<FoundFiles> =>
  findFiles(archiveDir, { name: /\.txt$/, subfolders: false });

/** The path of a source's text in the archive. */
export function archivePath(archiveDir: string, sourceId: EntryId): string {
  return join(archiveDir, `${sourceId}.txt`);
}

/** Reads every text of an archive. */
export async function readSourceFiles(archiveDir: string): Promise<SourceFiles> {
  const { root = archiveDir, paths, refused } = await findSourceTexts(archiveDir);
  let bytes = 0;
  const files = await inParallel(paths, async (path): Promise<[EntryId, SourceFile]> => {
    const file =
      bytes > MAX_TOTAL_BYTES ? { ...TOO_MUCH, shown: shownPath(path), line: 1 } : await readFile(path, root);
    if ('text' in file) bytes += file.text.length;
    return [idOf(path), file];
  });
  return { byId: new Map(files), refused };
}

const idOf = (path: string): EntryId => basename(path, '.txt');

const TOO_MUCH: FileTrouble = {
  wrong: `is not read: those before it hold more than ${MAX_TOTAL_BYTES / 1024 / 1024} MB`,
  right: 'archive only the parts that are quoted',
};

async function readFile(path: string, root: string): Promise<SourceFile> {
  const shown = shownPath(path);
  try {
    const bytes = await readGuarded(path, { ...SOURCE_TEXT_GUARD, within: root });
    const bad = firstInvalidByte(bytes);
    if (bad === undefined) return { text: new TextDecoder().decode(bytes), sha256: sha256(bytes) };
    const wrong = `is not UTF-8: byte ${bad} cannot be read`;
    return { shown, line: lineOfByte(bytes, bad), wrong, right: 'save it as UTF-8' };
  } catch (error) {
    const { wrong, right } = explainTrouble(error);
    return { shown, line: 1, wrong, right };
  }
}

/**
 * The archived texts of sources. A missing text is no problem; one that cannot be read is, and so is an archive that cannot be read.
 * Other files of the archive do not matter.
 * @param problems receives what cannot be read
 */
export function sourceTextsOf(
  sources: readonly Source[],
  { byId, refused }: SourceFiles,
  problems: Problem[],
): ReadonlyMap<EntryId, SourceText> {
  const ids = new Set(sources.map(({ id }) => id));
  for (const { path, wrong, right } of refused) {
    // Without an id it is the archive itself.
    if (path.endsWith('.txt') && !ids.has(idOf(path))) continue;
    problems.push({ file: shownPath(path), line: 1, column: 1, wrong, right });
  }
  const texts = new Map<EntryId, SourceText>();
  for (const id of ids) {
    const file = byId.get(id);
    if (file === undefined) continue;
    if ('text' in file) texts.set(id, { text: toComparable(file.text), sha256: file.sha256 });
    else {
      const { shown, line, wrong, right } = file;
      problems.push({ file: shown, line, column: 1, entry: id, wrong: `the source text ${wrong}`, right });
    }
  }
  return texts;
}

/** The file of one source's text. */
export async function readSourceFile(archiveDir: string, id: EntryId): Promise<SourceFile> {
  const root = await realpath(archiveDir).catch(() => archiveDir);
  return readFile(archivePath(archiveDir, id), root);
}

/** The text of one source; undefined where it is not archived or cannot be read. */
export async function readSourceText(archiveDir: string, id: EntryId): Promise<string | undefined> {
  const file = await readSourceFile(archiveDir, id);
  return 'text' in file ? file.text : undefined;
}

/** Every readable text of an archive, one after the other. */
export async function* archivedTexts(
  archiveDir: string,
): AsyncGenerator<{ readonly id: EntryId; readonly text: string }> {
  const { root = archiveDir, paths } = await findSourceTexts(archiveDir);
  for (const path of paths) {
    const file = await readFile(path, root);
    if ('text' in file) yield { id: idOf(path), text: withoutInnerTimes(file.text) };
  }
}
