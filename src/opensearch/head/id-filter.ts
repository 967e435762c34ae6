import { createHash } from 'node:crypto';

/** Bits an id: of ids that are none, about one in a hundred may be taken for one. Source: Bloom, "Space/time trade-offs in hash coding with allowable errors" (1970). */
const BITS_EACH = 10;
const HASHES = 7;
const MAX_OVERFILL = 1.2;

/** A Bloom filter of ids: small enough for every process, so that most words that are no id are known for none without asking anybody. */
export class IdFilter {
  readonly #bits: Uint8Array;
  #count = 0;

  private constructor(bits: Uint8Array) {
    this.#bits = bits;
  }

  /**
   * The filter of some ids.
   * @param count at least how many there are
   */
  static of(ids: Iterable<string>, count: number): IdFilter {
    const filter = new IdFilter(new Uint8Array(Math.max(8, Math.ceil((count * BITS_EACH) / 8))));
    for (const id of ids) filter.add(id);
    return filter;
  }

  /** The filter of a text that `packed` gave. */
  static unpack(packed: string): IdFilter {
    return new IdFilter(Buffer.from(packed, 'base64'));
  }

  /** The filter as text. */
  get packed(): string {
    return Buffer.from(this.#bits.buffer, this.#bits.byteOffset, this.#bits.length).toString('base64');
  }

  /** Whether a text may be one of the ids; where it is not, it is none for certain. */
  mayHold(id: string): boolean {
    return this.#places(id).every((place) => ((this.#bits[place >> 3] ?? 0) & (1 << (place & 7))) !== 0);
  }

  /** Whether it holds so many ids that it passes more than a few that were never added. */
  get isFull(): boolean {
    return this.#count * BITS_EACH > 8 * this.#bits.length * MAX_OVERFILL;
  }

  /** Adds an id. None can be taken out. */
  add(id: string): void {
    this.#count += 1;
    for (const place of this.#places(id)) {
      const at = place >> 3;
      this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (place & 7));
    }
  }

  #places(id: string): number[] {
    const hash = createHash('sha256').update(id).digest();
    return Array.from({ length: HASHES }, (_, at) => hash.readUInt32LE(4 * at) % (8 * this.#bits.length));
  }
}
