import type { Entry, Source } from '../record/entries.js';
import type { EntryId } from '../record/entry-base.js';
import type { Figure, Statement } from '../record/statement.js';
import { FULL } from '../search/embedded/posting.js';
import type { Dictionary } from '../search/index/dictionary.js';
import type {
  DocumentTerms,
  EntryIndex,
  FigureIndex,
  SharedStem,
  SourceIndex,
  StatementIndex,
  StatementRef,
} from '../search/index/entry-index.js';
import { exactShare } from '../search/index/exact-share.js';
import type { Subject } from '../search/names/subject.js';
import { type Ask, type Asked, createAsk, type RawHit, type Snapshot } from './asking.js';
import { type DocumentKind, STORED_WEIGHTS, stemField, subjectKey } from './documents/fields.js';
import { unpackEntry } from './documents/packed-entry.js';
import type { SearchRequest } from './query/search-body.js';
import { anyOf, type Clause, holdsAny, holdsStem, scored } from './query/term-clauses.js';
import { rankAsked } from './rank/rank.js';

/** The most that one search can return. */
const MAX_WINDOW = 10_000;

/** The entry of a hit that was read whole. */
const entryOf = <T extends Statement | Figure | Source>({ _source }: RawHit): T =>
  unpackEntry<T>(String(_source?.entry));

const statementRef = ({ fields }: RawHit, id: string): StatementRef => ({
  id,
  speaker: JSON.parse(String(fields?.speaker?.[0] ?? '""')) as StatementRef['speaker'],
});

/** The statements of a snapshot. */
export function statementIndex(asked: Asked, snapshot: () => Snapshot, dictionary: Dictionary): StatementIndex {
  const askRefs = createAsk(asked, snapshot, 'statements', statementRef);
  const askWhole = createAsk(asked, snapshot, 'statements', (hit) => entryOf<Statement>(hit));
  const askEvents = createAsk(asked, snapshot, 'statements', ({ fields }) => String(fields?.event?.[0] ?? ''));
  const first = async (request: SearchRequest): Promise<readonly Statement[]> => itemsOf(await askWhole([request]));
  return {
    ...entryIndex(asked, snapshot, 'statements', {
      dictionary,
      ask: askRefs,
      read: ['speaker'],
      filedUnder: statementsUnder,
    }),
    sharing: (stems, most) =>
      first({ filter: [], must: [anyOf(stems.map(sharedClause))], by: 'score', size: most, countTo: 0, read: 'entry' }),
    first: (most) => first({ filter: [], by: 'order', size: most, countTo: 0, read: 'entry' }),
    async hasTogether(stems) {
      if (stems.length === 0) return false;
      const [found] = await askRefs([{ filter: stems.map(holdsStem), by: 'order', size: 0, countTo: 1 }]);
      return (found?.total ?? 0) > 0;
    },
    async eventsOf(subjects) {
      const found = await askEvents(
        subjects.flatMap((subject) =>
          (['by', 'about'] as const).map((field) => ({
            filter: [holdsAny([{ field, subject }]), { exists: { field: 'event' } }],
            by: 'order',
            size: MAX_WINDOW,
            countTo: 0,
            read: ['event'],
            onePer: 'event',
          })),
        ),
      );
      return [...new Set(itemsOf(found))];
    },
  };
}

/** The figures of a snapshot. */
export function figureIndex(asked: Asked, snapshot: () => Snapshot, dictionary: Dictionary): FigureIndex {
  const ask = createAsk(asked, snapshot, 'figures', (hit) => entryOf<Figure>(hit));
  return entryIndex(asked, snapshot, 'figures', { dictionary, ask, read: 'entry', filedUnder: figuresUnder });
}

/** The sources of a snapshot. */
export function sourceIndex(asked: Asked, snapshot: () => Snapshot): SourceIndex {
  const ask = createAsk(asked, snapshot, 'sources', (hit) => entryOf<Source>(hit));
  const find = async (
    request: Pick<SearchRequest, 'filter' | 'must' | 'by'>,
    size: number,
  ): Promise<readonly Source[]> => itemsOf(await ask([{ ...request, size, countTo: 0, read: 'entry' }]));
  return {
    first: (most) => find({ filter: [], by: 'order' }, most),
    holdingAll: (stems) => find({ filter: stems.map(holdsStem), by: 'order' }, MAX_WINDOW),
    holdingMost: (stems, most) =>
      find({ filter: [], must: [anyOf(stems.map((stem) => scored(holdsStem(stem), 1)))], by: 'score' }, most),
    beginning: (beginnings, most) =>
      find({ filter: beginnings.map((typed) => ({ prefix: { typed } })), by: 'order' }, most),
  };
}

