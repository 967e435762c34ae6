import type { Client } from '@opensearch-project/opensearch';
import type { VerbatimRecord } from '../record/record.js';
import type { EmbeddedIndex } from '../search/embedded/embedded-index.js';
import type { SearchIndex } from '../search/index/search-index.js';
import type { Vocabulary } from '../search/names/vocabulary.js';
import { SearchUnavailableError } from '../search/search-unavailable.js';
import type { SearchSettings } from '../search-settings.js';
import type { Snapshot } from './asking.js';
import { connectToSearch, MAX_ANSWER_MS } from './client/connect.js';
import { TROUBLE_IN_WORDS, troubleOf } from './client/failures.js';
import { clusterIndex } from './cluster-index.js';
import { type OpenHead, openHead } from './head/open-head.js';
import { readHead } from './head/stored-head.js';
import { adviceOn, type Fault, inspectCluster } from './inspect.js';
import { type IndexState, readState } from './state.js';

/** The version that answers is looked at so often: a new one is followed within a second. */
const LOOK_MS = 500;
const LOOKS_PER_INSPECTION = 30;

/** What the cluster was found to be when it was last looked at. */
export interface ClusterHealth {
  /** What it holds; the last that was seen, where it cannot be reached. */
  readonly state?: IndexState;
  /** What is wrong, in words; absent where it answers. */
  readonly trouble?: string;
}

/** The cluster as readers see it: what it holds, and whether it answers. */
export class SearchCluster {
  readonly client: Client;
  readonly #prefix: string;
  readonly #code: string;
  #health: ClusterHealth = { trouble: 'it has not been asked yet' };
  /** Snapshots by the version of the record: the one that answers, and the one before it, which is kept. */
  #snapshots: ReadonlyMap<string, Snapshot> = new Map();
  #faults: readonly Fault[] = [];
  #looking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;
  /** Called after each look, before whoever follows is told. */
  beforeTold: () => Promise<void> = async () => undefined;

  /** @param code hash of the code that makes documents and asks for them */
  constructor(settings: SearchSettings, code: string) {
    this.client = connectToSearch(settings);
    this.#prefix = settings.prefix;
    this.#code = code;
  }

  get health(): ClusterHealth {
    return this.#health;
  }

  /** Whether it holds a version of the record, made by this code. */
  holds(version: string): boolean {
    return this.#snapshots.has(version);
  }

  /**
   * What is asked to answer from a version of the record.
   * @throws {SearchUnavailableError} where the cluster does not hold it
   */
  snapshotOf(version: string): Snapshot {
    const snapshot = this.#snapshots.get(version);
    if (snapshot === undefined)
      throw new SearchUnavailableError(this.outOfStep(version) ?? 'the cluster is not asked yet');
    return snapshot;
  }

  /**
   * The index of a record whose statements, figures and sources are searched here.
   * @param built its corpora, from which the words are counted
   */
  indexOver(record: VerbatimRecord, built: EmbeddedIndex): SearchIndex {
    const asked = { client: this.client, maxMs: MAX_ANSWER_MS };
    return clusterIndex(record, built, asked, () => this.snapshotOf(record.version));
  }

  /** Why it cannot answer from a version of the record, in words; undefined where it can. */
  outOfStep(version: string): string | undefined {
    const { state, trouble } = this.#health;
    if (trouble === undefined && this.holds(version)) return undefined;
    return (
      this.notAnswering() ??
      `OpenSearch holds version ${state?.record} of the record, and the files are version ${version}: run npx verbatim index`
    );
  }

  /** Why it cannot answer from whatever it holds, in words; undefined where it can. */
  notAnswering(): string | undefined {
    const { state, trouble } = this.#health;
    if (trouble !== undefined) return `OpenSearch: ${trouble}`;
    if (state === undefined) return `OpenSearch: ${TROUBLE_IN_WORDS.missing}`;
    return state.code === this.#code
      ? undefined
      : 'the index was made by another version of the program: run npx verbatim index';
  }

  /**
   * Reads the names and counts of what it holds.
   * @param loadedAt ISO 8601
   * @param vocabulary its names, where they are there already
   * @throws {SearchUnavailableError} where it cannot be asked
   * @throws {HeadDamagedError} where they are not whole
   */
  async openHead(state: IndexState, loadedAt: string, vocabulary?: Vocabulary): Promise<OpenHead> {
    const head = await readHead(this.client, this.#prefix, state.head);
    return openHead(head, { client: this.client, maxMs: MAX_ANSWER_MS }, state, loadedAt, vocabulary);
  }

  /** Looks what it holds. Never throws. */
  async look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    await this.#looking;
  }

  /** Looks for what is wrong with it. Never throws. */
  async inspect(): Promise<readonly Fault[]> {
    this.#faults = await inspectCluster(this.client, this.#health.state);
    return this.#faults;
  }

  /** What its operators should set. Never throws. */
  advice(): Promise<readonly string[]> {
    return adviceOn(this.client);
  }

  /** What was wrong when it was last inspected, in words. */
  get faults(): readonly string[] {
    return this.#faults.map(({ message }) => `OpenSearch: ${message}`);
  }

  /**
   * Looks again and again, and inspects it now and then.
   * @param onLook called after each look
   */
  follow(onLook: () => void): void {
    let looks = 0;
    const next = (): void => {
      if (this.#isClosed) return;
      this.#timer = setTimeout(() => {
        void this.look()
          .then(() => this.beforeTold())
          .then(() => (looks++ % LOOKS_PER_INSPECTION === 0 ? this.inspect() : undefined))
          .then(() => {
            onLook();
            next();
          });
      }, LOOK_MS);
      this.#timer.unref();
    };
    next();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.client.close();
  }

  async #look(): Promise<void> {
    try {
      const found = await readState(this.client, this.#prefix);
      if (found === undefined) {
        this.#health = {};
        this.#snapshots = new Map();
        return;
      }
      this.#accept(found.state);
    } catch (error) {
      const cause = error instanceof SearchUnavailableError ? (error.cause ?? error) : error;
      const { state } = this.#health;
      this.#health = { trouble: TROUBLE_IN_WORDS[troubleOf(cause)], ...(state === undefined ? {} : { state }) };
    }
  }

  #accept(state: IndexState): void {
    this.#health = { state };
    const { record, build, revision, code, previous } = state;
    const isOwn = code === this.#code;
    const kept = [...this.#snapshots].filter(
      ([, known]) => known.build === previous?.build && known.revision === previous.revision,
    );
    this.#snapshots = new Map([...kept, ...(isOwn ? [[record, { build, revision }] as const] : [])]);
  }
}
