import { searchFiltered } from '../src/bot/answers/filtered-search.js';
import { echo } from '../src/bot/answers/not-on-file.js';
import { isChoices, resolveFilters } from '../src/bot/answers/resolve-filters.js';
import type { Command, CommandContext } from '../src/bot/command.js';
import { completeFilter } from '../src/bot/options/complete-filter.js';
import { complete, optionText } from '../src/bot/options/completion.js';
import { define, text } from '../src/bot/options/define.js';
import type { Suggestion } from '../src/search/search.js';
import { blockList } from '../src/view/block.js';
import { type Count, countsOf } from '../src/view/counts.js';
import { countBlocks } from '../src/view/figures.js';
import { figuresPicture } from '../src/view/pictures/figures-picture.js';
import type { FontMetrics } from '../src/view/pictures/font-metrics.js';
import { seriesPicture } from '../src/view/pictures/series-picture.js';
import type { Picture } from '../src/view/pictures/svg.js';

const QUESTION = 'what';
const FILTERS = ['metric', 'event'] as const;
const PER_PAGE = 40;

/** `/figures`: each claimant's figures over time, side by side. */
export const figures: Command = {
  definition: define('figures', [text(QUESTION, true), ...FILTERS.map((name) => text(name))]),
  question: QUESTION,
  async complete(option, typing, context) {
    const filter = FILTERS.find((name) => name === option);
    return filter === undefined ? complete('figures', typing, context) : completeFilter(filter, typing, context);
  },
  async answer(values, context) {
    const filters = await resolveFilters(values, FILTERS, context);
    if (isChoices(filters)) return filters;
    const question = optionText(values[QUESTION]);
    const found = await searchFiltered(
      {
        question,
        filters,
        search: (kept) => context.search.figures(question, kept),
        valuesFor: (picked, kept) => ({ ...kept, [QUESTION]: picked }),
      },
      context,
    );
    if ('kind' in found) return found;
    const scores = new Map(found.hits.map(({ item, score }) => [item.id, score]));
    const counts = countsOf(
      found.hits.map(({ item }) => item),
      context.record,
      new Set(found.subjects.map(({ id }) => id)),
    ).sort(mostToThePoint(scores));
    return {
      kind: 'pages',
      heading: `### ${context.language.say('heading.figures', { question: echo(found.reading || question) })}`,
      list: blockList(counts.flatMap((count) => countBlocks(count, context))),
      perPage: PER_PAGE,
      divided: false,
      values: { ...filters, [QUESTION]: question },
      picture: (font) => {
        const [first] = counts;
        if (first === undefined) return undefined;
        return askedSeries(first, found.subjects, context, font) ?? figuresPicture(first, context, font);
      },
    };
  },
};

/** Where one claimant was asked about: that claimant's figures over time. */
function askedSeries(
  count: Count,
  subjects: readonly Suggestion[],
  context: CommandContext,
  font: FontMetrics,
): Picture | undefined {
  const asked = new Set(
    subjects.filter(({ kind }) => kind === 'person' || kind === 'organisation').map(({ id }) => id),
  );
  const own = count.series.filter(({ figures: all }) => all.some(({ claimant }) => asked.has(claimant)));
  const series = count.series.length === 1 ? count.series : own;
  return series.length === 1 ? seriesPicture({ ...count, series }, context, font) : undefined;
}

/** What was asked for best comes first; of equals, what most figures are on file for. */
function mostToThePoint(scores: ReadonlyMap<string, number>): (a: Count, b: Count) => number {
  const figuresOf = ({ series }: Count) => series.flatMap(({ figures: all }) => all);
  const score = (count: Count) => Math.max(...figuresOf(count).map(({ id }) => scores.get(id) ?? 0));
  return (a, b) => score(b) - score(a) || figuresOf(b).length - figuresOf(a).length;
}
