import { ask, type Choice } from './server.js';

/** Time without typing before the server is asked, in milliseconds. */
const PAUSE = 120;

/** Asks for the choices of an option while it is typed; only the answer to the newest question counts. */
export class ChoiceSource {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;
  #line: string | undefined;

  /**
   * Asks, once the reader stops typing.
   * @param line the line to complete
   * @param then told the choices, unless something newer was asked meanwhile
   */
  request(line: string, then: (choices: readonly Choice[]) => void): void {
    if (line === this.#line) return;
    this.cancel();
    this.#line = line;
    this.#timer = setTimeout(() => void this.#fetch(line, then), PAUSE);
  }

  /** Lets go of whatever was asked. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#running = undefined;
    this.#line = undefined;
  }

  async #fetch(line: string, then: (choices: readonly Choice[]) => void): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    let choices: readonly Choice[] = [];
    try {
      const { reply } = await ask({ kind: 'complete', line }, running.signal);
      if (reply.type === 8) choices = reply.data.choices ?? [];
    } catch {
      // Without choices the line can still be typed and sent; an error is told then.
      if (!running.signal.aborted) this.#line = undefined;
    }
    if (!running.signal.aborted) then(choices);
  }
}
