import { createEntryCodes } from '../../bot/buttons/entry-codes.js';
import { type Checker, createChecker } from '../../check/checker.js';
import { type CheckQueue, createCheckQueue } from '../../check/queued-checker.js';
import { stampOf } from '../../knowledge/cache/stamp.js';
import { formatProblem, type Problem } from '../../knowledge/problems.js';
import { archivedTexts } from '../../knowledge/proof/source-texts.js';
import { goneInWords } from '../../knowledge/versions/gone.js';
import { noteVersion, versionLogPath } from '../../knowledge/versions/version-log.js';
import type { Logger } from '../../log.js';
import type { SearchCluster } from '../../opensearch/cluster.js';
import { archiveInMemory } from '../../record/archive.js';
import type { EntryId } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';
import { indexInMemory } from '../../search/embedded/search-index.js';
import { createSearch } from '../../search/engine.js';
import type { CheckingThread } from '../checking/checking-thread.js';
import type { AnsweringRecord, RecordVersion, Reloaded } from './answering-record.js';
import { openInThread } from './open-in-thread.js';
import { hashOwnCode, type Opened, type OpenOptions, openRecord } from './open-record.js';
import { createProgressLog } from './progress-log.js';

const MAX_LOGGED_PROBLEMS = 50;

/** The record cannot be used: every problem, as `file:line:column entry: what is wrong; what would be right`. */
export class RecordRefused extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'RecordRefused';
  }
}

/** Where the record is, and how to load it. */
export interface LiveRecordOptions extends Omit<OpenOptions, 'now'> {
  /** The clock. */
  readonly now: () => Date;
  /** Called with the entries that the version before had and this one has not; by default they are logged. */
  readonly onGone?: (gone: readonly EntryId[]) => void;
  /** The file of the thread that reads a changed record; for tests. */
  readonly openingWorker?: URL;
  /** Where pasted texts are checked; absent: on the main thread. */
  readonly checking?: Pick<CheckingThread, 'checkerOf'>;
  /** The cluster in which statements, figures and sources are searched; absent: in memory. */
  readonly cluster?: SearchCluster;
}

/** The record that answers now. Reloading swaps it for a new version as a whole, or not at all. */
export class LiveRecord implements AnsweringRecord {
  readonly isLoaded = true;
  /** Pasted texts that wait to be checked; versions share it. */
  readonly checks: CheckQueue = createCheckQueue();
  readonly #options: LiveRecordOptions;
  #current: RecordVersion;
  #fingerprint: string;
  #stamp: string;
  #problems: readonly string[] = [];
  /** What was read, and is not yet in the cluster. */
  #waiting: OpenedRecord | undefined;
  #lastReload: { readonly at: Date; readonly outcome: Reloaded['outcome'] } | undefined;

  private constructor(options: LiveRecordOptions, opened: OpenedRecord, stamp: string) {
    this.#options = options;
    this.#current = this.#versionOf(opened);
    this.#fingerprint = opened.fingerprint;
    this.#stamp = stamp;
  }

  /** @throws {RecordRefused} when the record has problems */
  static async open(options: LiveRecordOptions): Promise<LiveRecord> {
    const codeHash = options.codeHash ?? (await hashOwnCode());
    const stamp = await stampOf(options);
    const opened = await openRecord({ ...openOptions(options), codeHash });
    if (!opened.ok) throw new RecordRefused(opened.problems);
    logWarnings(opened, options.log);
    await noteIn(options, opened.record);
    return new LiveRecord({ ...options, codeHash }, opened, stamp);
  }

  get current(): RecordVersion {
    return this.#current;
  }

