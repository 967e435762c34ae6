import { Worker } from 'node:worker_threads';
import type { Problem } from '../../knowledge/problems.js';
import { fingerprintNow, type Opened, type OpenOptions, openRecord } from './open-record.js';
import type { OpeningTask } from './opening-worker.js';

/** The file of the thread that reads a large record. */
const WORKER = new URL('./opening-worker.js', import.meta.url);

/**
 * Opens a record while another one answers: a large one is read in a thread of its own and then taken from the cache, so that nobody
 * waits for seconds.
 * @param options where everything is
 * @param worker the file of the thread
 */
export async function openAside(options: OpenOptions, worker = WORKER): Promise<Opened> {
  const { knowledgeDir, archiveDir, cacheDir, log } = options;
  const now = cacheDir === undefined ? undefined : await fingerprintNow(options);
  if (cacheDir !== undefined && now?.large === true) {
    try {
      const problems = await readInThread({ knowledgeDir, archiveDir, cacheDir }, worker);
      if (problems.length > 0) return { ok: false, problems };
    } catch (error) {
      log.warn({ error: String(error) }, 'a large record could not be read aside: answers wait while it is read');
    }
  }
  return openRecord(options);
}

function readInThread(task: OpeningTask, file: URL): Promise<readonly Problem[]> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(file, { workerData: task });
    thread.unref();
    thread.once('message', (problems: readonly Problem[]) => resolve(problems));
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the thread ended with ${code}`)));
  });
}
