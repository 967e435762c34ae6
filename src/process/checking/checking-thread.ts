import { Worker } from 'node:worker_threads';
import type { Checker } from '../../check/checker.js';
import { WorkBudgetExceededError } from '../../check/work-budget.js';
import type { Logger } from '../../log.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { CheckingMessage, CheckingTask } from './checking-worker.js';
import { unpackReport } from './packed-report.js';

const WORKER = new URL('./checking-worker.js', import.meta.url);
/** The hard limit of one text, in milliseconds. The checker's own limit of work ends sooner unless a single step of it runs away. */
const MAX_CHECK_MS = 2_500;
/** Threads that end one after the other without a checked text in between; then texts are checked on the main thread. */
const MAX_FAILURES = 3;
/** A start or a reload is over before the thread reads the record too, in milliseconds. */
const START_DELAY_MS = 1_000;
/** Room for what one text may need, beside what the record needs, in MiB. */
const CHECK_MEMORY_MIB = 256;
/** Room for each entry with its index, in MiB. Measured: 57 MiB in all for 700 entries, 210 MiB for 100,000. */
const MEMORY_PER_ENTRY_MIB = 0.006;

export interface CheckingThreadOptions {
  readonly task: CheckingTask;
  readonly log: Logger;
  /** For tests: another worker, or other times. */
  readonly worker?: URL;
  readonly maxCheckMs?: number;
  readonly startDelayMs?: number;
}

/** A thread that checks pasted texts, so that no text can hold up the answers to other people. */
export interface CheckingThread {
  /**
   * The checker of one version of the record. Texts are checked on the main thread while the thread reads that version.
   * @param onMainThread checks where the thread cannot
   */
  checkerOf(record: VerbatimRecord, onMainThread: Checker): Checker;
  /** Ends the thread. */
  close(): Promise<void>;
}

/** A text that is being checked. */
interface Pending {
  readonly record: VerbatimRecord;
  resolve(report: ReturnType<typeof unpackReport>): void;
  reject(error: Error): void;
}

/** Makes a thread that is started when it is given its first version of the record, and again for each new version. */
export function createCheckingThread(options: CheckingThreadOptions): CheckingThread {
  const { task, log, worker: file = WORKER, maxCheckMs = MAX_CHECK_MS, startDelayMs = START_DELAY_MS } = options;
  let thread: Worker | undefined;
  /** The version that the thread has read. */
  let version: string | undefined;
  let current: VerbatimRecord | undefined;
  let pending: Pending | undefined;
  let timer: NodeJS.Timeout | undefined;
  let delayedStart: NodeJS.Timeout | undefined;
  let failures = 0;
  let closed = false;

  const settle = (): Pending | undefined => {
    clearTimeout(timer);
    const settled = pending;
    pending = undefined;
    return settled;
  };

  const stop = async (): Promise<void> => {
    const old = thread;
    thread = undefined;
    version = undefined;
    old?.removeAllListeners();
    old?.on('error', () => {});
    await old?.terminate();
  };

  const start = (): void => {
    if (closed || failures >= MAX_FAILURES || current === undefined) return;
    const started = new Worker(file, {
      workerData: task,
      // Nothing that checks texts needs the token or any other setting of the environment.
      env: {},
      resourceLimits: {
        maxOldGenerationSizeMb: Math.ceil(CHECK_MEMORY_MIB + MEMORY_PER_ENTRY_MIB * current.byId.size),
      },
    });
    thread = started;
    started.unref();
    started.on('message', (message: CheckingMessage) => receive(message));
    started.on('error', (error) => fail(String(error)));
    started.on('exit', () => fail('it ended'));
  };

  const restart = (): void => {
    void stop();
    clearTimeout(delayedStart);
    delayedStart = setTimeout(start, startDelayMs).unref();
  };

  const fail = (reason: string): void => {
    failures += 1;
    log.warn(
      { reason, again: failures < MAX_FAILURES },
      'the thread that checks texts failed: texts are checked on the main thread meanwhile',
    );
    settle()?.reject(new WorkBudgetExceededError());
    restart();
  };

  const receive = (message: CheckingMessage): void => {
    if (message.kind === 'ready') {
      version = message.version;
      return;
    }
    if (message.kind === 'refused') {
      // The files have changed since the record was loaded: the reload that follows starts the thread again.
      void stop();
      return;
    }
    const settled = settle();
    if (settled === undefined) return;
    if (message.kind === 'too-long') settled.reject(new WorkBudgetExceededError());
    else if (message.kind === 'failed') settled.reject(new Error(message.error));
    else {
      failures = 0;
      try {
        settled.resolve(unpackReport(message.report, settled.record));
      } catch (error) {
        settled.reject(error as Error);
      }
    }
    if (version !== current?.version) restart();
  };

  const checkInThread = (text: string, record: VerbatimRecord, target: Worker): ReturnType<Checker['check']> =>
    new Promise((resolve, reject) => {
      pending = { record, resolve, reject };
      timer = setTimeout(() => {
        log.warn({ maxCheckMs }, 'a pasted text was given up: it took too long to check');
        settle()?.reject(new WorkBudgetExceededError());
        restart();
      }, maxCheckMs);
      target.postMessage(text);
    });

  return {
    checkerOf(record, onMainThread) {
      current = record;
      failures = 0;
      // A text that is being checked is finished first, on the version it began with.
      if (pending === undefined) restart();
      return {
        check(text, signal) {
          const isReady = thread !== undefined && version === record.version && pending === undefined;
          return isReady && thread !== undefined
            ? checkInThread(text, record, thread)
            : onMainThread.check(text, signal);
        },
      };
    },
    async close() {
      closed = true;
      clearTimeout(delayedStart);
      settle()?.reject(new Error('the bot is stopping'));
      await stop();
    },
  };
}