  /** Why the record on disk could not be loaded the last time, one problem a line; empty when it could. */
  get problems(): readonly string[] {
    const { cluster } = this.#options;
    const read = this.#waiting?.record ?? this.#current.record;
    if (cluster === undefined) return this.#problems;
    const outOfStep = cluster.outOfStep(read.version);
    return [...this.#problems, ...(outOfStep === undefined ? cluster.faults : [outOfStep])];
  }

  get lastReload(): { readonly at: Date; readonly outcome: Reloaded['outcome'] } | undefined {
    return this.#lastReload;
  }

  /** Loads the record again; the current version stays when the new one has problems. */
  async reload(): Promise<Reloaded> {
    const reloaded = await this.#reload();
    this.#lastReload = { at: this.#options.now(), outcome: reloaded.outcome };
    return reloaded;
  }

  async #reload(): Promise<Reloaded> {
    this.#stamp = await stampOf(this.#options);
    const known = this.#problems.length === 0 ? this.#fingerprint : undefined;
    const opened = await openInThread(openOptions(this.#options), known, this.#options.openingWorker);
    if (opened === undefined) return { outcome: 'unchanged', problems: [] };
    if (!opened.ok) return this.#refuse(opened);
    await this.#options.cluster?.look();
    if (!this.#isSearchable(opened)) return this.#wait(opened);
    await noteIn(this.#options, opened.record);
    return this.#accept(opened);
  }

  /** Answers from the record that waits, as soon as the cluster holds it. */
  acceptWaiting(): Reloaded | undefined {
    const opened = this.#waiting;
    if (opened === undefined || !this.#isSearchable(opened)) return undefined;
    void noteIn(this.#options, opened.record);
    const reloaded = this.#accept(opened);
    this.#lastReload = { at: this.#options.now(), outcome: reloaded.outcome };
    return reloaded;
  }

  #isSearchable({ record }: OpenedRecord): boolean {
    const { cluster } = this.#options;
    // Where the cluster does not hold what answers now either, the newer names are better.
    return cluster === undefined || cluster.holds(record.version) || !cluster.holds(this.#current.record.version);
  }

  #wait(opened: OpenedRecord): Reloaded {
    this.#problems = [];
    this.#waiting = opened;
    this.#fingerprint = opened.fingerprint;
    this.#options.log.warn(
      { version: opened.record.version },
      'the changed record is not in the cluster: the one before answers until "npx verbatim index" has run',
    );
    return { outcome: 'waiting', problems: [] };
  }

  /** Whether files have changed since they were last looked at: for changes that raise no event. Reads no file. */
  async hasChanged(): Promise<boolean> {
    return (await stampOf(this.#options)) !== this.#stamp;
  }

  #accept(opened: OpenedRecord): Reloaded {
    this.#problems = [];
    this.#waiting = undefined;
    this.#fingerprint = opened.fingerprint;
    this.#current = this.#versionOf(opened);
    const { log } = this.#options;
    logWarnings(opened, log);
    log.info({ version: opened.record.version, entries: opened.record.byId.size }, 'record reloaded');
    return { outcome: 'loaded', problems: [] };
  }

  #refuse({ problems }: Extract<Opened, { ok: false }>): Reloaded {
    this.#waiting = undefined;
    this.#problems = problems.map(formatProblem);
    this.#options.log.error(
      { problems: this.#problems.slice(0, MAX_LOGGED_PROBLEMS), count: problems.length },
      'the changed record could not be loaded: the last good one still answers',
    );
    return { outcome: 'refused', problems };
  }

  #versionOf({ record, index }: OpenedRecord): RecordVersion {
    const { archiveDir, checking, cluster } = this.#options;
    const search = createSearch(
      record,
      cluster === undefined ? indexInMemory(record, index) : cluster.indexOver(record, index),
    );
    // Built when it is first needed: reading every figure takes long, and the checking thread has a checker of its own.
    let built: Checker | undefined;
    const onMainThread: Checker = {
      check: (text, signal) => {
        built ??= createChecker(record, search, () => archivedTexts(archiveDir));
        return built.check(text, signal);
      },
    };
    const checker = checking?.checkerOf(record, onMainThread) ?? onMainThread;
    return {
      record,
      search,
      archive: archiveInMemory(record),
      checker: this.checks.queued(checker),
      codes: createEntryCodes(record),
    };
  }
}

type OpenedRecord = Extract<Opened, { ok: true }>;

/** The options of one load: its own start time, and progress that is reported from then on. */
function openOptions({
  now,
  onProgress,
  checking: _,
  openingWorker: __,
  onGone: ___,
  cluster: ____,
  ...options
}: LiveRecordOptions): OpenOptions {
  return { ...options, now: now(), onProgress: createProgressLog(options.log, onProgress) };
}

/** Notes the version that answers from now on, for `verbatim changes`. The bot answers without it too. */
async function noteIn(
  { cacheDir, knowledgeDir, log, onGone }: LiveRecordOptions,
  record: VerbatimRecord,
): Promise<void> {
  if (cacheDir === undefined) return;
  try {
    const gone = await noteVersion(versionLogPath(cacheDir, knowledgeDir), record);
    if (gone.length === 0) return;
    if (onGone !== undefined) onGone(gone);
    else log.warn({ version: record.version }, goneInWords(gone));
  } catch (error) {
    log.debug({ error: String(error) }, 'the version of the record could not be noted');
  }
}

function logWarnings({ warnings }: OpenedRecord, log: Logger): void {
  for (const warning of warnings) log.warn(formatProblem(warning));
}
