import type { RecordEvent } from '../record/entries.js';
import type { EntryId } from '../record/entry-base.js';
import { isProven } from '../record/proofs.js';
import { quotedRuns } from '../record/quotes.js';
import type { VerbatimRecord } from '../record/record.js';
import type { Statement } from '../record/statement.js';
import type { Block, ViewContext } from './block.js';
import { localNameOf } from './names.js';
import { shortRelated } from './related-statements.js';
import { sidesOf, speaksFor } from './sides.js';
import { shortStatementBlock } from './statement.js';
import { escapeMarkdown, visible } from './text.js';

/** One statement of each side in its own words; of a side without one, that none is on file. The same for every side. */
export function sideBlocks(event: RecordEvent, statements: readonly Statement[], context: ViewContext): Block[] {
  const heading = `### ${context.language.say('heading.own-words')}`;
  return sidesOf(event, context).map((side): Block => {
    const statement = bestOf(side, statements, context.record);
    if (statement !== undefined) return withRelated(statement, heading, context);
    const name = localNameOf(context.record, side, context.language.locale);
    const words = context.language.say('event.no-words', { name });
    return { heading, apart: true, markdown: escapeMarkdown(words), brief: '', plain: visible(words), entries: [] };
  });
}

/** A statement with what denies or answers it in short: neither is shown without the other. */
export function withRelated(statement: Statement, heading: string, context: ViewContext): Block {
  const block = shortStatementBlock(statement, context, heading);
  const lines = shortRelated(statement, context);
  return {
    ...block,
    markdown: [block.markdown, ...lines.map((line) => `> ${escapeMarkdown(line)}`)].join('\n'),
    plain: [block.plain, ...lines.map(visible)].join('\n'),
  };
}

/** The statement of a side that says most for it: proven before others, quoted before told, then the one that most refer to. */
function bestOf(side: EntryId, statements: readonly Statement[], record: VerbatimRecord): Statement | undefined {
  const weight = (one: Statement): number =>
    (isProven(record.proofs.get(one.id)) ? 1_000 : 0) +
    (quotedRuns(one.says).length > 0 ? 500 : 0) +
    one.relations.length +
    (record.relatedTo.get(one.id)?.length ?? 0);
  return statements.filter((one) => speaksFor(one, side, record)).sort((a, b) => weight(b) - weight(a))[0];
}
