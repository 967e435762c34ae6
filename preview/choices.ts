import { ask, type Choice } from './server.js';

/** Without typing, before the server is asked. */
const TYPING_PAUSE_MS = 120;

/** Fetches the choices of an option while it is typed; only the newest request is answered. */
export class ChoiceSource {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pending: AbortController | undefined;
  #line: string | undefined;

  /**
   * Fetches the choices once the reader pauses.
   * @param onChoices not called where a newer request has replaced this one
   */
  request(line: string, onChoices: (choices: readonly Choice[]) => void): void {
    if (line === this.#line) return;
    this.cancel();
    this.#line = line;
    this.#timer = setTimeout(() => void this.#fetch(line, onChoices), TYPING_PAUSE_MS);
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#pending?.abort();
    this.#pending = undefined;
    this.#line = undefined;
  }

  async #fetch(line: string, onChoices: (choices: readonly Choice[]) => void): Promise<void> {
    const pending = new AbortController();
    this.#pending = pending;
    let choices: readonly Choice[] = [];
    try {
      const { reply } = await ask({ kind: 'complete', line }, pending.signal);
      if (reply.type === 8) choices = reply.data.choices ?? [];
    } catch {
      // The line can be typed and sent without choices; an error is shown then.
      if (!pending.signal.aborted) this.#line = undefined;
    }
    if (!pending.signal.aborted) onChoices(choices);
  }
}
