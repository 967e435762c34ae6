/** One entry found, and why. */
export interface Hit<T> {
  readonly item: T;
  /** 0 (nothing in common) to 1 (exact). */
  readonly score: number;
  /** In words: which name, which words, which edits. */
  readonly why: readonly string[];
}
