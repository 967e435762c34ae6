/** A question, or a word or subject to be counted, and what is found in either index. */
export interface Difference {
  readonly question: string;
  /** How much is found. */
  readonly inMemory: number;
  readonly inCluster: number;
}
