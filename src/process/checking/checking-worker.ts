import { parentPort, workerData } from 'node:worker_threads';
import { createChecker } from '../../check/checker.js';
import { WorkBudgetExceededError } from '../../check/work-budget.js';
import { archivedTexts } from '../../knowledge/proof/source-texts.js';
import { createLog } from '../../log.js';
import { indexInMemory } from '../../search/embedded/search-index.js';
import { createSearch } from '../../search/engine.js';
import { openRecord } from '../reload/open-record.js';
import { type PackedReport, packReport } from './packed-report.js';

/** What the worker is given. */
export interface CheckingTask {
  readonly knowledgeDir: string;
  readonly archiveDir: string;
  readonly cacheDir?: string;
  readonly largeFrom?: number;
}

/** What the worker sends: first the version of the record that it has read, then a result for each text. */
export type CheckingMessage =
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'report'; readonly report: PackedReport }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'failed'; readonly error: string };

const task = workerData as CheckingTask;
const send = (message: CheckingMessage): void => parentPort?.postMessage(message);

// A thread with a record of its own: texts are checked here one after the other, and the main thread can end it at any time.
const opened = await openRecord({ ...task, log: createLog('silent', false) });
if (opened.ok) {
  const { record, index } = opened;
  const checker = createChecker(record, createSearch(record, indexInMemory(record, index)), () =>
    archivedTexts(task.archiveDir),
  );
  parentPort?.on('message', (text: string) => {
    void checker.check(text).then(
      (report) => send({ kind: 'report', report: packReport(report) }),
      (error: unknown) =>
        send(
          error instanceof WorkBudgetExceededError ? { kind: 'too-long' } : { kind: 'failed', error: String(error) },
        ),
    );
  });
  send({ kind: 'ready', version: record.version });
} else send({ kind: 'refused' });
