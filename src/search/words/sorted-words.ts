/** Words in alphabetical order, to be found by how they begin. */
export class SortedWords {
  readonly #words: readonly string[];

  /** @param words distinct words */
  constructor(words: Iterable<string>) {
    this.#words = [...words].sort();
  }

  /** Whether any word begins so, or is this very word. */
  hasStartingWith(beginning: string): boolean {
    return this.#words[this.#placeOf(beginning)]?.startsWith(beginning) === true;
  }

  /**
   * The words that begin so and go on, in order.
   * @param limit the most words wanted, counted with the beginning itself where that is a word
   */
  startingWith(beginning: string, limit: number): string[] {
    const found: string[] = [];
    for (let at = this.#placeOf(beginning); found.length < limit && this.#words[at]?.startsWith(beginning); at += 1)
      found.push(this.#words[at] ?? '');
    return found.filter((word) => word !== beginning);
  }

  /** The place of the first word that does not come before another in alphabetical order. */
  #placeOf(other: string): number {
    let low = 0;
    let high = this.#words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#words[middle] ?? '') < other) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
