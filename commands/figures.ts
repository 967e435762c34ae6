import { completionOf, echo, nothingWithFilters, typed, unanswered } from '../src/bot/answers/not-on-file.js';
import type { Command, CommandContext } from '../src/bot/command.js';
import { define, text } from '../src/bot/options/define.js';
import { completeFilter, type FilterKind, isChoices, resolveFilters } from '../src/bot/options/filters.js';
import type { Suggestion } from '../src/search/search.js';
import { blockList } from '../src/view/block.js';
import { type Count, countBlocks, countsOf } from '../src/view/figures.js';
import { figuresPicture } from '../src/view/pictures/figures-picture.js';
import type { FontMetrics } from '../src/view/pictures/font-metrics.js';
import { seriesPicture } from '../src/view/pictures/series-picture.js';
import type { Picture } from '../src/view/pictures/svg.js';

const QUESTION = 'what';
const FILTERS: Readonly<Record<string, FilterKind>> = { metric: 'metric', event: 'event' };
const PER_PAGE = 40;

/** `/figures`: each claimant's figures over time, side by side. */
export const figures: Command = {
  definition: define('figures', [text(QUESTION, true), text('metric'), text('event')]),
  question: QUESTION,
  async complete(option, typing, _values, context) {
    const filter = FILTERS[option];
    if (filter !== undefined) return completeFilter(filter, typing, context);
    return (await context.search.suggest('figures', typed(typing))).map(completionOf);
  },
  async answer({ values }, context) {
    const resolved = await resolveFilters(values, FILTERS, context);
    if (isChoices(resolved)) return resolved;
    const question = typed(resolved[QUESTION]);
    const { metric, event } = resolved;
    const filters = { ...(metric === undefined ? {} : { metric }), ...(event === undefined ? {} : { event }) };
    const found = await context.search.figures(question, filters);
    const valuesFor = (picked: string) => ({ ...resolved, [QUESTION]: picked });
    if (found.band !== 'answered') {
      const limited = Object.keys(filters).length > 0;
      const wider = limited ? await context.search.figures(question) : found;
      if (wider.band === 'answered')
        return nothingWithFilters(
          question,
          filters,
          context,
          async (rest) => (await context.search.figures(question, rest)).band === 'answered',
          (rest) => ({ ...rest, [QUESTION]: question }),
        );
      return unanswered(found, question, context, valuesFor);
    }
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
      values: { ...resolved, [QUESTION]: question },
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
