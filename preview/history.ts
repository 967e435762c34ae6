import type { Picks } from './line.js';

/** A line that was sent, with what was picked in it. */
export interface Sent {
  readonly line: string;
  readonly picks: Picks;
}

/** The lines that were sent, to be called back with the arrow keys. */
export class History {
  readonly #sent: Sent[] = [];
  #at = 0;

  add(sent: Sent): void {
    if (this.#sent.at(-1)?.line !== sent.line) this.#sent.push(sent);
    this.#at = this.#sent.length;
  }

  /**
   * Whether the arrow keys walk through history: in an empty line, or one that was just called back.
   * @param line the line as it stands
   */
  walks(line: string): boolean {
    return line === '' || this.#sent[this.#at]?.line === line;
  }

  /**
   * The line before or after the one called back last.
   * @param step -1 for the one before
   */
  recall(step: 1 | -1): Sent | undefined {
    this.#at = Math.min(Math.max(this.#at + step, 0), this.#sent.length);
    return this.#sent[this.#at];
  }
}
