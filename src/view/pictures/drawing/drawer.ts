import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import type { FontMetrics } from '../font-metrics.js';
import { DrawingThread } from './drawing-thread.js';
import { PictureError } from './picture-error.js';

/** Draws pictures in a thread of its own, so that no answer waits for one. */
export interface Drawer {
  /** @throws {PictureError} */
  fontMetrics(): Promise<FontMetrics>;
  /**
   * Draws an SVG as PNG. The same SVG gives the same bytes, and is drawn once.
   * @throws {PictureError}
   */
  draw(svg: string): Promise<Uint8Array>;
  /** How many pictures are being drawn or wait to be. */
  readonly waiting: number;
  /** Stops the thread. */
  close(): Promise<void>;
}

export interface DrawerOptions {
  /** The worker's file. */
  readonly worker?: URL;
  readonly maxWaiting?: number;
  /** What waits longer is dropped before it is drawn: its reader has moved on. In milliseconds. */
  readonly maxWaitMs?: number;
  /** The hard limit of one picture, in milliseconds. */
  readonly maxDrawMs?: number;
  readonly maxCacheBytes?: number;
  readonly maxMemoryBytes?: number;
}

/** A picture has about 5,000 characters; the largest that the layout allows has 60,000. */
const MAX_SVG_CHARS = 200_000;

/** Creates a drawer; its thread starts with the first picture and keeps no process alive. */
export function createDrawer(options: DrawerOptions = {}): Drawer {
  const {
    worker = new URL('./worker.js', import.meta.url),
    maxWaiting = 32,
    maxWaitMs = 20_000,
    maxDrawMs = 8_000,
    maxCacheBytes = 16_000_000,
    // Measured: 14 MB after a usual picture, 56 MB after one of the greatest height.
    maxMemoryBytes = 96_000_000,
  } = options;
  const thread = new DrawingThread({ worker, maxDrawMs, maxMemoryBytes });
  const queue = new PQueue({ concurrency: 1 });
  const drawn = new LRUCache<string, Uint8Array>({ maxSize: maxCacheBytes, sizeCalculation: (png) => png.byteLength });
  const inProgress = new Map<string, Promise<Uint8Array>>();
  let font: FontMetrics | undefined;
  let closed = false;

  async function request(svg?: string): Promise<unknown> {
    if (closed) throw new PictureError('failed', 'drawing has ended');
    if (queue.size + queue.pending >= maxWaiting) throw new PictureError('queue-full', 'too many pictures are waiting');
    const latest = performance.now() + maxWaitMs;
    return queue.add(() => {
      if (closed) throw new PictureError('failed', 'drawing has ended');
      if (performance.now() > latest) throw new PictureError('waited-too-long', 'a picture waited too long');
      return thread.request(svg);
    });
  }

  async function drawNew(key: string, svg: string): Promise<Uint8Array> {
    try {
      const png = (await request(svg)) as Uint8Array;
      drawn.set(key, png);
      return png;
    } finally {
      inProgress.delete(key);
    }
  }

  return {
    get waiting() {
      return queue.size + queue.pending;
    },
    async fontMetrics() {
      font ??= (await request()) as FontMetrics;
      return font;
    },
    async draw(svg) {
      if (svg.length > MAX_SVG_CHARS) throw new PictureError('failed', `a picture has ${svg.length} characters of SVG`);
      const key = createHash('sha256').update(svg).digest('hex');
      const drawing = inProgress.get(key) ?? drawn.get(key);
      if (drawing !== undefined) return drawing;
      const started = drawNew(key, svg);
      inProgress.set(key, started);
      return started;
    },
    async close() {
      closed = true;
      await thread.close();
    },
  };
}
