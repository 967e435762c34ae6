import type { Entry } from '../../record/entries.js';
import { buildRecord, type VerbatimRecord } from '../../record/record.js';
import type { Block, ViewContext } from '../../view/block.js';
import { countsOf } from '../../view/counts.js';
import { eventBlocks } from '../../view/event.js';
import { countBlocks } from '../../view/figures.js';
import { smallLines } from '../../view/notices.js';
import { sourceBlocks } from '../../view/source.js';
import { statementBlock } from '../../view/statement.js';
import { whoBlocks } from '../../view/who.js';

/** A record whose drafts are shown as they will be once they are live. */
export function withDraftsLive(record: VerbatimRecord): VerbatimRecord {
  const entries = [...record.byId.values()].map(
    (entry): Entry => (entry.status === 'draft' ? { ...entry, status: 'live' } : entry),
  );
  return buildRecord({ ...record, entries });
}

/** The part of an answer that shows an entry: the same block as in `/claims`, `/figures`, `/event`, `/who` or `/source`, as Markdown. */
export function asReadersSeeIt(entry: Entry, context: ViewContext): string {
  const blocks = blocksOf(entry, context);
  return blocks
    .flatMap((block, index) => {
      const isIntroduced = block.subheading === undefined || block.subheading === blocks[index - 1]?.subheading;
      return [...(isIntroduced ? [] : [block.subheading]), block.markdown, ...smallLines(block.footnotes ?? [])];
    })
    .join('\n');
}

function blocksOf(entry: Entry, context: ViewContext): readonly Block[] {
  switch (entry.entry) {
    case 'statement':
      return [statementBlock(entry, context, { alone: true })];
    case 'figure':
      return countsOf([entry], context)
        .flatMap((count) => countBlocks(count, context))
        .filter(({ entries }) => entries.includes(entry.id));
    case 'event':
      return eventBlocks(entry, context).slice(0, 1);
    case 'source':
      return sourceBlocks(entry, context).slice(0, 1);
    case 'person':
    case 'organisation':
    case 'place':
      return whoBlocks(entry, context).slice(0, 1);
    default:
      return [];
  }
}
