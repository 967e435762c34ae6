import type { Source } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { codeFor } from '../../record/entry-code.js';
import { countKey } from '../../record/lookup.js';
import { withParents } from '../../record/parents.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Figure, Statement } from '../../record/statement.js';
import { type DaySpan, isShort } from '../../search/asked-spans.js';
import { spanOf } from '../../search/days.js';
import { kindsOf } from '../../search/embedded/kind-docs.js';
import { worthOfWords } from '../../search/embedded/order.js';
import { FULL } from '../../search/embedded/posting.js';
import { shownForm } from '../../search/embedded/statement-columns.js';
import { figureDocuments, statementDocuments } from '../../search/index/documents.js';
import { TextReader } from '../../search/index/text-reader.js';
import { sourceSuggestion, sourceText } from '../../search/names/labels.js';
import type { Vocabulary } from '../../search/names/vocabulary.js';
import { shortId, shortIdsOf } from '../../search/reading/entry-ids.js';
import { words } from '../../search/words/fold.js';
import { keysOf, quantityIn } from '../../view/figure-value.js';
import { speakerValue } from '../query/filter-clauses.js';
import { type DocumentKind, stemField, type UnplacedDocument } from './fields.js';
import { type Filed, packEntry } from './packed-entry.js';
import { hashOf, seedsOf } from './seeds.js';
import { termFields } from './term-fields.js';

type Fields = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** Entries of each kind as documents. */
export interface DocumentMaker {
  /** A hash of what the document of an entry is made from, besides names. */
  seedOf(entry: Filed): string;
  /** The documents of some entries of one kind. */
  documentsOf(kind: DocumentKind, entries: Iterable<Filed>): Iterable<UnplacedDocument>;
}

/**
 * What makes documents of a record's statements, figures and sources.
 * @param shortIds the entry that is meant by each id in short, where that is known already
 */
export function documentMaker(
  record: VerbatimRecord,
  vocabulary: Vocabulary,
  shortIds: ReadonlyMap<string, EntryId> = shortIdsOf(record),
): DocumentMaker {
  const seedOf = seedsOf(record, shortIds, shortId);
  const indexed = { record, shortIds, seedOf };
  return {
    seedOf,
    documentsOf: (kind, entries) =>
      ({
        statements: () => storedStatements(entries as Iterable<Statement>, indexed, vocabulary),
        figures: () => storedFigures(entries as Iterable<Figure>, indexed, vocabulary),
        sources: () => storedSources(entries as Iterable<Source>, indexed, vocabulary),
      })[kind](),
  };
}

/** A record with the ids that lead to its entries in short. */
interface Indexed {
  readonly record: VerbatimRecord;
  readonly shortIds: ReadonlyMap<string, EntryId>;
  readonly seedOf: (entry: Filed, packed: string) => string;
}

function* storedStatements(
  statements: Iterable<Statement>,
  indexed: Indexed,
  vocabulary: Vocabulary,
): Generator<UnplacedDocument> {
  const { record } = indexed;
  const reader = new TextReader(vocabulary);
  for (const document of statementDocuments(statements, record, vocabulary)) {
    const { item } = document;
    const span = spanOf(item.said);
    yield stored(item, indexed, {
      ...termFields(document, reader),
      day: span.last,
      words: worthOfWords(item, record),
      ...dateFields(span),
      speaker: speakerValue(item.speaker),
      form: shownForm(item),
      kinds: [...kindsOf(item)],
      ...eventFields(item.event, record),
      source: item.source,
      relatesTo: [...new Set(item.relations.flatMap(({ entry }) => entry ?? []))],
      topics: [...new Set(item.topics)],
    });
  }
}

function* storedFigures(
  figures: Iterable<Figure>,
  indexed: Indexed,
  vocabulary: Vocabulary,
): Generator<UnplacedDocument> {
  const { record } = indexed;
  const reader = new TextReader(vocabulary);
  for (const document of figureDocuments(figures, record, vocabulary)) {
    const { item } = document;
    const span = spanOf(item.asOf);
    yield stored(item, indexed, {
      ...termFields(document, reader),
      day: span.last,
      words: 0,
      ...dateFields(span),
      metric: item.metric,
      ...eventFields(item.of, record),
      source: item.source,
      statement: item.statement,
      count: countKey(item),
      numbers: numbersOf(item),
    });
  }
}

function* storedSources(
  sources: Iterable<Source>,
  indexed: Indexed,
  { stem }: Vocabulary,
): Generator<UnplacedDocument> {
  for (const source of sources) {
    const text = sourceText(source);
    yield stored(source, indexed, {
      day: spanOf(source.published).last,
      words: 0,
      typed: [...new Set(words(text))],
      [stemField(FULL)]: [...new Set(words(`${text} ${sourceSuggestion(source).label}`).map(stem))],
    });
  }
}

function stored(entry: Filed, { record, shortIds, seedOf }: Indexed, fields: Fields): UnplacedDocument {
  const { id, formerly = [], status, revisions } = entry;
  const short = shortId(id);
  const packed = packEntry(entry, record);
  const document = {
    id,
    entry: packed,
    status,
    codes: [...new Set([id, ...formerly].map(codeFor))],
    ...(formerly.length === 0 ? {} : { formerly }),
    ...(short !== undefined && shortIds.get(short) === id ? { short } : {}),
    ...(revisions.length > 0 || status === 'withdrawn' ? { isRevised: true } : {}),
    ...fields,
  };
  return { ...document, hash: hashOf(JSON.stringify(document)), seed: seedOf(entry, packed) };
}

/** What a figure states, as texts pasted into a check are read. */
function numbersOf(figure: Figure): string[] {
  const quantity = quantityIn(figure);
  return quantity === undefined ? [] : keysOf(quantity).map(String);
}

/** A date that is not known is not stored: no filter for days lets it pass. */
const dateFields = (span: DaySpan): Fields =>
  span.first === 0 ? {} : { first: span.first, last: span.last, isShort: isShort(span) };

function eventFields(event: string | undefined, record: VerbatimRecord): Fields {
  const entry = event === undefined ? undefined : record.byId.get(event);
  const span = entry?.entry === 'event' ? spanOf(entry.start, entry.end) : undefined;
  return {
    event,
    events: withParents(record, event),
    ...(span === undefined || span.first === 0
      ? {}
      : { eventFirst: span.first, eventLast: span.last, eventIsShort: isShort(span) }),
  };
}
