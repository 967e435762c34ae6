import { parseDate } from '../../record/dates.js';
import type { Found } from '../../search/search.js';
import { localNameOf } from '../../view/names.js';
import { escapeMarkdown, shorten, visible } from '../../view/text.js';
import type { Choices, CommandContext, Values } from '../command.js';
import type { FilterKind, FilterValues } from '../options/filter-kinds.js';
import { echo, noConfidentAnswer } from './not-on-file.js';
import { silentOnAnswer } from './silent-on.js';

/** Discord's limit for the label of a button. */
const MAX_LABEL_CHARS = 80;

/** A question and how to search for it. */
interface FilteredSearch<Item, Filter extends FilterKind> {
  readonly question: string;
  readonly filters: FilterValues<Filter>;
  search(filters: FilterValues<Filter>): Promise<Found<Item>>;
  /** Everything that is asked, by option name. */
  valuesFor(question: string, filters: FilterValues<Filter>): Values;
}

/**
 * Searches within filters.
 * @returns the hits; without any, a choice of filters to drop or of names, or "not on file"
 */
export async function searchFiltered<Item, Filter extends FilterKind>(
  asked: FilteredSearch<Item, Filter>,
  context: CommandContext,
): Promise<Extract<Found<Item>, { band: 'answered' }> | Choices> {
  const { question, filters, search, valuesFor } = asked;
  const found = await search(filters);
  if (found.band === 'answered') return found;
  const set = Object.keys(filters) as Filter[];
  if (set.length > 0 && (await search(without(filters, set))).band === 'answered')
    return nothingWithFilters(asked, set, context);
  if (found.silentOn !== undefined) return silentOnAnswer(found.silentOn, context);
  return noConfidentAnswer(found, question, context, (picked) => valuesFor(picked, filters));
}

/** Something is on file, but nothing of it passes the filters: a button for each filter that is worth dropping. */
async function nothingWithFilters<Item, Filter extends FilterKind>(
  { question, filters, search, valuesFor }: FilteredSearch<Item, Filter>,
  set: readonly Filter[],
  { record, language }: CommandContext,
): Promise<Choices> {
  const valueInWords = (value: string): string => {
    const day = parseDate(value);
    return day === undefined ? localNameOf(record, value, language.locale) : language.date(day);
  };
  const inWords = (filter: Filter): string =>
    language.say(`limit.${filter}`, { value: valueInWords(filters[filter] ?? '') });
  const widened =
    set.length < 2
      ? []
      : await Promise.all(
          set.map(async (filter) => {
            const rest = without(filters, [filter]);
            return { filter, rest, finds: (await search(rest)).band === 'answered' };
          }),
        );
  const enough = widened.filter(({ finds }) => finds);
  const limits = escapeMarkdown(set.map(inWords).join(', '));
  const lines = [language.say('limits.none', { question: echo(question), limits })];
  if (enough.length > 0) {
    const worth = enough.map(({ filter }) => `**${escapeMarkdown(inWords(filter))}**`);
    lines.push(language.say('limits.drop', { limits: language.or(worth) }));
  } else if (set.length > 1) lines.push(language.say('limits.all'));
  return {
    kind: 'choices',
    text: lines.join('\n'),
    choices: [
      ...enough.map(({ filter, rest }) => ({
        label: shorten(visible(language.say('button.without', { limit: inWords(filter) })), MAX_LABEL_CHARS),
        values: valuesFor(question, rest),
      })),
      { label: language.say('button.without-all'), values: valuesFor(question, without(filters, set)) },
    ],
  };
}

const without = <Filter extends FilterKind>(
  filters: FilterValues<Filter>,
  dropped: readonly Filter[],
): FilterValues<Filter> =>
  Object.fromEntries(
    Object.entries(filters).filter(([name]) => !dropped.includes(name as Filter)),
  ) as FilterValues<Filter>;
