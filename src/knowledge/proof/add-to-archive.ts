import { mkdir, realpath } from 'node:fs/promises';
import { isId } from '../entries/ids.js';
import { didYouMean } from '../problems.js';
import type { ParsedEntries } from '../read/collector.js';
import { explainFileError, isNotThere } from '../read/file-errors.js';
import { explainTrouble, type FileTrouble, type Guard, readGuarded } from '../read/guarded-file.js';
import { firstInvalidByte, lineOfByte } from '../read/utf8.js';
import { writeAtomically } from '../read/write-atomically.js';
import { sha256 } from './sha256.js';
import { archivePath, SOURCE_TEXT_GUARD } from './source-texts.js';
import { asTranscript } from './transcripts.js';

/** What to bring into the archive. */
export interface AddOptions {
  readonly archiveDir: string;
  readonly sourceId: string;
  /** The file that holds the source's text: plain, or subtitles (.srt, .vtt). */
  readonly file: string;
  /** Whether a different text already there may be replaced. */
  readonly replace?: boolean;
  /** The files of the record: a text is taken only for a source in them. */
  readonly record: ParsedEntries;
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
  | ({ readonly ok: false } & FileTrouble);

const refuse = (wrong: string, right: string): AddResult => ({ ok: false, wrong, right });

/** Brings a source's text into the archive. Line ends become LF, subtitles turns with their times; the words stay as they are. */
export async function addToArchive(options: AddOptions): Promise<AddResult> {
  const { archiveDir, sourceId, file, replace = false, record } = options;
  if (!isId(sourceId)) return refuse(`"${sourceId}" is not an id`, 'use small letters, digits and single hyphens');
  if (!mayBeSource(sourceId, record)) {
    const sources = [...record.kinds].flatMap(([id, kind]) => (kind === 'source' ? [id] : []));
    return refuse(`no source has the id "${sourceId}"`, didYouMean(sourceId, sources, 'file the source first'));
  }
  const bytes = await readOrTrouble(file, SOURCE_TEXT_GUARD);
  if (bytes === undefined) return refuse(`${file} does not exist`, 'name a text file that can be read');
  if ('wrong' in bytes) return refuse(`${file} ${bytes.wrong}`, bytes.right);
  const bad = firstInvalidByte(bytes);
  if (bad !== undefined)
    return refuse(
      `${file} is not UTF-8 (byte ${bad}, line ${lineOfByte(bytes, bad)})`,
      'save it as UTF-8 and try again',
    );
  const written = new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n');
  const text = asTranscript(file, written) ?? written;
  if (text.trim() === '') return refuse(`${file} has no words`, "put the source's text into it");
  const path = archivePath(archiveDir, sourceId);
  // Nothing is written through a link that leads out of the archive.
  const within = await realpath(archiveDir).catch(() => archiveDir);
  const existing = await readOrTrouble(path, { ...SOURCE_TEXT_GUARD, within });
  const done = { ok: true, path, sha256: sha256(text), length: text.length } as const;
  if (existing !== undefined) {
    if ('wrong' in existing) return refuse(`${path} ${existing.wrong}`, existing.right);
    if (Buffer.compare(existing, Buffer.from(text)) === 0) return { ...done, outcome: 'already there' };
    if (!replace)
      return refuse(
        `${path} already holds a different text`,
        'compare the two, then say that it should be replaced, or give this text an id of its own',
      );
  }
  try {
    await mkdir(archiveDir, { recursive: true });
    await writeAtomically(path, text);
  } catch (error) {
    return refuse(`${path} ${explainFileError(error, 'written')}`, 'make the archive folder writable');
  }
  return { ...done, outcome: existing === undefined ? 'added' : 'replaced' };
}

/** Whether an id is that of a source, or may be: part of the record cannot be read. */
const mayBeSource = (id: string, { kinds, possibleIds, hasUnreadableFile }: ParsedEntries): boolean =>
  kinds.has(id) ? kinds.get(id) === 'source' : possibleIds.has(id) || hasUnreadableFile;

/** The bytes of a file, or why it cannot be read; undefined when it does not exist. */
async function readOrTrouble(path: string, guard: Guard): Promise<Buffer | FileTrouble | undefined> {
  try {
    return await readGuarded(path, guard);
  } catch (error) {
    return isNotThere(error) ? undefined : explainTrouble(error);
  }
}
