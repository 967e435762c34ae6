import { LRUCache } from 'lru-cache';
import type { Entry } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { codeFor } from '../../record/entry-code.js';
import { currentId } from '../../record/former-ids.js';
import type { VerbatimRecord } from '../../record/record.js';
import { type Asked, createAskAll, type KindRequest, type RawHit, type Snapshot } from '../asking.js';
import { DOCUMENT_KINDS } from '../documents/fields.js';
import { type StoredEntry, unpackStored } from '../documents/packed-entry.js';
import type { IdFilter } from '../head/id-filter.js';
import type { SearchRequest } from '../query/search-body.js';
import { anyOf, type Clause } from '../query/term-clauses.js';

/** An entry that was fetched. */
export interface Fetched extends StoredEntry {
  /** Where it is in the order of the record. */
  readonly place: number;
}

/** The most that one search can return. */
const PAGE = 10_000;
/** As far as OpenSearch counts. */
const MAX_COUNT = 2 ** 31 - 1;
/** Ids that are looked for in one search. */
export const MAX_TERMS = 10_000;
/** Entries that are kept at hand: sources and what is asked again and again. About 4 KB each. */
const MAX_KEPT = 4_000;

/** What is asked of entries of one kind: all of it, unless fewer are wanted. */
export interface EntryRequest extends Pick<KindRequest, 'kind'> {
  readonly filter: readonly Clause[];
  readonly not?: readonly Clause[];
  readonly by?: SearchRequest['by'];
  readonly most?: number;
  readonly onePer?: SearchRequest['onePer'];
  /** Whether they are counted, too. */
  readonly counted?: boolean;
}

export interface EntriesFound {
  readonly entries: readonly Fetched[];
  /** How many there are, where they were counted. */
  readonly total: number;
}

const fetchedOf = ({ _source, fields }: RawHit): Fetched => ({
  ...unpackStored(String(_source?.entry)),
  place: Number(fields?.place?.[0] ?? 0),
});

/** The statements, figures and sources of one version of a record, which are in the cluster. */
export class EntryStore {
  readonly #record: VerbatimRecord;
  readonly #ids: IdFilter;
  readonly #ask: ReturnType<typeof createAskAll<Fetched>>;
  readonly #askIds: ReturnType<typeof createAskAll<number>>;
  readonly #kept = new LRUCache<EntryId, Fetched>({ max: MAX_KEPT });
  #headCodes: Map<string, readonly EntryId[]> | undefined;

  /**
   * @param record the record of the head
   * @param ids a filter of the ids of all other entries
   */
  constructor(record: VerbatimRecord, ids: IdFilter, asked: Asked, snapshot: () => Snapshot) {
    this.#record = record;
    this.#ids = ids;
    this.#ask = createAskAll(asked, snapshot, fetchedOf);
    this.#askIds = createAskAll(asked, snapshot, ({ fields }) => Number(fields?.place?.[0] ?? 0));
  }

  /** Whether an id may be that of a statement, figure or source, of today or a former one. */
  mayHold(id: EntryId): boolean {
    return this.#ids.mayHold(id);
  }

  /** The entry of an id, or of one that it had before. */
  async entry(id: EntryId): Promise<Entry | undefined> {
    const here = this.#record.byId.get(id);
    if (here !== undefined) return here;
    const there = (await this.byIds([id])).get(id);
    return there?.entry ?? this.#record.byId.get(currentId(this.#record, id));
  }

  /** The entry that an id in short means. */
  async shortened(short: string): Promise<Entry | undefined> {
    if (short === '' || !this.mayHold(short)) return undefined;
    const found = await this.find(DOCUMENT_KINDS.map((kind) => ({ kind, filter: [{ term: { short } }], most: 1 })));
    return found.flatMap(({ entries }) => entries)[0]?.entry;
  }

