import type { AnswerBlock, ToolAnswer } from './result-schema.js';

/** An answer as ordinary text, for assistants that read no data: nothing is in the data that this leaves out of a citation. */
export function answerText({ heading, message, answer, entries, choices, notes, page, record }: ToolAnswer): string {
  const citations = new Map(entries.flatMap((one) => ('citeAs' in one ? [[one.id, one.citeAs] as const] : [])));
  const parts = [
    [heading, message].filter(Boolean).join('\n'),
    ...answer.map((block, index) => blockText(block, answer[index - 1], citations)),
    choices.map(({ label, tool, arguments: args }) => `→ ${label}: ${tool} ${JSON.stringify(args)}`).join('\n'),
    ...notes,
    pageText(page),
    record.inWords,
  ];
  return parts.filter(Boolean).join('\n\n');
}

/** What is not shown may be what stands against what is. */
const pageText = (page: ToolAnswer['page']): string =>
  page?.nextOffset === undefined
    ? ''
    : `Blocks ${page.offset + 1} to ${page.nextOffset} of ${page.total}: this is not all. Ask again with offset ${page.nextOffset}.`;

/** The first entry of a block is what it is about; a sentence to copy follows where the block does not begin with it. */
function blockText(
  block: AnswerBlock,
  before: AnswerBlock | undefined,
  citations: ReadonlyMap<string, string>,
): string {
  const { section, group, text, entries } = block;
  const [first = ''] = entries;
  const citation = citations.get(first);
  return [
    section === before?.section ? undefined : section,
    section === before?.section && group === before?.group ? undefined : group,
    text,
    citation === undefined || text.includes(citation) ? undefined : `Cite as: ${citation}`,
    entries.length === 0 ? undefined : `[${entries.join(', ')}]`,
  ]
    .filter(Boolean)
    .join('\n');
}
