import { type Inline, parseInline } from './markdown-inline.js';

/** A part of a message with lines of its own. */
export type Block =
  | { readonly type: 'paragraph' | 'subtext'; readonly children: readonly Inline[] }
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly children: readonly Inline[] }
  | { readonly type: 'quote'; readonly children: readonly Block[] }
  | {
      readonly type: 'list';
      readonly start: number | undefined;
      readonly items: readonly (readonly Block[])[];
    }
  | { readonly type: 'code'; readonly text: string };

const HEADING = /^(#{1,3})\s+(\S.*)$/u;
const SUBTEXT = /^-#\s+(\S.*)$/u;
const QUOTE = /^> (.*)$|^>()$/u;
const REST_QUOTE = /^>>> (.*)$/u;
const ITEM = /^( *)([-*]|\d{1,9}\.) +(\S.*)$/u;
const FENCE = /^```(?:[A-Za-z0-9_+.-]*\n)?([\s\S]*?)\n?```/u;
/** A hostile message must not exhaust the stack. */
const MAX_DEPTH = 8;

/** Parses Discord's markdown into a tree of plain text. */
export function parseMarkdown(source: string): Block[] {
  return parseBlocks(source.replace(/\r\n?/g, '\n'), 0);
}

function parseBlocks(source: string, depth: number): Block[] {
  const blocks: Block[] = [];
  let plain: string[] = [];
  const flush = (): void => {
    if (plain.length > 0) blocks.push({ type: 'paragraph', children: parseInline(plain.join('\n')) });
    plain = [];
  };
  let rest = source;
  while (rest !== '') {
    const match = depth < MAX_DEPTH ? blockAt(rest, depth) : undefined;
    if (match !== undefined) {
      flush();
      blocks.push(match.block);
      rest = rest.slice(match.length).replace(/^\n/, '');
      continue;
    }
    const end = rest.indexOf('\n');
    plain.push(end < 0 ? rest : rest.slice(0, end));
    rest = end < 0 ? '' : rest.slice(end + 1);
  }
  flush();
  return blocks;
}

interface BlockMatch {
  readonly block: Block;
  /** How much of the source it takes, in code units. */
  readonly length: number;
}

function blockAt(rest: string, depth: number): BlockMatch | undefined {
  const fence = FENCE.exec(rest);
  if (fence) return { block: { type: 'code', text: fence[1] ?? '' }, length: fence[0].length };
  const [line = ''] = rest.split('\n', 1);
  const heading = HEADING.exec(line);
  if (heading) {
    const level = (heading[1] ?? '#').length as 1 | 2 | 3;
    return { block: { type: 'heading', level, children: parseInline(heading[2] ?? '') }, length: line.length };
  }
  const subtext = SUBTEXT.exec(line);
  if (subtext) return { block: { type: 'subtext', children: parseInline(subtext[1] ?? '') }, length: line.length };
  if (REST_QUOTE.test(line))
    return { block: { type: 'quote', children: parseBlocks(rest.slice(4), depth + 1) }, length: rest.length };
  if (QUOTE.test(line)) return quoteAt(rest, depth);
  return ITEM.test(line) ? listAt(rest, depth) : undefined;
}

function quoteAt(rest: string, depth: number): BlockMatch {
  const lines = linesWhile(rest, (line) => QUOTE.test(line));
  const inner = lines.map((line) => line.replace(/^> ?/, '')).join('\n');
  return { block: { type: 'quote', children: parseBlocks(inner, depth + 1) }, length: lines.join('\n').length };
}

/** A list ends at the first line that is neither an item nor indented under one. */
function listAt(rest: string, depth: number): BlockMatch {
  const [, lead = '', mark = ''] = ITEM.exec(rest.split('\n', 1)[0] ?? '') ?? [];
  const lines = linesWhile(rest, (line) => {
    const item = ITEM.exec(line);
    return item ? (item[1] ?? '').length >= lead.length : /^ {2,}\S/.test(line);
  });
  const items: string[][] = [];
  for (const line of lines) {
    const item = ITEM.exec(line);
    if (item && (item[1] ?? '').length < lead.length + 2) items.push([item[3] ?? '']);
    else items.at(-1)?.push(line.slice(Math.min(lead.length + 2, line.length - line.trimStart().length)));
  }
  const start = /^\d/.test(mark) ? Number.parseInt(mark, 10) : undefined;
  return {
    block: { type: 'list', start, items: items.map((item) => parseBlocks(item.join('\n'), depth + 1)) },
    length: lines.join('\n').length,
  };
}

function linesWhile(rest: string, keep: (line: string) => boolean): string[] {
  const lines = rest.split('\n');
  const end = lines.findIndex((line) => !keep(line));
  return end < 0 ? lines : lines.slice(0, end);
}
