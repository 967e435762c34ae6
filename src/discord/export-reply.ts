import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { exportChunks, type Format } from '../export/formats.js';
import { type Selection, selectEntries } from '../export/selection.js';
import { withoutDrafts } from '../export/without-drafts.js';
import type { VerbatimRecord } from '../record/record.js';
import type { Page } from '../view/page.js';
import type { Reply, ReplyFile } from './reply.js';

/** Discord takes 10 MiB of files with a message (API reference, "Uploading files"); two files share it, with room for the rest of the request. */
const MOST_BYTES = 4_500_000;

const FILES: readonly { readonly format: Format; readonly description: string }[] = [
  { format: 'jsonld', description: 'The entries as linked data (JSON-LD, schema.org)' },
  { format: 'csv', description: 'The statements and figures as a table (CSV)' },
];

const WITH_NEEDS =
  'The entries shown, with what they need: who speaks, the sources, what denies or answers them, competing figures.';
const TOO_LARGE =
  'These entries, with all that must stand beside them, are more than a message can carry. Whoever runs the bot can export them with `npx verbatim export`.';

/**
 * The entries of a page, with what they need, as files that only the asker gets.
 * @param page the page
 * @param record the record
 */
export function exportReply(page: Page, record: VerbatimRecord): Reply {
  const shown = withoutDrafts(record);
  const ids = [...new Set(page.blocks.flatMap(({ entries }) => entries))].filter((id) => shown.byId.has(id));
  const [first] = ids;
  if (first === undefined) return reply('Nothing of this can be exported: it is not published yet.', [], []);
  const selection = selectEntries(shown, ids);
  const files = filesOf(selection, first);
  if (files === undefined) return reply(TOO_LARGE, [], []);
  return reply(
    WITH_NEEDS,
    files,
    selection.entries.map(({ id }) => id),
  );
}

const reply = (content: string, files: readonly ReplyFile[], entries: readonly string[]): Reply => ({
  callback: {
    type: InteractionResponseType.ChannelMessageWithSource,
    data: { content, flags: MessageFlags.Ephemeral, allowed_mentions: { parse: [] } },
  },
  files,
  entries,
});

function filesOf(selection: Selection, name: string): ReplyFile[] | undefined {
  const files: ReplyFile[] = [];
  for (const { format, description } of FILES) {
    const bytes = bytesOf(format, selection);
    if (bytes === undefined) return undefined;
    files.push({ name: `verbatim-${name.replace(/[^a-z0-9-]/g, '').slice(0, 80)}.${format}`, bytes, description });
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
    if (length > MOST_BYTES) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
