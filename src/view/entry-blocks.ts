import type { Entry } from '../record/entries.js';
import type { Block, ViewContext } from './block.js';
import { countsOf } from './counts.js';
import { eventBlocks } from './event.js';
import { countBlocks } from './figures.js';
import { sourceBlocks } from './source.js';
import { statementBlock } from './statement.js';
import { whoBlocks } from './who.js';

/** The part of an answer that shows an entry: the same blocks as in `/claims`, `/figures`, `/event`, `/who` or `/source`; none where none does. */
export function entryBlocks(entry: Entry, context: ViewContext): readonly Block[] {
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
