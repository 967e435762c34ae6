import { createChecker } from '../../check/checker.js';
import { type CheckQueue, createCheckQueue } from '../../check/queued-checker.js';
import { archivedTexts } from '../../knowledge/proof/source-texts.js';
import type { Logger } from '../../log.js';
import type { SearchCluster } from '../../opensearch/cluster.js';
import type { OpenHead } from '../../opensearch/head/open-head.js';
import type { IndexState } from '../../opensearch/state.js';
import { createSearch } from '../../search/engine.js';
import { type KnownNames, knownNames } from '../../search/names/known-names.js';
import type { AnsweringRecord, RecordVersion, Reloaded } from './answering-record.js';
import { noRecord } from './no-record.js';

export interface FollowedRecordOptions {
  readonly cluster: SearchCluster;
  /** The folder of source texts; it need not exist. */
  readonly archiveDir: string;
  readonly log: Logger;
  /** The clock. */
  readonly now: () => Date;
}

/** A version that was read, and what of the cluster it is. */
interface Read {
  readonly state: IndexState;
  readonly version: RecordVersion;
  readonly names: KnownNames;
}

/**
 * The record of a cluster, of which this process holds names and counts only. It follows what is committed there: a new version takes the
 * place of the one before once it is here whole. Where there is none yet, nothing can be looked up, and answers say so.
 */
export class FollowedRecord implements AnsweringRecord {
  readonly checks: CheckQueue = createCheckQueue();
  readonly #options: FollowedRecordOptions;
  #current: RecordVersion = noRecord();
  #state: IndexState | undefined;
  #names: KnownNames | undefined;
  #waiting: Read | undefined;
  #trouble: string | undefined;
  #lastReload: AnsweringRecord['lastReload'];

  private constructor(options: FollowedRecordOptions) {
    this.#options = options;
  }

  /** Opens the record as far as it is there. Never rejects: what is missing is waited for. */
  static async open(options: FollowedRecordOptions): Promise<FollowedRecord> {
    const followed = new FollowedRecord(options);
    const { cluster, log } = options;
    cluster.beforeTold = () => followed.#read();
    await followed.#read();
    followed.acceptWaiting();
    if (!followed.isLoaded)
      log.warn(
        { problems: followed.problems },
        'there is no record in the cluster yet: nothing can be looked up until there is',
      );
    return followed;
  }

  get current(): RecordVersion {
    return this.#current;
  }

  get isLoaded(): boolean {
    return this.#state !== undefined;
  }

  get problems(): readonly string[] {
    const { cluster } = this.#options;
    const outOfStep = cluster.notAnswering();
    if (outOfStep !== undefined) return [outOfStep];
    return this.#trouble === undefined ? cluster.faults : [`OpenSearch: ${this.#trouble}`];
  }

  get lastReload(): AnsweringRecord['lastReload'] {
    return this.#lastReload;
  }

  /** Looks at once whether the cluster holds a new version. */
  async reload(): Promise<Reloaded> {
    await this.#options.cluster.look();
    await this.#read();
    return this.acceptWaiting() ?? { outcome: 'unchanged', problems: [] };
  }

  acceptWaiting(): Reloaded | undefined {
    const read = this.#waiting;
    if (read === undefined) return undefined;
    const { log, now } = this.#options;
    this.#waiting = undefined;
    this.#state = read.state;
    this.#current = read.version;
    this.#names = read.names;
    this.#lastReload = { at: now(), outcome: 'loaded' };
    const { version, lookup } = read.version.record;
    log.info({ version, entries: lookup.size }, 'the record of the cluster answers');
    return { outcome: 'loaded', problems: [] };
  }

  /** There are no files here. */
  async hasChanged(): Promise<boolean> {
    return false;
  }

  /** Reads what was committed, where that is another version than the one here. */
  async #read(): Promise<void> {
    const { cluster, now } = this.#options;
    const { state } = cluster.health;
    const isKnown = isSame(state, this.#waiting?.state ?? this.#state);
    if (state === undefined || isKnown || cluster.notAnswering() !== undefined) return;
    try {
      // Most changes touch no name: building the tables of names takes longer than all else.
      const known = state.context === this.#state?.context && state.code === this.#state.code ? this.#names : undefined;
      const head = await cluster.openHead(state, now().toISOString(), known?.vocabulary);
      const names = known ?? knownNames(head.index.vocabulary);
      this.#waiting = { state, version: this.#versionOf(head, names), names };
      this.#trouble = undefined;
    } catch (error) {
      this.#report((error as Error).message);
    }
  }

  /** What cannot be read now is read again at the next look: it is said once. */
  #report(trouble: string): void {
    if (trouble !== this.#trouble)
      this.#options.log.error(
        { error: trouble },
        'the new record of the cluster cannot be read: the one before answers',
      );
    this.#trouble = trouble;
  }

  #versionOf({ record, index, archive, store }: OpenHead, names: KnownNames): RecordVersion {
    const search = createSearch(record, index, names);
    const texts = () => archivedTexts(this.#options.archiveDir);
    return {
      record,
      search,
      archive,
      checker: this.checks.queued(createChecker(record, search, texts, archive)),
      codes: { codeOf: (id) => store.codeOf(id), entry: (code) => store.idOfCode(code) },
    };
  }
}

const isSame = (a: IndexState | undefined, b: IndexState | undefined): boolean =>
  a?.build === b?.build &&
  a?.revision === b?.revision &&
  a?.head?.digest === b?.head?.digest &&
  a?.record === b?.record;
