import type { Block, BlockList } from './block.js';
import { byteCount, codePointCount } from './text.js';

/** How much of a message the blocks of a page may take. */
export interface PageBudget {
  readonly blocks: number;
  /** Code points. */
  readonly characters: number;
  /** UTF-8 bytes. */
  readonly bytes: number;
}

/** One page of an answer. */
export interface Page {
  readonly blocks: readonly Block[];
  /** From 1. */
  readonly number: number;
  /** Numbers of its first and last block, from 1; both 0 on an empty page. */
  readonly first: number;
  readonly last: number;
  readonly more: boolean;
}

/** Discord takes ten files: room for a picture and an export. */
const MAX_FILES = 5;

/** A forged page number must not make the bot lay out a whole archive. */
export const MAX_PAGE = 200;

/**
 * Lays blocks out in pages, as many whole blocks a page as fit; the same list is always laid out the same way, so that a page number is
 * all a button needs to carry.
 * @param wanted the page wanted, from 1; one past the end gives the last page
 */
export function pageOf(list: BlockList, wanted: number, budget: PageBudget): Page {
  let page: Page = { blocks: [], number: 1, first: 0, last: 0, more: list.count > 0 };
  while (page.more && (page.last === 0 || page.number < Math.min(wanted, MAX_PAGE))) {
    page = nextPage(list, page.last, page.last === 0 ? 1 : page.number + 1, budget);
  }
  return page;
}

/** How many pages a list has, up to as many as anybody may turn to. */
export const pageCount = (list: BlockList, budget: PageBudget): number => pageOf(list, MAX_PAGE, budget).number;

function nextPage(list: BlockList, from: number, number: number, budget: PageBudget): Page {
  const blocks: Block[] = [];
  let characters = 0;
  let bytes = 0;
  let files = 0;
  let before: Block | undefined;
  for (let index = from; index < list.count && blocks.length < budget.blocks; index += 1) {
    const block = list.block(index);
    const fits = fitsOnePage(block, budget);
    const text = `${headingsOf(block, before)}${fits ? block.markdown : block.brief}\n`;
    files += fits ? 0 : 1;
    characters += codePointCount(text);
    bytes += byteCount(text);
    const isFull = characters > budget.characters || bytes > budget.bytes || files > MAX_FILES;
    if (isFull && blocks.length > 0) break;
    blocks.push(block);
    before = block;
  }
  const last = from + blocks.length;
  return { blocks, number, first: from + 1, last, more: last < list.count };
}

/** The headings that a block is shown under, as lines, where it is not under the same as the one before it on the page. */
export function headingsOf({ heading, subheading }: Block, before: Block | undefined): string {
  const isSame = before !== undefined && before.heading === heading;
  const lines = [isSame ? undefined : heading, isSame && before.subheading === subheading ? undefined : subheading];
  return lines.map((line) => (line === undefined ? '' : `${line}\n`)).join('');
}

/** Whether a block fits a page of its own; one that does not goes out as a file. */
export function fitsOnePage(block: Block, budget: PageBudget): boolean {
  const text = `${headingsOf(block, undefined)}\n${block.markdown}\n`;
  return codePointCount(text) <= budget.characters && byteCount(text) <= budget.bytes;
}
