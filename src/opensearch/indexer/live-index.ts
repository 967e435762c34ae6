import type { Client } from '@opensearch-project/opensearch';
import type { EntryId } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';
import { withoutDrafts } from '../../record/without-drafts.js';
import type { Vocabulary } from '../../search/names/vocabulary.js';
import { shortIdsOf } from '../../search/reading/entry-ids.js';
import { indexOf } from '../asking.js';
import { DOCUMENT_KINDS, type DocumentKind } from '../documents/fields.js';
import { contextOf } from '../documents/seeds.js';
import { type DocumentMaker, documentMaker } from '../documents/stored-documents.js';
import { touchedDocuments, type WithShown } from '../documents/touched.js';
import { writeHead } from '../head/stored-head.js';
import { type IndexState, readState, writeState } from '../state.js';
import { refresh } from './builds.js';
import { changesTo } from './changes.js';
import { assertComplete, type Indexed, IndexIncompleteError, previousOf } from './index-record.js';
import { LiveHead } from './live-head.js';
import type { IndexLock } from './lock.js';
import type { NamesAndWords } from './names-and-words.js';
import { placesFor } from './places.js';
import { documentCounts, placesOf } from './record-documents.js';
import { entriesOf, isSameOrder, type Remade, remake } from './remade.js';
import { Retention } from './retention.js';
import { storedNow, storedOf } from './stored-now.js';
import { StoredDocuments } from './stored-rows.js';
import { writeChanges } from './write-changes.js';

export interface LiveOptions {
  readonly client: Client;
  readonly prefix: string;
  readonly lock: IndexLock;
  /** The clock. */
  readonly now: () => Date;
}

/** A version of the record, its names in short, and what makes documents of it. */
interface Version extends WithShown {
  readonly shortIds: ReadonlyMap<string, EntryId>;
  readonly maker: DocumentMaker;
}

/**
 * What the cluster holds, as far as the next change needs it: the record and counts of words, without the documents. A change makes a
 * revision of the documents that it touches, in a fraction of the time that looking at all of them takes.
 */
export class LiveIndex {
  readonly #options: LiveOptions;
  readonly #vocabulary: Vocabulary;
  readonly #head: LiveHead;
  readonly #retention: Retention;
  #version: Version;
  #places: ReadonlyMap<EntryId, number>;
  #state: IndexState;

  private constructor(
    options: LiveOptions,
    record: VerbatimRecord,
    { vocabulary, dictionaries }: NamesAndWords,
    { state, places }: { readonly state: IndexState; readonly places: ReadonlyMap<EntryId, number> },
  ) {
    this.#options = options;
    this.#vocabulary = vocabulary;
    this.#version = this.#versionOf(record);
    this.#head = new LiveHead(this.#version.shown, dictionaries);
    this.#retention = new Retention(options, state);
    this.#state = state;
    this.#places = places;
  }

  /**
   * Goes on from a revision that was committed.
   * @param record the record that it is of, drafts included
   * @param words its names and words, as they are without drafts
   */
  static async open(
    options: LiveOptions,
    state: IndexState,
    record: VerbatimRecord,
    words: NamesAndWords,
  ): Promise<LiveIndex> {
    const stored = await Promise.all(
      DOCUMENT_KINDS.map(async (kind) => [kind, await storedNow(options.client, state.build, kind)] as const),
    );
    return new LiveIndex(options, record, words, { state, places: placesOf(withoutDrafts(record), stored) });
  }

  get record(): VerbatimRecord {
    return this.#version.record;
  }

