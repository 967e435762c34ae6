import type * as SyncFileSystem from 'node:fs';
import type * as FileSystem from 'node:fs/promises';

/** What goes wrong: the error code, or no answer at all. */
export type FaultKind = 'EIO' | 'ENOSPC' | 'EACCES' | 'ENOENT' | 'hang';

/**
 * A file system in which one call of many goes wrong. The calls of the code under test are counted as they come, so a call that is added
 * to that code is swept over without a change here.
 */
export class FaultyFiles {
  /** Names of the functions that were called while counting. */
  readonly called = new Set<string>();
  #counting = false;
  #calls = 0;
  #failAt = 0;
  #kind: FaultKind = 'EIO';
  /** Resolves when the fault has happened. */
  #onFault: () => void = () => {};

  /** Counts the calls of some work. */
  async count(work: () => Promise<unknown>): Promise<number> {
    await this.#run(0, 'EIO', work);
    return this.#calls;
  }

  /** Does some work in which the call of this number, from 1, goes wrong. */
  failing<T>(call: number, kind: FaultKind, work: () => Promise<T>, onFault: () => void = () => {}): Promise<T> {
    this.#onFault = onFault;
    return this.#run(call, kind, work);
  }

  async #run<T>(failAt: number, kind: FaultKind, work: () => Promise<T>): Promise<T> {
    this.#calls = 0;
    this.#failAt = failAt;
    this.#kind = kind;
    this.#counting = true;
    try {
      return await work();
    } finally {
      this.#counting = false;
    }
  }

  /** The module `node:fs/promises` with faults. */
  wrap(real: typeof FileSystem): typeof FileSystem {
    const wrapped: Record<string, unknown> = { ...real };
    for (const [name, value] of Object.entries(real))
      if (typeof value === 'function') wrapped[name] = this.#faulty(name, value as Call, real);
    return { ...wrapped, default: wrapped } as unknown as typeof FileSystem;
  }

  /** The module `node:fs` with faults in some of its functions. */
  wrapSync(real: typeof SyncFileSystem, names: readonly (keyof typeof SyncFileSystem)[]): typeof SyncFileSystem {
    const faulty = names.map((name) => {
      const call = real[name] as Call;
      const wrapped: Call = (...args) => {
        // Whether or not closing fails, the descriptor is gone afterwards.
        const closed = name === 'closeSync' ? call(...args) : undefined;
        this.#strikeNow(`node:fs ${name}`);
        return name === 'closeSync' ? closed : call(...args);
      };
      return [name, wrapped] as const;
    });
    const wrapped = { ...real, ...Object.fromEntries(faulty) };
    return { ...wrapped, default: wrapped } as unknown as typeof SyncFileSystem;
  }

  #faulty(name: string, call: Call, self: unknown): Call {
    return async (...args) => {
      await this.#strike(name);
      const result = await call.apply(self, args);
      return name === 'open' || name === 'opendir' ? this.#faultyObject(name, result as object) : result;
    };
  }

  #faultyObject(opener: string, object: object): object {
    return new Proxy(object, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key, target);
        if (key === Symbol.asyncIterator) return () => this.#entries(target as FolderLike);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          const name = `${opener}.${String(key)}`;
          // Whether or not closing fails, the descriptor is gone afterwards.
          if (key === 'close') await (value as Call).apply(target, args);
          await this.#strike(name);
          return key === 'close' ? undefined : (value as Call).apply(target, args);
        };
      },
    });
  }

  async *#entries(folder: FolderLike): AsyncGenerator {
    try {
      for (;;) {
        await this.#strike('opendir.read');
        const entry = await folder.read();
        if (entry === null) return;
        yield entry;
      }
    } finally {
      await folder.close();
    }
  }

  async #strike(name: string): Promise<void> {
    if (!this.#isStruck(name)) return;
    if (this.#kind === 'hang') await new Promise(() => {});
    throw this.#fault(name);
  }

  #strikeNow(name: string): void {
    if (this.#isStruck(name)) throw this.#fault(name);
  }

  #isStruck(name: string): boolean {
    if (!this.#counting) return false;
    this.called.add(name);
    this.#calls += 1;
    if (this.#calls !== this.#failAt) return false;
    this.#onFault();
    return true;
  }

  #fault(name: string): Error {
    return Object.assign(new Error(`${this.#kind}: ${name} was made to fail`), { code: this.#kind });
  }
}

type Call = (...args: unknown[]) => unknown;

interface FolderLike {
  read(): Promise<unknown>;
  close(): Promise<void>;
}
