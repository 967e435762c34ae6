import type { Picks } from './line.js';

/** A line that was sent, with the choices picked in it. */
export interface SentLine {
  readonly line: string;
  readonly picks: Picks;
}

/** The lines that were sent; the arrow keys recall them. */
export class History {
  readonly #sent: SentLine[] = [];
  #at = 0;

  add(sent: SentLine): void {
    if (this.#sent.at(-1)?.line !== sent.line) this.#sent.push(sent);
    this.#at = this.#sent.length;
  }

  /** Whether the arrow keys go through the history: in an empty line, or in one that was recalled and not changed. */
  canRecall(line: string): boolean {
    return line === '' || this.#sent[this.#at]?.line === line;
  }

  /** The line before (-1) or after (1) the one recalled last. */
  recall(step: 1 | -1): SentLine | undefined {
    this.#at = Math.min(Math.max(this.#at + step, 0), this.#sent.length);
    return this.#sent[this.#at];
  }
}
