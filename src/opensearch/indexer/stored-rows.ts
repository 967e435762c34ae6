/** What is known of a document that has not been taken away. */
export interface StoredNow {
  readonly hash: string;
  readonly seed: string;
  readonly place: number;
  /** The revision that brought it; 0: the first of the build. */
  readonly since: number;
}

const FIRST_ROOM = 1_024;
const SEPARATOR = ' ';

/**
 * Documents by the id of their entry. There may be as many as there are entries: their hashes are in one stretch of memory each, not an
 * object a document.
 */
export class StoredDocuments {
  readonly #rows = new Map<string, number>();
  #hashes = Buffer.alloc(0);
  #ends = new Float64Array(FIRST_ROOM);
  #places = new Float64Array(FIRST_ROOM);
  #since = new Int32Array(FIRST_ROOM);
  #count = 0;
  #bytes = 0;

  get size(): number {
    return this.#rows.size;
  }

  set(id: string, { hash, seed, place, since }: StoredNow): void {
    if (this.#count === this.#places.length) this.#grow();
    const row = this.#count;
    this.#count += 1;
    const text = `${hash}${SEPARATOR}${seed}`;
    if (this.#bytes + text.length > this.#hashes.length)
      this.#hashes = Buffer.concat([
        this.#hashes,
        Buffer.alloc(Math.max(FIRST_ROOM, this.#hashes.length, text.length)),
      ]);
    this.#bytes += this.#hashes.write(text, this.#bytes, 'latin1');
    this.#ends[row] = this.#bytes;
    this.#places[row] = place;
    this.#since[row] = since;
    this.#rows.set(id, row);
  }

  get(id: string): StoredNow | undefined {
    const row = this.#rows.get(id);
    return row === undefined ? undefined : this.#at(row);
  }

  /** Where the document of an entry is in the order of the record. */
  placeOf(id: string): number | undefined {
    const row = this.#rows.get(id);
    return row === undefined ? undefined : this.#places[row];
  }

  delete(id: string): void {
    this.#rows.delete(id);
  }

  *[Symbol.iterator](): Generator<readonly [id: string, stored: StoredNow]> {
    for (const [id, row] of this.#rows) yield [id, this.#at(row)];
  }

  #at(row: number): StoredNow {
    const start = row === 0 ? 0 : (this.#ends[row - 1] ?? 0);
    const [hash = '', seed = ''] = this.#hashes.toString('latin1', start, this.#ends[row]).split(SEPARATOR);
    return { hash, seed, place: this.#places[row] ?? 0, since: this.#since[row] ?? 0 };
  }

  #grow(): void {
    const grown = <T extends Float64Array | Int32Array>(column: T, larger: T): T => {
      larger.set(column);
      return larger;
    };
    const room = 2 * this.#places.length;
    this.#ends = grown(this.#ends, new Float64Array(room));
    this.#places = grown(this.#places, new Float64Array(room));
    this.#since = grown(this.#since, new Int32Array(room));
  }
}
