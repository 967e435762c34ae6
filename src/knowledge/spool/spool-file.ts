import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { SpoolError } from './spool-error.js';

const FLUSH_BYTES = 1024 * 1024;
const BLOCK_BYTES = 64 * 1024;
const MAX_BLOCKS = 64;
const OWN_FILE_MODE = 0o600;

/** A temporary file that texts are written to one after the other, and read again from anywhere. Every method but `close` throws a `SpoolError` where that fails. */
export class SpoolFile {
  readonly #within: string;
  readonly #folder: string;
  readonly #file: number;
  readonly #blocks = new LRUCache<number, Buffer>({ max: MAX_BLOCKS });
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  #written = 0;

  /** @param folder where it is; it is gone when it is closed */
  constructor(folder: string) {
    this.#within = folder;
    this.#folder = this.#trying(() => mkdtempSync(join(folder, 'verbatim-spool-')));
    try {
      this.#file = this.#trying(() => openSync(join(this.#folder, 'entries'), 'wx+', OWN_FILE_MODE));
    } finally {
      // An open file without a name is gone with its process, however that ends. Where a system does not allow that, it is removed at the end.
      this.#remove();
    }
  }

  /** How many bytes there are: where the next text begins. */
  get size(): number {
    return this.#written + this.#pendingBytes;
  }

  /** Adds a text at the end. */
  append(text: string): void {
    const bytes = Buffer.from(text);
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    if (this.#pendingBytes >= FLUSH_BYTES) this.#flush();
  }

  /** The text between two places. */
  read(start: number, end: number): string {
    if (end > this.#written) this.#flush();
    const first = Math.floor(start / BLOCK_BYTES);
    const from = start - first * BLOCK_BYTES;
    const length = end - start;
    if (from + length <= BLOCK_BYTES) return this.#block(first, from + length).toString('utf8', from, from + length);
    const whole = Buffer.alloc(length);
    this.#fill(whole, start);
    return whole.toString('utf8');
  }

  close(): void {
    this.#blocks.clear();
    try {
      closeSync(this.#file);
    } catch {
      // Nothing in it is wanted any more, and the descriptor is gone all the same.
    }
    this.#remove();
  }

  #remove(): void {
    try {
      rmSync(this.#folder, { recursive: true, force: true });
    } catch {
      // It is a temporary one.
    }
  }

  #trying<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw new SpoolError(this.#within, error);
    }
  }

  #flush(): void {
    const bytes = Buffer.concat(this.#pending);
    this.#trying(() => {
      for (let at = 0; at < bytes.length; )
        at += writeSync(this.#file, bytes, at, bytes.length - at, this.#written + at);
    });
    this.#written += this.#pendingBytes;
    this.#pending = [];
    this.#pendingBytes = 0;
  }

  /** A block as far as it is written, with at least the number of bytes asked for. */
  #block(number: number, bytes: number): Buffer {
    const known = this.#blocks.get(number);
    if (known !== undefined && known.length >= bytes) return known;
    const start = number * BLOCK_BYTES;
    const block = Buffer.alloc(Math.min(BLOCK_BYTES, this.#written - start));
    this.#fill(block, start);
    this.#blocks.set(number, block);
    return block;
  }

  #fill(buffer: Buffer, start: number): void {
    for (let at = 0; at < buffer.length; ) {
      const read = this.#trying(() => readSync(this.#file, buffer, at, buffer.length - at, start + at));
      if (read === 0) throw new SpoolError(this.#within, 'it was cut off');
      at += read;
    }
  }
}
