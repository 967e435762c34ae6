/** How an interaction ended, for metrics. */
export interface AnswerObserved {
  /** The command's name; `other` for anything that is none of this bot's. */
  readonly command: string;
  readonly kind: string;
  /** The kind of answer, or why there was none. */
  readonly outcome: string;
  /** From its arrival to the end of sending, in seconds. */
  readonly seconds: number;
}

export interface Observer {
  /** An interaction arrived. Its age counts from when Discord created it. */
  arrived(ageSeconds: number): void;
  answered(observed: AnswerObserved): void;
}
