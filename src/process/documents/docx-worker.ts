import { parentPort, workerData } from 'node:worker_threads';
import { docxText } from './docx-text.js';
import { UnpacksTooLargeError } from './unpacked-size.js';

/** What the worker sends, once. */
export type DocxMessage =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'unreadable' };

const send = (message: DocxMessage): void => parentPort?.postMessage(message);

try {
  send({ kind: 'text', text: await docxText(Buffer.from(workerData as Uint8Array)) });
} catch (error) {
  send({ kind: error instanceof UnpacksTooLargeError ? 'too-large' : 'unreadable' });
}
