import type { Language } from '../language/language.js';
import type { EntryId } from '../record/entry-base.js';
import type { VerbatimRecord } from '../record/record.js';
import type { HouseStyleName } from './house-style.js';

/** A part of an answer that is never cut: one statement with what is said against it, one claimant's figures, one sentence. */
export interface Block {
  /** Heading of the part of the answer that this block belongs to; shown where it changes and again at the top of a page. */
  readonly heading?: string;
  /** A heading below it, shown where either changes and again at the top of a page. */
  readonly subheading?: string;
  /** What marks in the text stand for, such as `† date inferred`: each is shown once below the page. */
  readonly footnotes?: readonly string[];
  /** Whether there is a gap between this block and the one before it under the same heading. */
  readonly apart?: boolean;
  /** Markdown whose record parts are escaped. */
  readonly markdown: string;
  /** Markdown shown in place of a block that is too long for a message; its text is then attached as a file. */
  readonly brief: string;
  /** The block as ordinary text for copying; record parts are not escaped. */
  readonly plain: string;
  /** Ids of the entries shown, in order. */
  readonly entries: readonly EntryId[];
}

/** Blocks that are built when they are needed: an answer may have a hundred thousand. */
export interface BlockList {
  readonly count: number;
  /** Whether there are more than `count`, which is limited to what anybody pages through. */
  readonly more?: boolean;
  block(index: number): Block;
  /** Fetches what the first blocks show, up to as many as are wanted; absent where all is at hand. Before it, nothing else may be asked. */
  prepare?(wanted: number): Promise<void>;
}

/**
 * A list with its first blocks ready to be built.
 * @param wanted how many
 */
export async function prepared(list: BlockList, wanted: number): Promise<BlockList> {
  await list.prepare?.(wanted);
  return list;
}

/** A list of blocks that are built already. */
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

/** A list of blocks that are built together, when the first of them is needed: an answer may be passed over for another. */
export function blockListLater(build: () => Promise<readonly Block[]>): BlockList {
  let built: BlockList | undefined;
  const list = (): BlockList => {
    if (built === undefined) throw new RangeError('the blocks are not prepared');
    return built;
  };
  return {
    get count() {
      return list().count;
    },
    block: (index) => list().block(index),
    async prepare() {
      built ??= blockList(await build());
    },
  };
}

/** What a view needs besides the entry. */
export interface ViewContext {
  readonly record: VerbatimRecord;
  /** ISO `YYYY-MM-DD`. */
  readonly today: string;
  /** The reader's. */
  readonly language: Language;
  /** Whose manner plain text is in; absent: the bot's own form. */
  readonly houseStyle?: HouseStyleName;
}
