import type { TextToDraft } from '../../draft/read-draft.js';
import { unfiledSource } from '../../draft/unfiled-source.js';
import { didYouMean } from '../../knowledge/problems.js';
import { readSourceText, SOURCE_TEXT_GUARD } from '../../knowledge/proof/source-texts.js';
import { asTranscript, withoutInnerTimes } from '../../knowledge/proof/transcripts.js';
import { explainTrouble, type FileTrouble, readGuarded } from '../../knowledge/read/guarded-file.js';
import { firstInvalidByte } from '../../knowledge/read/utf8.js';
import type { VerbatimRecord } from '../../record/record.js';

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
    : { source, text: withoutInnerTimes(text), isFiled: true };
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
  const source = unfiledSource(file, published, transcript !== undefined);
  return { source, text: transcript === undefined ? written : withoutInnerTimes(transcript), isFiled: false };
}
