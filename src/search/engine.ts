import type { Entry, EntryId, Figure, Statement } from '../record/entries.js';
import type { VerbatimRecord } from '../record/record.js';
import { createAnalyzer } from './analyze.js';
import { answer, byId } from './answer.js';
import type { SearchContext } from './context.js';
import { findEvents } from './events.js';
import { eventTest, statementFilter } from './filters.js';
import { buildIndex, type SearchIndex } from './index/search-index.js';
import { buildNearest } from './names/nearest.js';
import type { SubjectKind } from './names/subject.js';
import { createQueryReader } from './reading/query-reader.js';
import type { Filters, Found, SearchEngine } from './search.js';
import { sharingWords } from './sharing-words.js';
import { findSources } from './sources.js';
import { buildSuggest } from './suggest.js';
import { findWho } from './who.js';

const STATEMENT_KINDS: ReadonlySet<SubjectKind> = new Set(['person', 'organisation', 'place', 'event', 'topic']);
const FIGURE_KINDS: ReadonlySet<SubjectKind> = new Set(['person', 'organisation', 'place', 'event', 'metric']);

/**
 * The search engine over one record; everything it needs is computed here, once.
 * @param index the record's index; built here when it is not at hand
 */
export function createSearch(record: VerbatimRecord, index: SearchIndex = buildIndex(record)): SearchEngine {
  const { vocabulary, importance, statements, columns, figures, events } = index;
  const findNearest = buildNearest(vocabulary);
  const reader = createQueryReader(record, vocabulary, [statements, figures, events]);
  const context: SearchContext = { record, vocabulary, findNearest, importance, ...reader };
  const suggest = buildSuggest(record, vocabulary, findNearest, importance);
  const filter = statementFilter(record, statements.items, columns);

  const findStatements = (query: string, filters: Filters): Found<Statement> => {
    const named = context.findEntry(query);
    const own = named === undefined ? [] : statements.items.filter((one) => isStatementOf(one, named));
    if (named !== undefined && own.length > 0) return byId(own, named.id);
    return answer(context, query, {
      corpus: statements,
      kinds: STATEMENT_KINDS,
      allowed: filter(filters),
      filtered: Object.values(filters).some((value) => value !== undefined),
      speaker: filters.speaker,
    });
  };

  const findFigures = (query: string, { metric, event }: { metric?: EntryId; event?: EntryId }): Found<Figure> => {
    const named = context.findEntry(query);
    const own = named === undefined ? [] : figures.items.filter((one) => isFigureOf(one, named));
    if (named !== undefined && own.length > 0) return byId(own, named.id);
    const isOfEvent = eventTest(record, event);
    return answer(context, query, {
      corpus: figures,
      kinds: FIGURE_KINDS,
      allowed: (doc) => {
        const figure = figures.items[doc];
        return (metric === undefined || figure?.metric === metric) && isOfEvent(figure?.of);
      },
      filtered: metric !== undefined || event !== undefined,
    });
  };

  return {
    ...createAnalyzer(context, statements),
    statements: async (query, filters = {}) => findStatements(query, filters),
    figures: async (query, filters = {}) => findFigures(query, filters),
    events: async (query) => findEvents(context, events, statements, query),
    who: async (query) => findWho(context, statements, query),
    sources: async (query) => findSources(context, query),
    suggest: async (scope, text) => suggest(scope, text),
    sharingWords: async (text, limit) => sharingWords(statements, vocabulary.stem, text, limit),
  };
}

const isStatementOf = (statement: Statement, named: Entry): boolean =>
  statement.id === named.id ||
  (named.entry === 'source' && statement.source === named.id) ||
  (named.entry === 'figure' && statement.id === named.statement);

const isFigureOf = (figure: Figure, named: Entry): boolean =>
  figure.id === named.id || figure.statement === named.id || (named.entry === 'source' && figure.source === named.id);
