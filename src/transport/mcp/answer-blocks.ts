import type { CommandContext, Pages, Report } from '../../bot/command.js';
import type { JudgedFigure, JudgedQuote } from '../../check/verdicts.js';
import { compact } from '../../record/compact.js';
import type { EntryId } from '../../record/entry-base.js';
import { type Block, prepared } from '../../view/block.js';
import { plainFromMarkdown } from '../../view/text.js';
import type { AnswerBlock } from './result-schema.js';
import type { Slice } from './slices/schema.js';
import { sliceOf } from './slices/slice.js';

/** Part of an answer: whole blocks of it. */
export interface BlockRange {
  readonly offset: number;
  readonly limit: number;
}

/** The blocks of an answer, from one on. */
export async function answerBlocks(answer: Pages, { offset, limit }: BlockRange): Promise<AnswerBlock[]> {
  const list = await prepared(answer.list, offset + limit);
  const count = Math.max(0, Math.min(limit, list.count - offset));
  return Array.from({ length: count }, (_, index) => answerBlock(list.block(offset + index)));
}

/** The verdicts on a pasted text. */
export async function verdictBlocks({ judged, unjudged, ...answer }: Report): Promise<AnswerBlock[]> {
  const list = await prepared(answer.list, Number.POSITIVE_INFINITY);
  const verdicts = judged.map((one, index) => {
    const block = list.block(index);
    return { ...answerBlock(block), verdict: verdictPart(one, plainFromMarkdown(block.brief)) };
  });
  return unjudged.length === 0 ? verdicts : [...verdicts, answerBlock(list.block(judged.length))];
}

const answerBlock = ({ heading, subheading, plain, entries }: Block): AnswerBlock =>
  compact({
    section: heading && plainFromMarkdown(heading),
    group: subheading && plainFromMarkdown(subheading),
    text: plain,
    entries: [...entries],
  });

/** @param inWords the verdict with what the desk must know first: words that are the same may have been denied since */
function verdictPart(judged: JudgedQuote | JudgedFigure, inWords: string): NonNullable<AnswerBlock['verdict']> {
  const { kind, verdict, pasted, attributedTo } = judged;
  const common = compact({ kind, verdict, inWords, pasted, attributedTo });
  if (judged.kind === 'figure') return { ...common, filed: judged.figures.map(({ value }) => value) };
  // Of what was withdrawn, nothing is repeated: neither the words nor what was changed in them.
  if (verdict === 'withdrawn') return { ...common, filed: [] };
  const { difference } = judged;
  return {
    ...common,
    filed: [...judged.filed],
    ...(difference === undefined ? {} : { difference: difference.map((part) => ({ ...part })) }),
  };
}

/** Every entry that the blocks name, once, in the order of their first mention. */
export async function entriesOf(blocks: readonly AnswerBlock[], context: CommandContext): Promise<Slice[]> {
  const ids = new Set<EntryId>(blocks.flatMap(({ entries }) => entries));
  const shown = { ...context, record: await context.archive.slice({ entries: [...ids] }) };
  return [...ids].flatMap((id) => sliceOf(id, shown) ?? []).map((slice) => withoutRepetition(slice, ids));
}

/** Words of a related statement stand in its own entry, where that is there as well. */
function withoutRepetition(slice: Slice, ids: ReadonlySet<EntryId>): Slice {
  if (slice.kind !== 'statement' && slice.kind !== 'figure') return slice;
  const related = slice.related.map(({ says, ...one }) =>
    says === undefined || (one.entry !== undefined && ids.has(one.entry)) ? one : { ...one, says },
  );
  return { ...slice, related };
}
