import { readFile } from 'node:fs/promises';
import type { EntryId, Source } from '../../record/entries.js';
import type { Problem } from '../problems.js';
import { explainFileError, isNotThere } from '../read/file-errors.js';
import { firstInvalidByte, lineOfByte, shownPath } from '../read/files.js';
import { archivePath, sha256 } from './archive.js';
import { type ComparableText, toComparable } from './comparable-text.js';

/** The archived text of a source. */
export interface SourceText {
  readonly text: ComparableText;
  readonly sha256: string;
}

/**
 * Reads the archived texts of sources. A missing text is no problem; one that cannot be read is.
 * @param problems receives what cannot be read
 */
export async function readSourceTexts(
  archiveDir: string,
  sources: readonly Source[],
  problems: Problem[],
): Promise<ReadonlyMap<EntryId, SourceText>> {
  const texts = new Map<EntryId, SourceText>();
  await Promise.all(
    sources.map(async ({ id }) => {
      const result = await readSourceText(archivePath(archiveDir, id), id);
      if (result === undefined) return;
      if ('wrong' in result) problems.push(result);
      else texts.set(id, result);
    }),
  );
  return texts;
}

async function readSourceText(path: string, id: EntryId): Promise<SourceText | Problem | undefined> {
  const at = { file: shownPath(path), column: 1, entry: id };
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if (isNotThere(error)) return undefined;
    return { ...at, line: 1, wrong: `the source text ${explainFileError(error)}`, right: 'make it readable' };
  }
  const bad = firstInvalidByte(bytes);
  if (bad === undefined) return { text: toComparable(new TextDecoder().decode(bytes)), sha256: sha256(bytes) };
  const wrong = `the source text is not UTF-8: byte ${bad} cannot be read`;
  return { ...at, line: lineOfByte(bytes, bad), wrong, right: 'save it as UTF-8' };
}
