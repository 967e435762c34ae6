import type { Language } from '../language/language.js';
import type { EntryId } from '../record/entries.js';
import type { VerbatimRecord } from '../record/record.js';

/** A part of an answer that is never cut: one statement with what is said against it, one claimant's figures, one sentence. */
export interface Block {
  /** Heading of the part of the answer that this block belongs to; shown where it changes and again at the top of a page. */
  readonly heading?: string;
  /** Markdown whose record parts are escaped. */
  readonly markdown: string;
  /** Markdown that stands for the block where it is too long for a message; its text then goes out as a file. */
  readonly brief: string;
  /** The block as ordinary text for copying; record parts are not escaped. */
  readonly plain: string;
  /** Ids of the entries shown, in order. */
  readonly entries: readonly EntryId[];
}

/** Blocks made when they are needed: an answer may have a hundred thousand. */
export interface BlockList {
  readonly count: number;
  /** Whether there are more than anybody pages through, so that `count` is not all of them. */
  readonly more?: boolean;
  block(index: number): Block;
}

/**
 * Blocks that are all there.
 * @param blocks the blocks
 */
export function blockList(blocks: readonly Block[]): BlockList {
  return {
    count: blocks.length,
    block(index) {
      const block = blocks[index];
      if (block === undefined) throw new RangeError(`no block ${index} of ${blocks.length}`);
      return block;
    },
  };
}

/** What a view needs besides the entry: the record it belongs to, the day it is shown on (ISO `YYYY-MM-DD`), and the reader's language. */
export interface ViewContext {
  readonly record: VerbatimRecord;
  readonly today: string;
  readonly language: Language;
}
