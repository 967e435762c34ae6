import { Worker } from 'node:worker_threads';
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
 * The text of a Word document, read in a thread of its own, which is ended where it takes too long or too much memory.
 * @param signal ends the thread
 * @throws {UnreadableStoryError} when it cannot be read
 * @throws the reason of the signal
 */
export async function readDocx(bytes: Uint8Array, signal?: AbortSignal): Promise<string> {
  signal?.throwIfAborted();
  const worker = new Worker(WORKER, {
    workerData: bytes,
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MIB },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<string>((resolve, reject) => {
      timer = setTimeout(() => reject(tooLarge()), MAX_READING_MS);
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
}
