import type { Entry } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { currentId } from '../../record/former-ids.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Figure, Statement } from '../../record/statement.js';
import { YearsOnFile } from '../days.js';
import type { DocumentTerms, EntryIndex, StatementIndex } from '../index/entry-index.js';
import type { SearchIndex } from '../index/search-index.js';
import type { Subject } from '../names/subject.js';
import { entryFinder } from '../reading/entry-ids.js';
import { frequentDocs } from './bit-set.js';
import type { Corpus } from './corpus.js';
import { CorpusDictionary } from './corpus-dictionary.js';
import { type DocSet, holds, intersectionOf, placeIn } from './doc-set.js';
import { buildIndex, type EmbeddedIndex } from './embedded-index.js';
import { type FilterTest, figureFilterTest, statementFilterTest } from './filter-test.js';
import { FULL } from './posting.js';
import { rank } from './rank.js';
import { sharingMost } from './sharing.js';
import { sourcesInMemory } from './sources.js';

/**
 * The index of a record whose entries are all in memory.
 * @param record the record
 * @param built its corpora; built here when they are not at hand
 */
export function indexInMemory(record: VerbatimRecord, built: EmbeddedIndex = buildIndex(record)): SearchIndex {
  const { vocabulary, importance, statements, columns, figures, events } = built;
  const find = entryFinder(record);
  return {
    vocabulary,
    importance,
    years: new YearsOnFile([
      ...record.statements.map(({ said }) => said),
      ...record.figures.map(({ asOf }) => asOf),
      ...record.events.map(({ start }) => start),
    ]),
    counted: new Set(record.figures.flatMap(({ metric, status }) => (status === 'live' ? [metric] : []))),
    events: { documents: events, dictionary: new CorpusDictionary(events) },
    statements: {
      ...entriesIn(record, statements, statementFilterTest(record, statements.items, columns), isStatementOf),
      ...textsIn(statements),
    },
    figures: entriesIn(record, figures, figureFilterTest(record, figures.items), isFigureOf),
    sources: sourcesInMemory(record, vocabulary.stem),
    entry: async (id) => record.byId.get(currentId(record, id)),
    named: async (query) => find(query),
  };
}

function entriesIn<T extends Statement | Figure>(
  record: VerbatimRecord,
  corpus: Corpus<T>,
  filterTest: FilterTest,
  isFiledUnder: (one: T, entry: Entry) => boolean,
): EntryIndex<T> {
  return {
    dictionary: new CorpusDictionary(corpus),
    rank: async (request) => rank(request, corpus, filterTest(request.filter)),
    filedUnder: async (entry) => corpus.items.filter((one) => isFiledUnder(one, entry)),
    holding: async (field, subject, most) =>
      [...(corpus[field].get(subject)?.slice(0, most) ?? [])].flatMap((doc) => corpus.items[doc]?.id ?? []),
    async heldIn(hits, subjects, fields) {
      const items = new Set<unknown>(hits.map(({ item }) => item));
      return subjects.filter((subject) =>
        fields.some((field) => [...(corpus[field].get(subject) ?? [])].some((doc) => items.has(corpus.items[doc]))),
      );
    },
    async termsOf(id) {
      const doc = corpus.items.indexOf(record.byId.get(id) as T);
      return doc < 0 ? undefined : termsIn(corpus, doc);
    },
  };
}

/** The terms that a document of a corpus holds. */
export const termsIn = (corpus: Corpus<unknown>, doc: number): DocumentTerms => ({
  holds(field, subject) {
    const docs = corpus[field].get(subject);
    return docs !== undefined && holds(docs, doc);
  },
  weightOf(stem) {
    const posting = corpus.postings.get(stem);
    const at = posting === undefined ? -1 : placeIn(posting.docs, doc);
    return at < 0 ? 0 : (posting?.weights?.[at] ?? FULL) / FULL;
  },
});

function textsIn(corpus: Corpus<Statement>): Omit<StatementIndex, keyof EntryIndex<Statement>> {
  const texts = { ...corpus, frequent: frequentDocs(corpus.postings, corpus.items.length) };
  return {
    sharing: async (stems, most) => sharingMost(stems, texts, most),
    first: async (most) => corpus.items.slice(0, most),
    async hasTogether(stems) {
      let together: DocSet | undefined;
      for (const stem of stems) {
        const docs = corpus.postings.get(stem)?.docs ?? new Uint32Array();
        together = together === undefined ? docs : intersectionOf(together, docs);
      }
      return together !== undefined && together.length > 0;
    },
    eventsOf: async (subjects) => [...eventsOf(subjects, corpus)],
  };
}

function eventsOf(subjects: readonly Subject[], { by, about, items }: Corpus<Statement>): ReadonlySet<EntryId> {
  const events = new Set<EntryId>();
  for (const subject of subjects) {
    for (const doc of [...(by.get(subject) ?? []), ...(about.get(subject) ?? [])]) {
      const event = items[doc]?.event;
      if (event !== undefined) events.add(event);
    }
  }
  return events;
}

const isStatementOf = (statement: Statement, named: Entry): boolean =>
  statement.id === named.id ||
  (named.entry === 'source' && statement.source === named.id) ||
  (named.entry === 'figure' && statement.id === named.statement);

const isFigureOf = (figure: Figure, named: Entry): boolean =>
  figure.id === named.id || figure.statement === named.id || (named.entry === 'source' && figure.source === named.id);
