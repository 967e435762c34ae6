import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '@opensearch-project/opensearch';
import { formatProblem } from '../../knowledge/problems.js';
import type { RecordFolders } from '../../knowledge/read-files.js';
import { createLog } from '../../log.js';
import { lockIndices } from '../../opensearch/indexer/index-record.js';
import { IndexingElsewhereError } from '../../opensearch/indexer/lock.js';
import { watchFolders } from '../../process/reload/watch.js';
import type { Output } from '../output.js';
import { reasonOf, stateInWords } from './in-words.js';
import { type Published, RecordPublisher } from './record-publisher.js';

/** Saving several files at once is one change. */
const QUIET_MS = 100;
/** The pause before the next try where the cluster could not be written to. */
const RETRY_MS = 3_000;
/** How long it is waited for a commit that is under way. Below the ten seconds after which process managers kill. */
const MAX_STOP_MS = 8_000;
const TIDY_MS = 30_000;

export interface WatchIndexOptions extends RecordFolders {
  readonly client: Client;
  readonly prefix: string;
  readonly code: string;
}

/**
 * Commits the record as it is in its files, and then every change of them, until it is stopped. Other indexers are kept out as long.
 * @param stopped resolves when it is to end: what is under way is finished first, or left to the next run
 * @throws {IndexingElsewhereError} where another process is indexing
 */
export async function watchAndIndex(
  { client, prefix, code, knowledgeDir, archiveDir }: WatchIndexOptions,
  output: Output,
  { anew, stopped }: { readonly anew: boolean; readonly stopped: Promise<void> },
): Promise<void> {
  const lock = await lockIndices(client, prefix, true);
  const publisher = new RecordPublisher({
    client,
    prefix,
    code,
    knowledgeDir,
    archiveDir,
    lock,
    now: () => new Date(),
    onProgress: ({ kind, done, of }) => output.error(`${kind}: ${done} of ${of}\n`),
  });
  const run = new PublishRun(publisher, output, anew);
  const ended = Promise.race([stopped, run.failed]);
  ended.catch(() => undefined);
  // Changes that are made while the first record is read are seen when it is committed.
  const watch = watchFolders([knowledgeDir, archiveDir], () => run.ask(), createLog('warn', false), {
    quietMs: QUIET_MS,
    hasChanged: () => publisher.hasChanged(),
  });
  const tidying = setInterval(() => run.askToTidyUp(), TIDY_MS);
  try {
    run.ask();
    await watch.ready;
    await ended;
  } finally {
    clearInterval(tidying);
    await watch.close();
    run.stop();
    await Promise.race([run.settled(), wait(MAX_STOP_MS, undefined, { ref: false })]);
    await lock.release().catch(() => undefined);
  }
}

/** Publishes whenever it is asked to, one change at a time. */
class PublishRun {
  /** Rejects when this process may not go on. */
  readonly failed: Promise<never>;
  #fail: (error: unknown) => void = () => undefined;
  #running = Promise.resolve();
  #isWaiting = false;
  #isStopped = false;

  constructor(
    private readonly publisher: RecordPublisher,
    private readonly output: Output,
    private anew: boolean,
  ) {
    this.failed = new Promise((_, reject) => {
      this.#fail = reject;
    });
    this.failed.catch(() => undefined);
  }

  /** Asks for the files to be looked at; several that ask while one change is under way are one. */
  ask(): void {
    if (this.#isWaiting || this.#isStopped) return;
    this.#isWaiting = true;
    this.#running = this.#running.then(() => this.#publish());
  }

  askToTidyUp(): void {
    this.#running = this.#running.then(() => this.publisher.tidyUp()).catch(() => undefined);
  }

  stop(): void {
    this.#isStopped = true;
  }

  /** Resolves when nothing is under way. */
  settled(): Promise<void> {
    return this.#running;
  }

  async #publish(): Promise<void> {
    this.#isWaiting = false;
    if (this.#isStopped) return;
    const began = performance.now();
    try {
      const published = await this.publisher.publish(this.anew);
      if (published.outcome === 'committed') this.anew = false;
      this.#say(published, (performance.now() - began) / 1_000);
    } catch (error) {
      if (error instanceof IndexingElsewhereError) {
        this.#fail(error);
        return;
      }
      this.output.error(`Not indexed: ${reasonOf(error)}\nReaders stay with what they have; it is tried again.\n`);
      setTimeout(() => this.ask(), RETRY_MS).unref();
    }
  }

  #say(published: Published, seconds: number): void {
    const took = `${seconds.toFixed(2)} s`;
    if (published.outcome === 'refused') {
      for (const problem of published.problems) this.output.error(`${formatProblem(problem)}\n`);
      this.output.error(`Not indexed: the record has problems. Readers stay with what they have (${took}).\n`);
    } else if (published.outcome === 'committed') {
      const { isNew, state, written, retired } = published.indexed;
      const what = isNew ? `${written} written, ${retired} taken away` : 'nothing had changed';
      this.output.write(`${stateInWords(state)}; ${what} (${took}${published.isWhole ? ', all was read' : ''}).\n`);
    }
  }
}
