import type { Entry } from '../../record/entries.js';
import { buildRecord, type VerbatimRecord } from '../../record/record.js';
import type { ViewContext } from '../../view/block.js';
import { entryBlocks } from '../../view/entry-blocks.js';
import { smallLines } from '../../view/notices.js';

/** A record whose drafts are shown as they will be once they are live. */
export function withDraftsLive(record: VerbatimRecord): VerbatimRecord {
  const entries = [...record.byId.values()].map(
    (entry): Entry => (entry.status === 'draft' ? { ...entry, status: 'live' } : entry),
  );
  return buildRecord({ ...record, entries });
}

/** The part of an answer that shows an entry: the same block as in `/claims`, `/figures`, `/event`, `/who` or `/source`, as Markdown. */
export function asReadersSeeIt(entry: Entry, context: ViewContext): string {
  const blocks = entryBlocks(entry, context);
  return blocks
    .flatMap((block, index) => {
      const isIntroduced = block.subheading === undefined || block.subheading === blocks[index - 1]?.subheading;
      return [...(isIntroduced ? [] : [block.subheading]), block.markdown, ...smallLines(block.footnotes ?? [])];
    })
    .join('\n');
}
