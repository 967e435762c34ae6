/** One map over another, without a copy of either: a key of the upper one hides that of the lower. */
export class LayeredMap<K, V> implements ReadonlyMap<K, V> {
  readonly #upper: ReadonlyMap<K, V>;
  readonly #lower: ReadonlyMap<K, V>;

  constructor(upper: ReadonlyMap<K, V>, lower: ReadonlyMap<K, V>) {
    this.#upper = upper;
    this.#lower = lower;
  }

  get size(): number {
    let size = this.#lower.size;
    for (const key of this.#upper.keys()) if (!this.#lower.has(key)) size += 1;
    return size;
  }

  get(key: K): V | undefined {
    return this.#upper.has(key) ? this.#upper.get(key) : this.#lower.get(key);
  }

  has(key: K): boolean {
    return this.#upper.has(key) || this.#lower.has(key);
  }

  *entries(): MapIterator<[K, V]> {
    for (const [key, value] of this.#lower) if (!this.#upper.has(key)) yield [key, value];
    yield* this.#upper;
  }

  *keys(): MapIterator<K> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value;
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this);
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }
}
