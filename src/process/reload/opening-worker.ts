import { parentPort, workerData } from 'node:worker_threads';
import { createLog } from '../../log.js';
import { openRecord } from './open-record.js';

/** What the worker is given. */
export interface OpeningTask {
  readonly knowledgeDir: string;
  readonly archiveDir: string;
  readonly cacheDir: string;
  readonly largeFrom?: number;
}

// Reads, checks and indexes a large record and caches it: the main thread takes it from there.
const opened = await openRecord({ ...(workerData as OpeningTask), log: createLog('silent', false) });
parentPort?.postMessage(opened.ok ? [] : opened.problems);
