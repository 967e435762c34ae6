import { orderIn } from '../language/words/event-order.js';
import { withPlainVerbs } from '../language/words/phrasal-verbs.js';
import { withoutSetPhrases } from '../language/words/set-phrases.js';
import type { Entry } from '../record/entries.js';
import { entryLabel } from '../record/entry-label.js';
import type { VerbatimRecord } from '../record/record.js';
import type { Figure } from '../record/statement.js';
import { createAnalyzer } from './analyze.js';
import { answer, byId } from './answer.js';
import { answerOnDays, createDayReader } from './answer-on-days.js';
import type { AskedSpans } from './asked-spans.js';
import type { SearchContext } from './context.js';
import { indexInMemory } from './embedded/search-index.js';
import { dayNumber } from './embedded/statement-columns.js';
import { withEventDays } from './event-days.js';
import { eventNamed } from './event-named.js';
import { EVENT_KINDS, findEvents } from './events.js';
import type { DatedBy, DocumentFilter } from './index/document-filter.js';
import type { EntryIndex, StatementRef } from './index/entry-index.js';
import type { SearchIndex } from './index/search-index.js';
import { englishReader } from './languages/in-english.js';
import { recordWords } from './languages/record-words.js';
import { meets } from './meets.js';
import { type KnownNames, knownNames } from './names/known-names.js';
import type { SubjectKind } from './names/subject.js';
import { createQueryReader } from './reading/query-reader.js';
import type { FigureFilters, Filters, Found, SearchEngine } from './search.js';
import { sharingWords } from './sharing-words.js';
import { findSources } from './sources.js';
import { buildSuggest } from './suggest.js';
import { LANGUAGE } from './weights.js';
import { findWho } from './who.js';
import { askedWithoutStatement } from './without-statement.js';

const STATEMENT_KINDS: ReadonlySet<SubjectKind> = new Set(['person', 'organisation', 'place', 'event', 'topic']);
const FIGURE_KINDS: ReadonlySet<SubjectKind> = new Set(['person', 'organisation', 'place', 'event', 'metric', 'group']);

const KINDS = { statement: STATEMENT_KINDS, figure: FIGURE_KINDS, event: EVENT_KINDS };

/**
 * The search engine over one record; everything it needs in memory is computed here, once.
 * @param record the record; of its statements, figures and sources nothing is read here
 * @param index the index that is asked; by default one over the whole record in memory
 * @param names the tables of all names, where they are there already
 */
