import { basename, extname } from 'node:path';
import { didYouMean } from '../../knowledge/problems.js';
import { readSourceText, SOURCE_TEXT_GUARD } from '../../knowledge/proof/source-texts.js';
import { asTranscript } from '../../knowledge/proof/transcripts.js';
import { explainTrouble, type FileTrouble, readGuarded } from '../../knowledge/read/guarded-file.js';
import { firstInvalidByte } from '../../knowledge/read/utf8.js';
import { parseDate, UNKNOWN_DATE } from '../../record/dates.js';
import type { Source } from '../../record/entries.js';
import type { VerbatimRecord } from '../../record/record.js';

/** What is drafted from: a source and its text. */
export interface TextToDraft {
  readonly source: Source;
  readonly text: string;
  /** Whether the source is on file. */
  readonly isFiled: boolean;
}

/** The archived text of a source on file. */
export async function archivedText(
  record: VerbatimRecord,
  archiveDir: string,
  id: string,
): Promise<TextToDraft | FileTrouble> {
  const source = record.byId.get(id);
  if (source?.entry !== 'source')
    return {
      wrong: `no source has the id "${id}"`,
      right: didYouMean(
        id,
        record.sources.map((one) => one.id),
        'name a source, or a file with --text',
      ),
    };
  const text = await readSourceText(archiveDir, id).catch(() => undefined);
  return text === undefined
    ? { wrong: `the text of ${id} is not in the archive`, right: `bring it in: npx verbatim archive add ${id} <file>` }
    : { source, text, isFiled: true };
}

/**
 * The text of a file, with a source made for it.
 * @param published ISO day; without it weekdays name no day
 */
export async function textOfFile(file: string, published: string | undefined): Promise<TextToDraft | FileTrouble> {
  let bytes: Buffer;
  try {
    bytes = await readGuarded(file, SOURCE_TEXT_GUARD);
  } catch (error) {
    const { wrong, right } = explainTrouble(error);
    return { wrong: `${file} ${wrong}`, right };
  }
  if (firstInvalidByte(bytes) !== undefined)
    return { wrong: `${file} is not UTF-8`, right: 'save it as UTF-8 and try again' };
  const written = new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n');
  const transcript = asTranscript(file, written);
  const id =
    basename(file, extname(file))
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'new-source';
  const source: Source = {
    entry: 'source',
    id,
    status: 'draft',
    revisions: [],
    position: { file, line: 1, column: 1 },
    publisher: '…',
    published: (published === undefined ? undefined : parseDate(published)) ?? UNKNOWN_DATE,
    archived: false,
    wordsOf: [],
    ...(transcript === undefined ? {} : { kind: 'transcript' as const }),
  };
  return { source, text: transcript ?? written, isFiled: false };
}
