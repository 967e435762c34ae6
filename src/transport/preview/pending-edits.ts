import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { MessageEdit } from '../../bot/reply.js';

/** What follows an answer: the message again with its picture, or a private notice. */
export type FollowUp = MessageEdit | { readonly notice: string };

const MAX_PENDING = 40;

/** Edits of messages that the page shows already; it asks for each once. */
export class PendingEdits {
  readonly #edits = new LRUCache<string, Promise<FollowUp | undefined>>({ max: MAX_PENDING });

  /** @returns the id the edit can be asked for by */
  add(edit: Promise<FollowUp | undefined>): string {
    const id = randomUUID();
    this.#edits.set(id, edit);
    return id;
  }

  /** @returns nothing where there is no such edit, or its picture could not be drawn: the message stays as it is */
  async take(id: string): Promise<FollowUp | undefined> {
    const edit = this.#edits.get(id);
    this.#edits.delete(id);
    return edit;
  }
}
