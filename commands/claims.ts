import { searchFiltered } from '../src/bot/answers/filtered-search.js';
import { notLookedFor } from '../src/bot/answers/not-looked-for.js';
import { echo } from '../src/bot/answers/not-on-file.js';
import { readingInWords } from '../src/bot/answers/reading-in-words.js';
import { relatedChoices } from '../src/bot/answers/related-choices.js';
import { isChoices, resolveFilters } from '../src/bot/answers/resolve-filters.js';
import { silentSides } from '../src/bot/answers/silent-sides.js';
import type { Command, CommandContext, Pages, Values } from '../src/bot/command.js';
import { statementsLink } from '../src/bot/links.js';
import { completeFilter } from '../src/bot/options/complete-filter.js';
import { complete, optionText } from '../src/bot/options/completion.js';
import { define, text } from '../src/bot/options/define.js';
import type { Organisation, Person } from '../src/record/entries.js';
import type { EntryId } from '../src/record/entry-base.js';
import type { VerbatimRecord } from '../src/record/record.js';
import type { Statement } from '../src/record/statement.js';
import type { WithoutStatement } from '../src/search/search.js';
import { type Block, blockListLater } from '../src/view/block.js';
import { shortStatementBlock, statementBlock } from '../src/view/statement.js';
import { escapeMarkdown } from '../src/view/text.js';
import { withoutStatementBlocks } from '../src/view/without-statement.js';

const QUESTION = 'who-or-what';
const FILTERS = ['speaker', 'event', 'since', 'until', 'form'] as const;
const PER_PAGE = 5;
/** Up to this many statements are shown with everything that was said against them. */
const MAX_IN_FULL = 2;

/** `/claims`: attributed statements, newest first, with denials and answers beside them. */
export const claims: Command = {
  definition: define('claims', [text(QUESTION, true), ...FILTERS.map((name) => text(name))], { hasCopy: true }),
  question: QUESTION,
  async complete(option, typing, context) {
    const filter = FILTERS.find((name) => name === option);
    return filter === undefined ? complete('claims', typing, context) : completeFilter(filter, typing, context);
  },
  async answer(values, context) {
    const filters = await resolveFilters(values, FILTERS, context);
    if (isChoices(filters)) return filters;
    const question = optionText(values[QUESTION]);
    const asked = { ...filters, [QUESTION]: question };
    const silent = filters.speaker === undefined ? await context.search.withoutStatement(question) : undefined;
    if (silent !== undefined) return withoutStatement(silent, asked, context);
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
    const [first] = hits;
    const countsSpeaker = hits.every(({ item }) => item.speaker === first?.item.speaker);
    const shown = [...hits, ...related].map(({ item }) => item.id);
    const inFull = hits.length <= MAX_IN_FULL ? hits.map(({ item }) => item.id) : [];
    let slice = inFull.length === 0 ? undefined : await context.archive.slice({ entries: shown });
    const block = (index: number): Block => {
      const statement = statementIn(slice, shown[index]);
      const beside = { ...context, record: slice ?? context.record };
      return index < hits.length
        ? statementBlock(statement, beside, { alone: hits.length <= MAX_IN_FULL, countsSpeaker })
        : shortStatementBlock(statement, beside, `### ${context.language.say('heading.related')}`);
    };
    const prepare = async (wanted: number): Promise<void> => {
      if (inFull.length === 0) slice = await context.archive.slice({ entries: shown.slice(0, wanted) });
    };
    return {
      kind: 'pages',
      heading: `### ${context.language.say('heading.statements', { question: echo(readingInWords(found, context) || question) })}${notLookedFor(found.notLookedFor, context.language)}${silentSides(found.silent, context)}`,
      list: { count: shown.length, more, block, prepare },
      ...(hits[0] === undefined ? {} : { foremost: hits[0].item.id }),
      perPage: PER_PAGE,
      divided: true,
      counted: 'statements',
      notLookedFor: found.notLookedFor ?? [],
      values: asked,
      choices: relatedChoices(
        inFull.map((id) => statementIn(slice, id)),
        { ...context, record: slice ?? context.record },
      ),
    };
  },
};

/** Whoever is on file without a statement: others' words would be taken for theirs. */
function withoutStatement({ id, entries }: WithoutStatement, values: Values, context: CommandContext): Pages {
  const voice = context.record.byId.get(id);
  if (voice?.entry !== 'person' && voice?.entry !== 'organisation') throw new Error(`no person or body "${id}"`);
  return {
    kind: 'pages',
    heading: `### ${escapeMarkdown(voice.name)}`,
    list: blockListLater(async () => {
      const record = await context.archive.slice({ entries, voices: [id] });
      return withoutStatementBlocks(voice, entries, { ...context, record });
    }),
    foremost: voice.id,
    perPage: PER_PAGE,
    divided: true,
    values,
    choices: bodiesOf(voice).flatMap((body) => {
      const entry = context.record.byId.get(body);
      return entry?.entry === 'organisation' ? [{ label: entry.name, ...statementsLink(body) }] : [];
    }),
  };
}

/** The bodies whose words come nearest to those of a person who has none on file. */
const bodiesOf = (voice: Person | Organisation): EntryId[] =>
  voice.entry === 'person' ? voice.roles.flatMap(({ organisation }) => organisation ?? []) : [];

function statementIn(record: VerbatimRecord | undefined, id = ''): Statement {
  const entry = record?.byId.get(id);
  if (entry?.entry !== 'statement') throw new RangeError(`no statement "${id}" was fetched`);
  return entry;
}