export function createSearch(
  record: VerbatimRecord,
  index: SearchIndex = indexInMemory(record),
  names: KnownNames = knownNames(index.vocabulary),
): SearchEngine {
  const { vocabulary, importance, statements, figures, events } = index;
  const { findNearest } = names;
  const dictionaries = [statements.dictionary, figures.dictionary, events.dictionary];
  const reader = createQueryReader(record, names, dictionaries);
  const context: SearchContext = { record, vocabulary, findNearest, importance, ...reader };
  const inEnglish = englishReader(record, recordWords(index));
  const read = async (question: string): Promise<string> => {
    // A longer text is a paste and no question; "what came after the vote" asks for events, and limits none.
    if (question.length > LANGUAGE.maxLength || orderIn(question) !== undefined) return inEnglish(question);
    const asked = await withEventDays(withPlainVerbs(withoutSetPhrases(question)), async (words) =>
      eventNamed(context, index, await inEnglish(words, question)),
    );
    return inEnglish(asked);
  };
  const suggest = buildSuggest(index, findNearest);
  const daysIn = createDayReader(context, index.years);

  const findStatements = async (query: string, filters: Filters): Promise<Found<StatementRef>> => {
    const named = await filedUnderNamed(query, statements);
    if (named !== undefined) return named;
    const { since, until, ...equal } = filters;
    const filter: DocumentFilter = { ...equal, ...daysOf({ since, until }) };
    return answerOnDays(query, daysIn(query, statements.dictionary, STATEMENT_KINDS), (rest, asked) =>
      answer(context, rest, {
        index: statements,
        kinds: STATEMENT_KINDS,
        filter: withDays(filter, asked, ['itself']),
        filtered: asked !== undefined || Object.values(filters).some((value) => value !== undefined),
        speaker: filters.speaker,
      }),
    );
  };

  const findFigures = async (query: string, filters: FigureFilters): Promise<Found<Figure>> => {
    const named = await filedUnderNamed(query, figures);
    if (named !== undefined) return named;
    const { 'as-of': by, ...equal } = filters;
    const filter: DocumentFilter = { ...equal, ...daysOf({ by }) };
    const days = daysIn(query, figures.dictionary, FIGURE_KINDS);
    const dated = (of: readonly DatedBy[]): Promise<Found<Figure>> =>
      answerOnDays(query, days, (rest, asked) =>
        answer(context, rest, {
          index: figures,
          kinds: FIGURE_KINDS,
          filter: withDays(filter, asked, of),
          filtered: asked !== undefined || Object.values(filters).some((value) => value !== undefined),
        }),
      );
    // A day may be that of the count or, where nothing was counted on it, that of what is counted.
    if (days?.isLong === true) return dated(['itself', 'event']);
    const counted = await dated(['itself']);
    if (days === undefined || counted.band === 'answered') return counted;
    const happened = await dated(['event']);
    return happened.band === 'answered' ? happened : counted;
  };

  /** Where a query is the id of an entry: what is filed under it. */
  async function filedUnderNamed<T>(query: string, among: EntryIndex<T>): Promise<Found<T> | undefined> {
    const named = await index.named(query);
    const own = named === undefined ? [] : await among.filedUnder(named);
    return named === undefined || own.length === 0 ? undefined : byId(own, await labelOf(named));
  }

  /** What an entry is called; what is in an outlet's own voice, by the outlet. */
  async function labelOf(entry: Entry): Promise<string> {
    const voice = entry.entry === 'statement' ? entry.speaker : entry.entry === 'figure' ? entry.claimant : undefined;
    const source = voice === 'outlet' && 'source' in entry ? await index.entry(entry.source) : undefined;
    return entryLabel(source ?? entry, record);
  }

  return {
    ...createAnalyzer(context, index, read),
    statements: async (query, filters = {}) => findStatements(await read(query), filters),
    withoutStatement: async (query) => {
      const asked = await read(query);
      const rest = daysIn(asked, statements.dictionary, STATEMENT_KINDS)?.rest ?? asked;
      return askedWithoutStatement(context.read(rest, statements.dictionary, STATEMENT_KINDS), index);
    },
    figures: async (query, filters = {}) => findFigures(await read(query), filters),
    meets: async (question, id) => {
      const asked = await read(question);
      const rest = daysIn(asked, statements.dictionary, STATEMENT_KINDS)?.rest ?? asked;
      return meets(context, index, KINDS, rest, id);
    },
    events: async (query) => {
      const asked = await read(query);
      return findEvents(context, index, asked, daysIn(asked, events.dictionary, EVENT_KINDS));
    },
    who: async (query) => findWho(context, statements.dictionary, await inEnglish(query)),
    sources: (query) => findSources(context, index, query),
    suggest,
    sharingWords: (text, limit) => sharingWords(statements, vocabulary.stem, text, limit),
  };
}

/** Limits that are days, ISO `YYYY-MM-DD`, as numbers. */
const daysOf = (limits: Readonly<Record<string, string | undefined>>): Pick<DocumentFilter, 'since' | 'until' | 'by'> =>
  Object.fromEntries(
    Object.entries(limits).flatMap(([name, day]) => (day === undefined ? [] : [[name, dayNumber(day)]])),
  );

const withDays = (filter: DocumentFilter, asked: AskedSpans | undefined, of: readonly DatedBy[]): DocumentFilter =>
  asked === undefined ? filter : { ...filter, days: { asked, of } };
