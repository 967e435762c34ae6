import { searchFiltered } from '../src/bot/answers/filtered-search.js';
import { echo } from '../src/bot/answers/not-on-file.js';
import { isChoices, resolveFilters } from '../src/bot/answers/resolve-filters.js';
import type { Command } from '../src/bot/command.js';
import { completeFilter } from '../src/bot/options/complete-filter.js';
import { complete, optionText } from '../src/bot/options/completion.js';
import { define, text } from '../src/bot/options/define.js';
import type { Block } from '../src/view/block.js';
import { shortStatementBlock, statementBlock } from '../src/view/statement.js';

const QUESTION = 'who-or-what';
const FILTERS = ['speaker', 'event', 'since', 'until', 'form'] as const;
const PER_PAGE = 5;
/** Up to this many statements are shown with everything that was said against them. */
const MAX_IN_FULL = 2;

/** `/claims`: attributed statements, newest first, with denials and answers beside them. */
export const claims: Command = {
  definition: define('claims', [text(QUESTION, true), ...FILTERS.map((name) => text(name))]),
  question: QUESTION,
  async complete(option, typing, context) {
    const filter = FILTERS.find((name) => name === option);
    return filter === undefined ? complete('claims', typing, context) : completeFilter(filter, typing, context);
  },
  async answer(values, context) {
    const filters = await resolveFilters(values, FILTERS, context);
    if (isChoices(filters)) return filters;
    const question = optionText(values[QUESTION]);
    const found = await searchFiltered(
      {
        question,
        filters,
        search: (kept) => context.search.statements(question, kept),
        valuesFor: (picked, kept) => ({ ...kept, [QUESTION]: picked }),
      },
      context,
    );
    if ('kind' in found) return found;
    const { hits, related = [], more = false } = found;
    const block = (index: number): Block =>
      index < hits.length
        ? statementBlock(itemAt(hits, index), context, hits.length <= MAX_IN_FULL)
        : shortStatementBlock(
            itemAt(related, index - hits.length),
            context,
            `### ${context.language.say('heading.related')}`,
          );
    return {
      kind: 'pages',
      heading: `### ${context.language.say('heading.statements', { question: echo(found.reading || question) })}`,
      list: { count: hits.length + related.length, more, block },
      perPage: PER_PAGE,
      divided: true,
      counted: 'statements',
      values: { ...filters, [QUESTION]: question },
    };
  },
};

function itemAt<T>(hits: readonly { readonly item: T }[], index: number): T {
  const hit = hits[index];
  if (hit === undefined) throw new RangeError(`no hit ${index} of ${hits.length}`);
  return hit.item;
}
