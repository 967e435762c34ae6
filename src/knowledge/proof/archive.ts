import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Passage } from '../../record/entries.js';
import { isId } from '../entries/ids.js';
import { explainFileError, isNotThere } from '../read/file-errors.js';
import { firstInvalidByte, lineOfByte } from '../read/files.js';
import { writeAtomically } from '../read/write-atomically.js';
import { foldWords, originalSpan, passageSpan, runsWithin, type Span, toComparable } from './comparable-text.js';

export type { Span } from './comparable-text.js';

/** What to bring into the archive. */
export interface AddOptions {
  readonly archiveDir: string;
  readonly sourceId: string;
  /** The file that holds the source's text. */
  readonly file: string;
  /** Whether a different text already there may be replaced. */
  readonly replace?: boolean;
}

/** What became of a text brought to the archive. */
export type AddResult =
  | {
      readonly ok: true;
      readonly path: string;
      readonly sha256: string;
      readonly length: number;
      readonly outcome: 'added' | 'replaced' | 'already there';
    }
  | { readonly ok: false; readonly wrong: string; readonly right: string };

/**
 * Every source text of the archive, one after the other. What cannot be read is left out: loading the record reports it.
 * @param archiveDir the archive's folder; it need not exist
 */
export async function* archivedTexts(
  archiveDir: string,
): AsyncGenerator<{ readonly id: string; readonly text: string }> {
  const names = await readdir(archiveDir).catch(() => []);
  for (const name of names.filter((one) => one.endsWith('.txt')).sort()) {
    const text = await readFile(join(archiveDir, name), 'utf8').catch(() => undefined);
    if (text !== undefined) yield { id: name.slice(0, -'.txt'.length), text };
  }
}

/**
 * The path of a source's text in the archive.
 * @param sourceId the source's id, which must be kebab-case
 */
export function archivePath(archiveDir: string, sourceId: string): string {
  return join(archiveDir, `${sourceId}.txt`);
}

/**
 * The fingerprint of a text's bytes, in hexadecimal.
 * @param bytes the bytes, or a text to be taken as UTF-8
 */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Brings a source's text into the archive. Line ends become LF; the words stay as they are. */
export async function addToArchive(options: AddOptions): Promise<AddResult> {
  const { archiveDir, sourceId, file, replace = false } = options;
  if (!isId(sourceId)) {
    return { ok: false, wrong: `"${sourceId}" is not an id`, right: 'use small letters, digits and single hyphens' };
  }
  const bytes = await readOrWhy(file);
  if (typeof bytes === 'string')
    return { ok: false, wrong: `${file} ${bytes}`, right: 'name a text file that can be read' };
  const bad = firstInvalidByte(bytes);
  if (bad !== undefined) {
    return {
      ok: false,
      wrong: `${file} is not UTF-8 (byte ${bad}, line ${lineOfByte(bytes, bad)})`,
      right: 'save it as UTF-8 and try again',
    };
  }
  const text = new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n');
  if (text.trim() === '') return { ok: false, wrong: `${file} has no words`, right: "put the source's text into it" };
  const path = archivePath(archiveDir, sourceId);
  const there = await readOrWhy(path);
  const done = { ok: true, path, sha256: sha256(text), length: text.length } as const;
  if (typeof there === 'string') {
    if (there !== 'does not exist') return { ok: false, wrong: `${path} ${there}`, right: 'make it readable' };
  } else if (Buffer.compare(there, Buffer.from(text)) === 0) {
    return { ...done, outcome: 'already there' };
  } else if (!replace) {
    return {
      ok: false,
      wrong: `${path} already holds a different text`,
      right: 'compare the two, then say that it should be replaced, or give this text an id of its own',
    };
  }
  try {
    await mkdir(archiveDir, { recursive: true });
    await writeAtomically(path, text);
  } catch (error) {
    return {
      ok: false,
      wrong: `${path} ${explainFileError(error, 'written')}`,
      right: 'make the archive folder writable',
    };
  }
  return { ...done, outcome: typeof there === 'string' ? 'added' : 'replaced' };
}

async function readOrWhy(path: string): Promise<Buffer | string> {
  try {
    return await readFile(path);
  } catch (error) {
    return isNotThere(error) ? 'does not exist' : explainFileError(error);
  }
}

/**
 * The span of a passage in a source's text, in UTF-16 units.
 * @param passage the passage; without one, the whole text
 */
export function locatePassage(text: string, passage: Passage | undefined): Span | undefined {
  const folded = toComparable(text);
  const result = passageSpan(folded, passage);
  if (!('span' in result)) return undefined;
  return result.span.end === result.span.start ? { start: 0, end: text.length } : originalSpan(folded, result.span);
}

/**
 * The spans of quoted runs inside a passage, in order, in UTF-16 units of the text.
 * @param passage the passage; without one, the whole text
 * @returns one span a run, or undefined when one of them is not there
 */
export function findRuns(
  text: string,
  passage: Passage | undefined,
  runs: readonly string[],
): readonly Span[] | undefined {
  const folded = toComparable(text);
  const result = passageSpan(folded, passage);
  if (!('span' in result)) return undefined;
  const found = runsWithin(folded, result.span, runs.map(foldWords));
  return found.missing === undefined ? found.spans.map((span) => originalSpan(folded, span)) : undefined;
}