  /**
   * Commits a changed record. After it has failed or come to nothing, the whole record is to be indexed.
   * @param record the record, drafts included
   * @param changed the entries that are others, and those that rest on changed sources
   * @returns undefined where all documents must be looked at: a name has changed, or the cluster holds something else
   * @throws {IndexIncompleteError} where the cluster does not hold what was written
   */
  async publish(record: VerbatimRecord, changed: ReadonlySet<EntryId>): Promise<Indexed | undefined> {
    const { client, prefix, lock } = this.#options;
    const version = this.#versionOf(record);
    const places = this.#placesIn(version);
    const current = await readState(client, prefix);
    if (places === undefined || !this.#isCurrent(current?.state) || contextOf(version.shown) !== this.#state.context)
      return undefined;
    const revision = (this.#state.highest ?? this.#state.revision) + 1;
    const ids = this.#touched(version, places, changed);
    const remade = DOCUMENT_KINDS.map((kind) => remake(kind, { before: this.#version, after: version, ids }));
    const written = await this.#write(remade, version, places, revision);
    if (written === undefined) return undefined;
    const state = await this.#stateOf(version.shown, places, revision, remade);
    await this.#assertThere(state, remade);
    await lock.assertHeld();
    await writeState(client, prefix, state, current?.seen);
    this.#version = version;
    this.#places = places;
    this.#state = state;
    this.#retention.committed(state);
    return { isNew: true, state, ...written };
  }

  /** Takes away what no reader sees any more. */
  tidyUp(): Promise<void> {
    return this.#retention.tidyUp();
  }

  #versionOf(record: VerbatimRecord): Version {
    const shown = withoutDrafts(record);
    const before: Version | undefined = this.#version;
    const shortIds = before !== undefined && isSameOrder(before.shown, shown) ? before.shortIds : shortIdsOf(shown);
    return { record, shown, shortIds, maker: documentMaker(shown, this.#vocabulary, shortIds) };
  }

  #placesIn({ shown }: Version): ReadonlyMap<EntryId, number> | undefined {
    return isSameOrder(this.#version.shown, shown)
      ? this.#places
      : placesFor([...shown.byId.keys()], (id) => this.#places.get(id));
  }

  #isCurrent(state: IndexState | undefined): boolean {
    return state?.build === this.#state.build && state.revision === this.#state.revision;
  }

  #touched(version: Version, places: ReadonlyMap<EntryId, number>, changed: ReadonlySet<EntryId>): Set<EntryId> {
    const ids = touchedDocuments(this.#version, version, changed);
    if (places !== this.#places) for (const [id, place] of places) if (this.#places.get(id) !== place) ids.add(id);
    if (version.shortIds !== this.#version.shortIds)
      for (const [short, id] of [...version.shortIds, ...this.#version.shortIds]) {
        if (version.shortIds.get(short) === this.#version.shortIds.get(short)) continue;
        ids.add(id);
      }
    return ids;
  }

  /** Writes the documents of a revision; undefined where others are stored than there must be. */
  async #write(
    remade: readonly Remade[],
    { maker, shown }: Version,
    places: ReadonlyMap<EntryId, number>,
    revision: number,
  ): Promise<{ readonly written: number; readonly retired: number } | undefined> {
    const { client } = this.#options;
    const { build } = this.#state;
    const sum = { written: 0, retired: 0 };
    const stored = await this.#storedOf(remade);
    for (const { kind, before } of remade) {
      const there = stored.get(kind);
      if ([...before].some(([id, { hash }]) => there?.get(id)?.hash !== hash) || there?.size !== before.size)
        return undefined;
    }
    for (const { kind, after } of remade) {
      const entries = entriesOf(kind, shown, after.keys());
      const target = { kind, entries, revision, isFirst: false, places, trusted: this.#state.revision };
      const changes = changesTo(maker, stored.get(kind) ?? new StoredDocuments(), target);
      const { written, retired } = await writeChanges(client, indexOf(build, kind), changes);
      sum.written += written;
      sum.retired += retired;
    }
    if (sum.written + sum.retired > 0) await refresh(client, build);
    return sum;
  }

  async #storedOf(remade: readonly Remade[]): Promise<ReadonlyMap<DocumentKind, StoredDocuments>> {
    const { client } = this.#options;
    const found = remade.map(async ({ kind, before, after }) => {
      const ids = [...new Set([...before.keys(), ...after.keys()])];
      return [kind, await storedOf(client, this.#state.build, kind, ids)] as const;
    });
    return new Map(await Promise.all(found));
  }

  async #stateOf(
    shown: VerbatimRecord,
    places: ReadonlyMap<EntryId, number>,
    revision: number,
    remade: readonly Remade[],
  ): Promise<IndexState> {
    const { client, prefix, now } = this.#options;
    this.#head.count(remade, shown);
    const { highest: _, abandoned: __, ...state } = this.#state;
    return {
      ...state,
      revision,
      record: shown.version,
      at: now().toISOString(),
      counts: documentCounts(shown),
      head: await writeHead(client, prefix, this.#head.pack(shown, places)),
      previous: previousOf(this.#state),
    };
  }

  /** Looks whether the cluster holds the documents of a revision, before readers see it. */
  async #assertThere(state: IndexState, remade: readonly Remade[]): Promise<void> {
    await assertComplete(this.#options.client, state);
    const stored = await this.#storedOf(remade);
    for (const { kind, after } of remade) {
      const there = stored.get(kind);
      const wrong = [...after].find(([id, { hash }]) => there?.get(id)?.hash !== hash);
      if (wrong !== undefined || there?.size !== after.size)
        throw new IndexIncompleteError(
          `the cluster does not hold ${wrong?.[0] ?? kind} as it was written: readers stay with what they have`,
        );
    }
  }
}
