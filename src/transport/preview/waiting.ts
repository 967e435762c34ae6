import { randomUUID } from 'node:crypto';
import type { Pictured, Reply } from '../../bot/reply.js';

/** So many answers wait for the page to ask for their picture. */
const MOST = 40;

/** Pictures that the page may ask for once it shows the answer. */
export class Waiting {
  readonly #later = new Map<string, () => Promise<Pictured | undefined>>();

  /**
   * Remembers a reply's picture.
   * @param reply the reply
   * @returns the name it can be asked for by; nothing where there is no picture
   */
  add({ later }: Reply): string | undefined {
    if (later === undefined) return undefined;
    const name = randomUUID();
    this.#later.set(name, later);
    for (const old of this.#later.keys()) {
      if (this.#later.size <= MOST) break;
      this.#later.delete(old);
    }
    return name;
  }

  /**
   * Draws a picture, once.
   * @param name as `add` returned it
   * @returns nothing where it is not there, or cannot be drawn: the answer stands without it
   */
  async take(name: string): Promise<Pictured | undefined> {
    const later = this.#later.get(name);
    this.#later.delete(name);
    return later?.().catch(() => undefined);
  }
}
