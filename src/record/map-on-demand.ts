import type { Entry } from './entries.js';
import type { EntryId } from './entry-base.js';
import { isOnDemand, placesById } from './on-demand.js';

/** A map whose values are made when they are asked for, of what is kept of each. */
export class MapOnDemand<K, Kept, V> implements ReadonlyMap<K, V> {
  readonly #kept: ReadonlyMap<K, Kept>;
  readonly #make: (kept: Kept) => V;

  constructor(kept: ReadonlyMap<K, Kept>, make: (kept: Kept) => V) {
    this.#kept = kept;
    this.#make = make;
  }

  get size(): number {
    return this.#kept.size;
  }

  get(key: K): V | undefined {
    const kept = this.#kept.get(key);
    return kept === undefined ? undefined : this.#make(kept);
  }

  has(key: K): boolean {
    return this.#kept.has(key);
  }

  keys(): MapIterator<K> {
    return this.#kept.keys();
  }

  *values(): MapIterator<V> {
    for (const kept of this.#kept.values()) yield this.#make(kept);
  }

  *entries(): MapIterator<[K, V]> {
    for (const [key, kept] of this.#kept) yield [key, this.#make(kept)];
  }

  forEach(callback: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this) callback(value, key, this);
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }
}

class EntriesOnDemand<E extends Entry> extends MapOnDemand<EntryId, number, E> {
  constructor(readonly list: readonly E[]) {
    super(placesById(list), (place) => list[place] as E);
  }
}

/** Entries by id, on demand where they are; each id is that of one entry. */
export const byIdOf = <E extends Entry>(entries: readonly E[]): ReadonlyMap<EntryId, E> =>
  isOnDemand(entries) ? new EntriesOnDemand(entries) : new Map(entries.map((entry) => [entry.id, entry]));

/** The entries of a map by id, in its order; on demand where they are. */
export const entriesIn = <E extends Entry>(byId: ReadonlyMap<EntryId, E>): readonly E[] =>
  byId instanceof EntriesOnDemand ? byId.list : [...byId.values()];
