import type { EntryId } from '../../record/entry-base.js';
import { listOnDemand, type Origin } from '../../record/on-demand.js';
import { SpoolFile } from './spool-file.js';

/** A list that grows. */
export interface Growing<T> {
  readonly list: readonly T[];
  push(item: T): void;
}

/** A list in memory that grows. */
export function growingInMemory<T>(): Growing<T> {
  const list: T[] = [];
  return { list, push: (item) => void list.push(item) };
}

/** What is spooled of an item; undefined where it stays in memory. */
type Written = string | undefined;

/** How items are written and read. */
export interface SpoolFormat<T> {
  idOf(item: T): EntryId;
  kindOf(item: T): string;
  write(item: T): Written;
  /** @param id the id that it was written with, as the same string each time */
  read(text: string, id: EntryId): T;
}

/** A list that grows, of which all but the ids may be in a temporary file. */
export class Spool<T> implements Growing<T>, Origin<T> {
  readonly list: readonly T[];
  readonly #format: SpoolFormat<T>;
  readonly #file: SpoolFile;
  readonly #ids: EntryId[] = [];
  readonly #kinds: string[] = [];
  /** Where each item begins in the file; it ends where the next one begins. */
  readonly #starts: number[] = [];
  readonly #held = new Map<number, T>();
  #places: Map<EntryId, number> | undefined;

  /** @param folder where the temporary file is */
  constructor(folder: string, format: SpoolFormat<T>) {
    this.#format = format;
    this.#file = new SpoolFile(folder);
    this.list = listOnDemand(this);
  }

  get length(): number {
    return this.#ids.length;
  }

  get places(): ReadonlyMap<EntryId, number> {
    if (this.#places !== undefined) return this.#places;
    const places = new Map<EntryId, number>();
    for (const id of this.#ids) places.set(id, places.size);
    this.#places = places;
    return places;
  }

  push(item: T): void {
    const { idOf, kindOf, write } = this.#format;
    const text = write(item);
    if (text === undefined) this.#held.set(this.#ids.length, item);
    this.#places?.set(idOf(item), this.#ids.length);
    this.#ids.push(idOf(item));
    this.#kinds.push(kindOf(item));
    this.#starts.push(this.#file.size);
    if (text !== undefined) this.#file.append(text);
  }

  at(place: number): T {
    const held = this.#held.get(place);
    if (held !== undefined) return held;
    const text = this.#file.read(this.#starts[place] ?? 0, this.#starts[place + 1] ?? this.#file.size);
    return this.#format.read(text, this.idAt(place));
  }

  idAt(place: number): EntryId {
    return this.#ids[place] ?? '';
  }

  kindAt(place: number): string {
    return this.#kinds[place] ?? '';
  }

  /** Keeps something else in place of each item in memory. */
  replaceHeld(replace: (item: T) => T): void {
    for (const [place, item] of this.#held) this.#held.set(place, replace(item));
  }

  close(): void {
    this.#file.close();
  }
}
