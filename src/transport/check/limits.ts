/** What the door for stories takes from the network. */
export interface CheckLimits {
  readonly bodyBytes: number;
  /** Time for a whole request to arrive, in milliseconds. */
  readonly requestMs: number;
  /** How often Node looks for requests that took too long, in milliseconds. */
  readonly checkEveryMs: number;
  /** Time for reading and judging one story, in milliseconds. */
  readonly storyMs: number;
  readonly connections: number;
}

export const CHECK_LIMITS: CheckLimits = {
  // A document of the greatest size, or the longest text as JSON in any script.
  bodyBytes: 5_500_000,
  requestMs: 20_000,
  checkEveryMs: 1_000,
  storyMs: 30_000,
  // With a body of the largest size on each of them, 88 MB.
  connections: 16,
};
