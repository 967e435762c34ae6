import { Worker } from 'node:worker_threads';
import type { Fingerprint } from '../../knowledge/cache/fingerprint.js';
import type { Problem } from '../../knowledge/problems.js';
import { isLarge, type Opened, type OpenOptions, openRecord } from './open-record.js';
import type { OpeningTask } from './opening-worker.js';

const WORKER = new URL('./opening-worker.js', import.meta.url);

/** Opens a record off the main thread while the current one serves: a large one is read in a worker and then taken from the cache. */
export async function openInThread(
  options: OpenOptions,
  before: Fingerprint | undefined,
  worker = WORKER,
): Promise<Opened> {
  const { knowledgeDir, archiveDir, cacheDir, largeFrom, log } = options;
  if (cacheDir === undefined || before === undefined || !isLarge(before, options)) return openRecord(options, before);
  try {
    const task = { knowledgeDir, archiveDir, cacheDir, ...(largeFrom === undefined ? {} : { largeFrom }) };
    const problems = await runInThread(task, worker);
    if (problems.length > 0) return { ok: false, problems };
  } catch (error) {
    log.warn({ error: String(error) }, 'the worker could not read the record: answers wait while it is read');
  }
  return openRecord(options);
}

function runInThread(task: OpeningTask, file: URL): Promise<readonly Problem[]> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(file, { workerData: task });
    thread.unref();
    thread.once('message', (problems: readonly Problem[]) => resolve(problems));
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the worker ended with ${code}`)));
  });
}
