import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { FontMetrics } from '../font-metrics.js';
import type { Answered } from './worker.js';

/** Draws pictures in a thread of its own, so that nobody's answer waits for one. */
export interface Drawer {
  /** The widths of the pictures' font. */
  fontMetrics(): Promise<FontMetrics>;
  /**
   * A picture as PNG. The same SVG gives the same bytes, and is drawn once.
   * @throws {Error} when the queue is full, it takes too long, or it cannot be drawn
   */
  draw(svg: string): Promise<Uint8Array>;
  /** How many pictures are being drawn or wait to be. */
  readonly waiting: number;
  /** Stops the thread. */
  close(): Promise<void>;
}

/** How the thread is run. */
export interface DrawerOptions {
  /** The worker's file. */
  readonly worker?: URL;
  /** Most pictures waiting at once. */
  readonly mostWaiting?: number;
  /** How long one picture may take, in milliseconds. */
  readonly patience?: number;
  /** How many bytes of pictures are remembered. */
  readonly remembered?: number;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** Makes a drawer; its thread starts with the first picture and keeps no process alive. */
export function createDrawer(options: DrawerOptions = {}): Drawer {
  const {
    worker: file = new URL('./worker.js', import.meta.url),
    mostWaiting = 32,
    patience = 8_000,
    remembered = 16_000_000,
  } = options;
  const waiting = new Map<number, Waiting>();
  const drawn = new Map<string, Promise<Uint8Array>>();
  const sizes = new Map<string, number>();
  let thread: Worker | undefined;
  let font: Promise<FontMetrics> | undefined;
  let last = 0;
  let closed = false;

  function fail(error: Error): void {
    const all = [...waiting.values()];
    waiting.clear();
    thread?.unref();
    font = undefined;
    thread = undefined;
    for (const { reject, timer } of all) {
      clearTimeout(timer);
      reject(error);
    }
  }

  function start(): Worker {
    const started = new Worker(file);
    started.unref();
    started.on('message', ({ id, value, failed }: Answered) => {
      const one = waiting.get(id);
      if (one === undefined) return;
      waiting.delete(id);
      clearTimeout(one.timer);
      if (waiting.size === 0) started.unref();
      if (failed === undefined) one.resolve(value);
      else one.reject(new Error(failed));
    });
    const ended = (error: Error): void => {
      if (thread === started) fail(error);
    };
    started.on('error', ended);
    started.on('exit', () => ended(new Error('the drawing thread ended')));
    return started;
  }

  function ask(svg?: string): Promise<unknown> {
    if (closed) return Promise.reject(new Error('drawing has ended'));
    if (waiting.size >= mostWaiting) return Promise.reject(new Error('too many pictures are waiting'));
    thread ??= start();
    const to = thread;
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        // A picture that takes so long would hold up every other: the thread is given up for a new one.
        void to.terminate();
        if (thread === to) fail(new Error('a picture took too long'));
      }, patience);
      waiting.set(id, { resolve, reject, timer });
      // A process waits for a picture it asked for, and for nothing else of the thread.
      to.ref();
      to.postMessage(svg === undefined ? { id } : { id, svg });
    });
  }

  function forget(): void {
    let sum = [...sizes.values()].reduce((all, one) => all + one, 0);
    for (const [key, size] of sizes) {
      if (sum <= remembered) return;
      sizes.delete(key);
      drawn.delete(key);
      sum -= size;
    }
  }

  return {
    get waiting() {
      return waiting.size;
    },
    fontMetrics() {
      font ??= (ask() as Promise<FontMetrics>).catch((error: unknown) => {
        font = undefined;
        throw error;
      });
      return font;
    },
    async draw(svg) {
      const key = createHash('sha256').update(svg).digest('hex');
      const there = drawn.get(key);
      if (there !== undefined) return there;
      const drawing = ask(svg) as Promise<Uint8Array>;
      drawn.set(key, drawing);
      try {
        const picture = await drawing;
        sizes.set(key, picture.byteLength);
        forget();
        return picture;
      } catch (error) {
        drawn.delete(key);
        throw error;
      }
    },
    async close() {
      closed = true;
      const ending = thread;
      fail(new Error('drawing has ended'));
      await ending?.terminate();
    },
  };
}
