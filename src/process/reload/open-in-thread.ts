import { Worker } from 'node:worker_threads';
import { shownPath } from '../../knowledge/read/record-files.js';
import { compact } from '../../record/compact.js';
import { type Opened, type OpenOptions, reopenRecord } from './open-record.js';
import type { OpeningResult, OpeningTask } from './opening-worker.js';
import { unpackRecord } from './packed-record.js';

const WORKER = new URL('./opening-worker.js', import.meta.url);

/**
 * Opens a record in a thread of its own while the current one answers.
 * @param known the fingerprint of the record that answers
 * @param worker the file of the thread; for tests
 * @returns undefined when nothing has changed since then
 */
export async function openInThread(
  options: OpenOptions,
  known: string | undefined,
  worker = WORKER,
): Promise<Opened | undefined> {
  const { knowledgeDir, archiveDir, cacheDir, largeFrom, codeHash, now, log } = options;
  try {
    const task = compact({ knowledgeDir, archiveDir, cacheDir, largeFrom, codeHash, now, known });
    const result = await runInThread(task, worker);
    if (result.kind === 'unchanged') return undefined;
    if (result.kind === 'refused') return { ok: false, problems: result.problems };
    const { packed, cached, fingerprint } = result;
    return { ok: true, ...unpackRecord(packed, now ?? new Date()), cached, fingerprint };
  } catch (error) {
    if (isOutOfMemory(error)) return { ok: false, problems: [tooLarge(knowledgeDir)] };
    log.warn({ error: String(error) }, 'the worker could not read the record: answers wait while it is read');
    return reopenRecord(options, known);
  }
}

function runInThread(task: OpeningTask, file: URL): Promise<OpeningResult> {
  return new Promise((resolve, reject) => {
    // Nothing that reads the record needs the token or any other setting of the environment.
    const thread = new Worker(file, { workerData: task, env: {} });
    thread.unref();
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the worker ended with ${code}`)));
  });
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** On the main thread such a record would end the whole bot. */
const tooLarge = (knowledgeDir: string) => ({
  file: shownPath(knowledgeDir),
  line: 1,
  column: 1,
  wrong: 'the record does not fit into memory',
  right: 'take out what does not belong to it, or start the bot with a larger --max-old-space-size',
});
