import { parentPort, workerData } from 'node:worker_threads';
import type { Problem } from '../../knowledge/problems.js';
import { createLog } from '../../log.js';
import { type OpenOptions, reopenRecord } from './open-record.js';
import { type PackedRecord, packRecord } from './packed-record.js';

/** What the worker is given. */
export interface OpeningTask extends Omit<OpenOptions, 'log' | 'onProgress'> {
  /** The fingerprint of the record that answers. */
  readonly known?: string;
}

/** What the worker sends, once. */
export type OpeningResult =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'opened'; readonly packed: PackedRecord; readonly cached: boolean; readonly fingerprint: string };

// Reads, checks, proves and indexes a record, so that the main thread only has to unpack it.
const { known, ...options } = workerData as OpeningTask;
const opened = await reopenRecord({ ...options, log: createLog('silent', false) }, known);
const result: OpeningResult =
  opened === undefined
    ? { kind: 'unchanged' }
    : opened.ok
      ? { kind: 'opened', packed: packRecord(opened), cached: opened.cached, fingerprint: opened.fingerprint }
      : { kind: 'refused', problems: opened.problems };
parentPort?.postMessage(result);
