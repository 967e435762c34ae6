import { searchFiltered } from '../src/bot/answers/filtered-search.js';
import { notLookedFor } from '../src/bot/answers/not-looked-for.js';
import { echo } from '../src/bot/answers/not-on-file.js';
import { readingInWords } from '../src/bot/answers/reading-in-words.js';
import { isChoices, resolveFilters } from '../src/bot/answers/resolve-filters.js';
import type { Command, CommandContext, Pages } from '../src/bot/command.js';
import { completeFilter } from '../src/bot/options/complete-filter.js';
import { complete, optionText } from '../src/bot/options/completion.js';
import { define, text } from '../src/bot/options/define.js';
import type { Language } from '../src/language/language.js';
import { dateSpan, parseDate } from '../src/record/dates.js';
import { countKey } from '../src/record/lookup.js';
import { speakerKey } from '../src/record/speakers.js';
import type { Figure } from '../src/record/statement.js';
import { isVoice } from '../src/search/names/subject.js';
import type { Suggestion } from '../src/search/search.js';
import { blockListLater } from '../src/view/block.js';
import { type Count, countsOf, figuresOf } from '../src/view/counts.js';
import { countBlocks } from '../src/view/figures.js';
import { figuresPicture } from '../src/view/pictures/figures-picture.js';
import type { FontMetrics } from '../src/view/pictures/font-metrics.js';
import { seriesPicture } from '../src/view/pictures/series-picture.js';
import type { Picture } from '../src/view/pictures/svg.js';

const QUESTION = 'what';
const FILTERS = ['metric', 'event', 'as-of'] as const;
/** What a telephone shows at once. */
const PER_PAGE = 8;

/** `/figures`: every claimant's figures, by whose they are. */
export const figures: Command = {
  definition: define('figures', [text(QUESTION, true), ...FILTERS.map((name) => text(name))], { hasCopy: true }),
  question: QUESTION,
  async complete(option, typing, context) {
    const filter = FILTERS.find((name) => name === option);
    return filter === undefined ? complete('figures', typing, context) : completeFilter(filter, typing, context);
  },
  async answer(values, asked) {
    const filters = await resolveFilters(values, FILTERS, asked);
    if (isChoices(filters)) return filters;
    const question = optionText(values[QUESTION]);
    const found = await searchFiltered(
      {
        question,
        filters,
        search: (kept) => asked.search.figures(question, kept),
        valuesFor: (picked, kept) => ({ ...kept, [QUESTION]: picked }),
      },
      asked,
    );
    if ('kind' in found) return found;
    const items = found.hits.map(({ item }) => item);
    const record = await asked.archive.slice({ counts: [...new Set(items.map(countKey))] });
    const context = { ...asked, record };
    const scores = new Map(found.hits.map(({ item, score }) => [item.id, score]));
    const best = Math.max(0, ...scores.values());
    const isOnDay = found.days === undefined ? () => true : isOnDayOf(items);
    const asOf = filters['as-of'];
    // Where a group, or one claimant's count, is asked for, figures of others are no competing figures.
    const asksForGroup = found.subjects.some(({ kind }) => kind === 'group');
    const isLimited = found.byWhom === true || asksForGroup;
    const counts = countsOf(items, context, {
      isKnown: (figure) => isCountedBy(asOf)(figure) && isOnDay(figure),
      isWanted: (figure) => !isLimited || scores.has(figure.id),
      isForemost: ({ id }) => scores.get(id) === best,
      // Of more figures than are ranked, those left out fit no worse: no group may come later for that.
      ...(asksForGroup || found.more !== true ? { fit: ({ id }: Figure) => scores.get(id) ?? 0 } : {}),
    }).sort(mostToThePoint(scores));
    const limits = [
      notLookedFor(found.notLookedFor, context.language),
      asOf === undefined ? '' : undatedInWords(items, context),
    ];
    return {
      kind: 'pages',
      heading: `### ${context.language.say('heading.figures', { question: echo([readingInWords(found, context) || question, ...dayInWords(asOf, context.language)].join(' · ')) })}${limits.join('')}`,
      list: blockListLater(async () => counts.flatMap((count) => countBlocks(count, context))),
      ...foremostOf(counts[0], scores),
      perPage: PER_PAGE,
      divided: false,
      notLookedFor: found.notLookedFor ?? [],
      values: { ...filters, [QUESTION]: question },
      picture: (font) => {
        const [first] = counts;
        if (first === undefined) return undefined;
        return askedSeries(first, found.subjects, context, font) ?? figuresPicture(first, context, font);
      },
    };
  },
};

function dayInWords(asOf: string | undefined, language: Language): string[] {
  const day = parseDate(asOf ?? '');
  return day === undefined ? [] : [language.say('limit.as-of', { value: language.date(day) })];
}

/** How many figures of the same counts have no day: whether they were known by then is not on file. */
function undatedInWords(items: readonly Figure[], { record, language }: CommandContext): string {
  const keys = new Set(items.map(countKey));
  const count = [...keys]
    .flatMap((key) => record.lookup.figuresOfCount(key))
    .filter(({ status, asOf }) => status === 'live' && asOf.precision === 'unknown').length;
  return count === 0 ? '' : `\n-# ${language.say('figures.undated', { count })}`;
}

/** What was known on a day: figures counted after it, or on no day that is known, are left out beside the others too. */
const isCountedBy =
  (day: string | undefined) =>
  ({ asOf }: Figure): boolean =>
    day === undefined || (asOf.precision !== 'unknown' && dateSpan(asOf).last <= day);

/** Where days were asked for, figures of the same days compete, and no others. */
function isOnDayOf(figures: readonly Figure[]): (figure: Figure) => boolean {
  const days = new Set(figures.map(({ asOf }) => asOf.iso));
  return ({ asOf }) => days.has(asOf.iso);
}

/** Where one claimant was asked about: that claimant's figures over time. */
function askedSeries(
  count: Count,
  subjects: readonly Suggestion[],
  context: CommandContext,
  font: FontMetrics,
): Picture | undefined {
  const asked = new Set(subjects.filter(isVoice).map(({ id }) => id));
  const figures = figuresOf(count);
  const claimants = new Set(figures.map(({ claimant }) => speakerKey(claimant)));
  const wanted = claimants.size === 1 ? claimants : new Set([...claimants].filter((one) => asked.has(one)));
  if (wanted.size !== 1) return undefined;
  const own = figures.filter(({ claimant }) => wanted.has(speakerKey(claimant)));
  return seriesPicture(count, own, context, font);
}

/** The figure of a count that was found best. */
function foremostOf(count: Count | undefined, scores: ReadonlyMap<string, number>): Pick<Pages, 'foremost'> {
  const score = ({ id }: Figure): number => scores.get(id) ?? 0;
  const [best] = [...(count === undefined ? [] : figuresOf(count))].sort((a, b) => score(b) - score(a));
  return best === undefined ? {} : { foremost: best.id };
}

/** What was asked for best comes first; of equals, what most figures are on file for. */
function mostToThePoint(scores: ReadonlyMap<string, number>): (a: Count, b: Count) => number {
  const score = (count: Count) => Math.max(...figuresOf(count).map(({ id }) => scores.get(id) ?? 0));
  return (a, b) => score(b) - score(a) || figuresOf(b).length - figuresOf(a).length;
}