interface EntryIndexOptions<T> {
  readonly dictionary: Dictionary;
  readonly ask: Ask<T>;
  readonly read: NonNullable<SearchRequest['read']>;
  /** What is an entry or rests on it; undefined where nothing of this kind can. */
  readonly filedUnder: (entry: Entry) => Clause | undefined;
}

function entryIndex<T>(
  asked: Asked,
  snapshot: () => Snapshot,
  kind: DocumentKind,
  { dictionary, ask, read, filedUnder }: EntryIndexOptions<T>,
): EntryIndex<T> {
  const askIds = createAsk(asked, snapshot, kind, (_, id) => id);
  const askTerms = createAsk(asked, snapshot, kind, ({ _source = {} }) => termsIn(_source));
  return {
    dictionary,
    rank: (request) => rankAsked(request, read, ask),
    async filedUnder(entry) {
      const clause = filedUnder(entry);
      return clause === undefined ? [] : everyItem(ask, { filter: [clause], read });
    },
    async holding(field, subject, most) {
      const filter = [holdsAny([{ field, subject }])];
      return itemsOf(await askIds([{ filter, by: 'order', size: most, countTo: 0 }]));
    },
    async heldIn(hits, subjects, fields) {
      if (subjects.length === 0) return [];
      const among = { terms: { id: hits.map(({ item }) => (item as { readonly id: EntryId }).id) } };
      const found = await askIds(
        subjects.map((subject) => ({
          filter: [among, holdsAny(fields.map((field) => ({ field, subject })))],
          by: 'order',
          size: 0,
          countTo: 1,
        })),
      );
      return subjects.filter((_, at) => (found[at]?.total ?? 0) > 0);
    },
    async termsOf(id) {
      return itemsOf(
        await askTerms([{ filter: [{ term: { id } }], by: 'order', size: 1, countTo: 0, read: 'document' }]),
      )[0];
    },
  };
}

function statementsUnder(entry: Entry): Clause | undefined {
  if (entry.entry === 'source') return anyOf([{ term: { source: entry.id } }, { term: { id: entry.id } }]);
  if (entry.entry === 'figure') return entry.statement === undefined ? undefined : { term: { id: entry.statement } };
  return { term: { id: entry.id } };
}

function figuresUnder(entry: Entry): Clause {
  const own = [{ term: { id: entry.id } }, { term: { statement: entry.id } }];
  return anyOf(entry.entry === 'source' ? [...own, { term: { source: entry.id } }] : own);
}

/** All that a filter lets through, in the order of the index. */
async function everyItem<T>(ask: Ask<T>, request: Pick<SearchRequest, 'filter' | 'read'>): Promise<readonly T[]> {
  const items: T[] = [];
  let after: readonly unknown[] | undefined;
  for (;;) {
    const [found] = await ask([
      { ...request, by: 'order', size: MAX_WINDOW, countTo: 0, ...(after === undefined ? {} : { after }) },
    ]);
    const documents = found?.documents ?? [];
    items.push(...documents.map(({ item }) => item));
    after = documents.at(-1)?.order;
    if (documents.length < MAX_WINDOW) return items;
  }
}

const sharedClause = ({ stem, weight }: SharedStem): Clause => scored(holdsStem(stem), exactShare(weight));

const itemsOf = <T>(answers: readonly { readonly documents: readonly { readonly item: T }[] }[]): T[] =>
  answers.flatMap(({ documents }) => documents.map(({ item }) => item));

/** The terms of a document that was read whole. */
function termsIn(stored: Readonly<Record<string, unknown>>): DocumentTerms {
  const held = (field: string): readonly unknown[] => (stored[field] ?? []) as readonly unknown[];
  return {
    holds: (field, subject: Subject) => held(field).includes(subjectKey(subject)),
    weightOf: (stem) => (STORED_WEIGHTS.find((weight) => held(stemField(weight)).includes(stem)) ?? 0) / FULL,
  };
}