  /** Statements, figures and sources by the ids they were asked for by, which may be former ones. */
  async byIds(ids: Iterable<EntryId>): Promise<ReadonlyMap<EntryId, Fetched>> {
    const found = new Map<EntryId, Fetched>();
    const wanted = new Set<EntryId>();
    for (const id of ids) {
      const kept = this.#kept.get(id);
      if (kept !== undefined) found.set(id, kept);
      else if (!this.#record.byId.has(id) && this.mayHold(id)) wanted.add(id);
    }
    const all = [...wanted];
    for (let at = 0; at < all.length; at += MAX_TERMS) {
      const terms = all.slice(at, at + MAX_TERMS);
      const filter = [anyOf([{ terms: { id: terms } }, { terms: { formerly: terms } }])];
      const answers = await this.find(DOCUMENT_KINDS.map((kind) => ({ kind, filter })));
      const entries = answers.flatMap((answer) => answer.entries);
      for (const one of entries) for (const id of one.entry.formerly ?? []) if (wanted.has(id)) found.set(id, one);
      // An id of today goes before the same id of former days.
      for (const one of entries) if (wanted.has(one.entry.id)) found.set(one.entry.id, one);
    }
    return found;
  }

  /** Asks several things in one round trip, or in more where the answers are long. */
  async find(requests: readonly EntryRequest[]): Promise<readonly EntriesFound[]> {
    if (requests.length === 0) return [];
    const answers = await this.#ask(requests.map((request) => searchOf(request)));
    return Promise.all(
      requests.map(async (request, at) => {
        const { documents = [], total = 0 } = answers[at] ?? {};
        const entries = documents.map(({ item }) => item);
        let last = documents;
        while (request.most === undefined && last.length === PAGE) {
          const [more] = await this.#ask([{ ...searchOf(request), after: last.at(-1)?.order ?? [] }]);
          last = more?.documents ?? [];
          entries.push(...last.map(({ item }) => item));
        }
        for (const one of entries) this.#kept.set(one.entry.id, one);
        return { entries, total };
      }),
    );
  }

  /** The ids of entries, with where they are in the order of the record, in that order. */
  async idsOf(requests: readonly EntryRequest[]): Promise<readonly { readonly id: EntryId; readonly place: number }[]> {
    const answers = await this.#askIds(
      requests.map((request) => ({ ...searchOf(request), by: 'record', read: ['place'] })),
    );
    const found = answers.flatMap(({ documents }) => documents.map(({ id, item }) => ({ id, place: item })));
    return found.sort((a, b) => a.place - b.place);
  }

  /** The code of an entry on file, for buttons; undefined for an id that none has. */
  async codeOf(id: EntryId): Promise<string | undefined> {
    const isHere = this.#record.byId.has(id) || (await this.byIds([id])).get(id)?.entry.id === id;
    return isHere ? codeFor(id) : undefined;
  }

  /** The entry of a code; undefined where none has it, or several have. */
  async idOfCode(code: string): Promise<EntryId | undefined> {
    this.#headCodes ??= codesOf(this.#record);
    const there = await this.idsOf(
      DOCUMENT_KINDS.map((kind) => ({ kind, filter: [{ term: { codes: code } }], most: 2 })),
    );
    const [id, ...others] = [...(this.#headCodes.get(code) ?? []), ...there.map((one) => one.id)];
    return others.length === 0 ? id : undefined;
  }
}

const searchOf = ({
  kind,
  filter,
  not = [],
  by = 'record',
  most = PAGE,
  counted,
  onePer,
}: EntryRequest): KindRequest => ({
  kind,
  filter,
  not,
  by,
  size: most,
  countTo: counted === true ? MAX_COUNT : 0,
  read: 'entry',
  ...(onePer === undefined ? {} : { onePer }),
});

function codesOf({ byId, formerIds }: VerbatimRecord): Map<string, readonly EntryId[]> {
  const codes = new Map<string, EntryId[]>();
  const add = (named: EntryId, id: EntryId): void => {
    const code = codeFor(named);
    codes.set(code, [...(codes.get(code) ?? []), id]);
  };
  for (const id of byId.keys()) add(id, id);
  for (const [former, id] of formerIds) add(former, id);
  return codes;
}
