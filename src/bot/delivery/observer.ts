/** How an interaction ended, for the counters. */
export interface AnswerObserved {
  /** The command's name; `other` for anything that is none of this bot's. */
  readonly command: string;
  readonly kind: string;
  /** What became of it: how the answer came about, or why there was none. */
  readonly outcome: string;
  /** From its arrival to the end of sending, in seconds. */
  readonly seconds: number;
}

/** Watches what is answered. */
export interface Observer {
  /** An interaction came, so many seconds after Discord made it. */
  arrived(ageSeconds: number): void;
  answered(observed: AnswerObserved): void;
}
