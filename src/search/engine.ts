import type { Entry } from '../record/entries.js';
import { entryLabel } from '../record/entry-label.js';
import type { VerbatimRecord } from '../record/record.js';
import type { Figure, Statement } from '../record/statement.js';
import { createAnalyzer } from './analyze.js';
import { answer, byId } from './answer.js';
import { answerOnDays, createDayReader } from './answer-on-days.js';
import type { SearchContext } from './context.js';
import { type DaySpan, spanOf } from './days.js';
import { buildIndex, type EmbeddedIndex } from './embedded/embedded-index.js';
import { dayNumber } from './embedded/statement-columns.js';
import { EVENT_KINDS, findEvents } from './events.js';
import { eventTest, statementFilter } from './filters.js';
import { englishReader } from './languages/in-english.js';
import { recordWords } from './languages/record-words.js';
import { meets } from './meets.js';
import { buildNearest } from './names/nearest.js';
import type { SubjectKind } from './names/subject.js';
import { createQueryReader } from './reading/query-reader.js';
import type { FigureFilters, Filters, Found, SearchEngine } from './search.js';
import { sharingWords } from './sharing-words.js';
import { findSources } from './sources.js';
import { buildSuggest } from './suggest.js';
import { findWho } from './who.js';
import { askedWithoutStatement } from './without-statement.js';

const STATEMENT_KINDS: ReadonlySet<SubjectKind> = new Set(['person', 'organisation', 'place', 'event', 'topic']);
const FIGURE_KINDS: ReadonlySet<SubjectKind> = new Set(['person', 'organisation', 'place', 'event', 'metric', 'group']);

const KINDS = { statement: STATEMENT_KINDS, figure: FIGURE_KINDS, event: EVENT_KINDS };

/**
 * The search engine over one record; everything it needs is computed here, once.
 * @param index the record's index; built here when it is not at hand
 */
export function createSearch(record: VerbatimRecord, index: EmbeddedIndex = buildIndex(record)): SearchEngine {
  const { vocabulary, importance, statements, columns, figures, events } = index;
  const findNearest = buildNearest(vocabulary);
  const reader = createQueryReader(record, vocabulary, [statements, figures, events]);
  const context: SearchContext = { record, vocabulary, findNearest, importance, ...reader };
  const inEnglish = englishReader(record, recordWords(index));
  const suggest = buildSuggest(record, vocabulary, findNearest, importance);
  const filter = statementFilter(record, statements.items, columns);
  const daysIn = createDayReader(context);
  const countedOn = figures.items.map(({ asOf }) => spanOf(asOf));
  const eventSpans = new Map(record.events.map(({ id, start, end }) => [id, spanOf(start, end)]));

  const findStatements = (query: string, filters: Filters): Found<Statement> => {
    const named = context.findEntry(query);
    const own = named === undefined ? [] : statements.items.filter((one) => isStatementOf(one, named));
    if (named !== undefined && own.length > 0) return byId(own, entryLabel(named, record));
    const passes = filter(filters);
    const { first, last } = columns;
    return answerOnDays(query, daysIn(query, statements, STATEMENT_KINDS), (rest, isThen) =>
      answer(context, rest, {
        corpus: statements,
        kinds: STATEMENT_KINDS,
        allowed: (doc) =>
          passes(doc) && (isThen === undefined || isThen({ first: first[doc] ?? 0, last: last[doc] ?? 0 })),
        filtered: isThen !== undefined || Object.values(filters).some((value) => value !== undefined),
        speaker: filters.speaker,
      }),
    );
  };

  const findFigures = (query: string, { metric, event, 'as-of': asOf }: FigureFilters): Found<Figure> => {
    const named = context.findEntry(query);
    const own = named === undefined ? [] : figures.items.filter((one) => isFigureOf(one, named));
    if (named !== undefined && own.length > 0) return byId(own, entryLabel(named, record));
    const isOfEvent = eventTest(record, event);
    const ofCount = (doc: number): DaySpan => countedOn[doc] ?? UNDATED;
    const latest = asOf === undefined ? undefined : dayNumber(asOf);
    const within =
      (spansAt: (doc: number) => readonly DaySpan[]) => (rest: string, isThen?: (span: DaySpan) => boolean) =>
        answer(context, rest, {
          corpus: figures,
          kinds: FIGURE_KINDS,
          allowed: (doc) => {
            const figure = figures.items[doc];
            if (isThen !== undefined && !spansAt(doc).some(isThen)) return false;
            if (latest !== undefined && !isCountedBy(ofCount(doc), latest)) return false;
            return (metric === undefined || figure?.metric === metric) && isOfEvent(figure?.of);
          },
          filtered: isThen !== undefined || latest !== undefined || metric !== undefined || event !== undefined,
        });
    const days = daysIn(query, figures, FIGURE_KINDS);
    const ofEvent = (doc: number): DaySpan => eventSpans.get(figures.items[doc]?.of ?? '') ?? UNDATED;
    // A day may be that of the count or, where nothing was counted on it, that of what is counted.
    if (days?.isLong === true)
      return answerOnDays(
        query,
        days,
        within((doc) => [ofCount(doc), ofEvent(doc)]),
      );
    const counted = answerOnDays(
      query,
      days,
      within((doc) => [ofCount(doc)]),
    );
    if (days === undefined || counted.band === 'answered') return counted;
    const happened = answerOnDays(
      query,
      days,
      within((doc) => [ofEvent(doc)]),
    );
    return happened.band === 'answered' ? happened : counted;
  };

  return {
    ...createAnalyzer(context, statements, inEnglish),
    statements: async (query, filters = {}) => findStatements(inEnglish(query), filters),
    withoutStatement: async (query) => {
      const asked = inEnglish(query);
      const rest = daysIn(asked, statements, STATEMENT_KINDS)?.rest ?? asked;
      return askedWithoutStatement(context.read(rest, statements, STATEMENT_KINDS), index);
    },
    figures: async (query, filters = {}) => findFigures(inEnglish(query), filters),
    meets: async (question, id) => {
      const asked = inEnglish(question);
      return meets(context, index, KINDS, daysIn(asked, statements, STATEMENT_KINDS)?.rest ?? asked, id);
    },
    events: async (query) => {
      const asked = inEnglish(query);
      return findEvents(context, events, statements, asked, daysIn(asked, events, EVENT_KINDS));
    },
    who: async (query) => findWho(context, statements, inEnglish(query)),
    sources: async (query) => findSources(context, query),
    suggest: async (scope, text) => suggest(scope, text),
    sharingWords: async (text, limit) => sharingWords(statements, vocabulary.stem, text, limit),
  };
}

const UNDATED: DaySpan = { first: 0, last: 0 };

/** Whether something was surely counted by a day: nothing without a day was. */
const isCountedBy = ({ first, last }: DaySpan, day: number): boolean => first !== UNDATED.first && last <= day;

const isStatementOf = (statement: Statement, named: Entry): boolean =>
  statement.id === named.id ||
  (named.entry === 'source' && statement.source === named.id) ||
  (named.entry === 'figure' && statement.id === named.statement);

const isFigureOf = (figure: Figure, named: Entry): boolean =>
  figure.id === named.id || figure.statement === named.id || (named.entry === 'source' && figure.source === named.id);
