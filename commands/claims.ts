import { completionOf, echo, nothingWithFilters, typed, unanswered } from '../src/bot/answers/not-on-file.js';
import type { Command } from '../src/bot/command.js';
import { define, text } from '../src/bot/options/define.js';
import { completeFilter, type FilterKind, isChoices, resolveFilters } from '../src/bot/options/filters.js';
import type { Filters } from '../src/search/search.js';
import type { Block } from '../src/view/block.js';
import { shortStatementBlock, statementBlock } from '../src/view/statement.js';

const QUESTION = 'who-or-what';
const FILTERS: Readonly<Record<string, FilterKind>> = {
  speaker: 'speaker',
  event: 'event',
  since: 'since',
  until: 'until',
  form: 'form',
};
const PER_PAGE = 5;
/** So few statements leave room for everything that was said against them. */
const FEW = 2;

/** `/claims`: attributed statements, newest first, with denials and answers beside them. */
export const claims: Command = {
  definition: define('claims', [
    text(QUESTION, true),
    text('speaker'),
    text('event'),
    text('since'),
    text('until'),
    text('form'),
  ]),
  question: QUESTION,
  async complete(option, typing, _values, context) {
    const filter = FILTERS[option];
    if (filter !== undefined) return completeFilter(filter, typing, context);
    return (await context.search.suggest('claims', typed(typing))).map(completionOf);
  },
  async answer({ values }, context) {
    const resolved = await resolveFilters(values, FILTERS, context);
    if (isChoices(resolved)) return resolved;
    const question = typed(resolved[QUESTION]);
    const { [QUESTION]: _, ...filters } = resolved;
    const found = await context.search.statements(question, filters satisfies Filters);
    const valuesFor = (picked: string) => ({ ...resolved, [QUESTION]: picked });
    if (found.band !== 'answered') {
      const limited = Object.keys(filters).length > 0;
      const wider = limited ? await context.search.statements(question) : found;
      if (wider.band === 'answered')
        return nothingWithFilters(
          question,
          filters,
          context,
          async (rest) => (await context.search.statements(question, rest satisfies Filters)).band === 'answered',
          (rest) => ({ ...rest, [QUESTION]: question }),
        );
      return unanswered(found, question, context, valuesFor);
    }
    const { hits, related = [], more = false } = found;
    const block = (index: number): Block =>
      index < hits.length
        ? statementBlock(itemAt(hits, index), context, hits.length <= FEW)
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
      values: { ...resolved, [QUESTION]: question },
    };
  },
};

function itemAt<T>(hits: readonly { readonly item: T }[], index: number): T {
  const hit = hits[index];
  if (hit === undefined) throw new RangeError(`no hit ${index} of ${hits.length}`);
  return hit.item;
}
