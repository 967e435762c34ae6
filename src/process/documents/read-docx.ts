import { Worker } from 'node:worker_threads';
import type { ReadDocx } from '../../check/story/read-story.js';
import { UnreadableStoryError } from '../../check/story/story-file.js';
import type { DocxMessage } from './docx-worker.js';

const WORKER = new URL('./docx-worker.js', import.meta.url);
/** A document of the greatest size takes less. */
const MAX_READING_MS = 10_000;
/** Room for the longest document, in MiB. */
const MEMORY_MIB = 192;

const unreadable = () =>
  new UnreadableStoryError('not-document', 'This is no Word document that can be read: save it as .docx again.');
const tooLarge = () =>
  new UnreadableStoryError(
    'too-large',
    'This document is too large to be read: take out pictures, or save it as text.',
  );

/**
 * Makes a reader of Word documents, each read in a thread of its own, which is ended where it takes too long or too much memory. It throws
 * `UnreadableStoryError` for what cannot be read.
 * @param options for tests: where the thread's code is, and how long it may take
 */
export function createDocxReader({ worker: file = WORKER, maxMs = MAX_READING_MS } = {}): ReadDocx {
  return async (bytes, signal) => {
    signal?.throwIfAborted();
    const worker = new Worker(file, {
      workerData: bytes,
      env: {},
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MIB },
    });
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<string>((resolve, reject) => {
        timer = setTimeout(() => reject(tooLarge()), maxMs);
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
        worker.on('message', (message: DocxMessage) => {
          if (message.kind === 'text') resolve(message.text);
          else reject(message.kind === 'too-large' ? tooLarge() : unreadable());
        });
        // Where it runs out of memory it ends with an error of its own.
        worker.on('error', () => reject(tooLarge()));
        worker.on('exit', () => reject(unreadable()));
      });
    } finally {
      clearTimeout(timer);
      await worker.terminate();
    }
  };
}
