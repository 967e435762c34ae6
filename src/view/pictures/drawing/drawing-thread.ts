import { Worker } from 'node:worker_threads';
import { PictureError } from './picture-error.js';
import type { DrawingAnswer } from './worker.js';

/** Beyond what V8 allocates in the thread itself, which is little: pictures are drawn in the memory of the WebAssembly module. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 };
/** Reading the fonts and compiling the module takes half a second, and many times that on a busy machine. */
const MAX_START_MS = 30_000;

export interface DrawingThreadOptions {
  readonly worker: URL;
  /** The hard limit of one request, in milliseconds. */
  readonly maxDrawMs: number;
  /** A thread that holds more afterwards is replaced: the memory of a WebAssembly module never shrinks. */
  readonly maxMemoryBytes: number;
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: PictureError): void;
}

/** A thread that works on one request at a time. It is started when it is needed, and replaced when it fails or exceeds a limit. */
export class DrawingThread {
  #worker: Worker | undefined;
  #pending: Pending | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: DrawingThreadOptions) {}

  /**
   * Draws an SVG; without one, returns the metrics of the font.
   * @throws {PictureError}
   */
  request(svg?: string): Promise<unknown> {
    const isStarting = this.#worker === undefined;
    this.#worker ??= this.#start();
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject };
      // The process waits for a picture it asked for; an idle thread does not keep it alive.
      worker.ref();
      worker.postMessage({ svg });
      this.#limit(isStarting ? MAX_START_MS : this.options.maxDrawMs);
    });
  }

  async close(): Promise<void> {
    await this.#replace(new PictureError('failed', 'drawing has ended'));
  }

  #start(): Worker {
    const worker = new Worker(this.options.worker, { env: {}, resourceLimits: RESOURCE_LIMITS });
    worker.on('message', (answer: DrawingAnswer) => this.#onAnswer(answer));
    worker.on('error', (error) => void this.#replace(new PictureError('failed', `drawing failed: ${error.message}`)));
    worker.on('exit', () => void this.#replace(new PictureError('failed', 'the drawing thread ended')));
    return worker;
  }

  #onAnswer(answer: DrawingAnswer): void {
    if ('ready' in answer) {
      if (this.#pending !== undefined) this.#limit(this.options.maxDrawMs);
      return;
    }
    const pending = this.#settle();
    if (answer.memoryBytes > this.options.maxMemoryBytes) void this.#replace();
    if (answer.error === undefined) pending?.resolve(answer.value);
    else pending?.reject(new PictureError('failed', answer.error));
  }

  #limit(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => void this.#replace(new PictureError('too-slow', 'a picture took too long')),
      milliseconds,
    );
  }

  #settle(): Pending | undefined {
    clearTimeout(this.#timer);
    this.#worker?.unref();
    const pending = this.#pending;
    this.#pending = undefined;
    return pending;
  }

  /** Gives up the thread; the next request starts another. */
  async #replace(error?: PictureError): Promise<void> {
    const old = this.#worker;
    const pending = this.#settle();
    this.#worker = undefined;
    old?.removeAllListeners();
    // A thread may still fail while it ends.
    old?.on('error', () => undefined);
    if (error !== undefined) pending?.reject(error);
    await old?.terminate();
  }
}
