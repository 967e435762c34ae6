import { parentPort, workerData } from 'node:worker_threads';
import { createLog } from '../../log.js';
import { openRecord } from './open-record.js';

/** What the thread is given: where everything is. */
export interface OpeningTask {
  readonly knowledgeDir: string;
  readonly archiveDir: string;
  readonly cacheDir: string;
}

// The thread reads, checks and indexes a large record and keeps it in the cache: the process that answers takes it from there.
const opened = await openRecord({ ...(workerData as OpeningTask), log: createLog('silent', false) });
parentPort?.postMessage(opened.ok ? [] : opened.problems);
