import { exportChunks, type Format } from '../../export/formats.js';
import { type Selection, selectEntries } from '../../export/selection.js';
import type { Language, Phrase } from '../../language/language.js';
import { withUsualNames } from '../../record/in-language.js';
import { withoutDrafts } from '../../record/without-drafts.js';
import type { Page } from '../../view/page.js';
import type { CommandContext } from '../command.js';
import { privateText, type Reply, type ReplyFile } from '../reply.js';

/** Discord takes 10 MiB of files with a message (API reference, "Uploading files"); two files share it, with room for the rest of the request. */
const MAX_BYTES = 4_500_000;

const FILES = [
  { format: 'jsonld', description: 'export.jsonld' },
  { format: 'csv', description: 'export.csv' },
] as const satisfies readonly { readonly format: Format; readonly description: Phrase }[];

/**
 * The entries of a page, with the entries they refer to, as files that only the asker gets.
 */
export async function exportReply(
  page: Page,
  { archive, language }: Pick<CommandContext, 'archive' | 'language'>,
): Promise<Reply> {
  const named = [...new Set(page.blocks.flatMap(({ entries }) => entries))];
  const shown = withoutDrafts(withUsualNames(await archive.slice({ exported: named })));
  const ids = named.filter((id) => shown.byId.has(id));
  const [first] = ids;
  if (first === undefined) return privateText(language.say('export.nothing'));
  const selection = selectEntries(shown, ids);
  const files = filesOf(selection, first, language);
  if (files === undefined) return privateText(language.say('export.too-large'));
  return privateText(language.say('export.with'), { files, entries: selection.entries.map(({ id }) => id) });
}

function filesOf(selection: Selection, name: string, language: Language): ReplyFile[] | undefined {
  const files: ReplyFile[] = [];
  for (const { format, description } of FILES) {
    const bytes = bytesOf(format, selection);
    if (bytes === undefined) return undefined;
    files.push({
      name: `verbatim-${name.replace(/[^a-z0-9-]/g, '').slice(0, 80)}.${format}`,
      bytes,
      description: language.say(description),
    });
  }
  return files;
}

/** An export as bytes; nothing as soon as it is too large. */
function bytesOf(format: Format, selection: Selection): Uint8Array | undefined {
  const chunks: Buffer[] = [];
  let length = 0;
  for (const chunk of exportChunks(format, selection)) {
    const bytes = Buffer.from(chunk, 'utf8');
    length += bytes.length;
    if (length > MAX_BYTES) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
