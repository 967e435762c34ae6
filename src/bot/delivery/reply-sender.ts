import type { MessageEdit, Reply } from '../reply.js';

/** `late`: the interaction had expired; `double`: it had been answered already. */
export type Delivery = 'answered' | 'late' | 'double';

/** Sends what belongs to one interaction, by the way it came. */
export interface ReplySender {
  /** Sends the first response. */
  send(reply: Reply): Promise<Delivery>;
  /** Replaces the message that was sent. */
  edit(message: MessageEdit): Promise<void>;
  /** Sends another message, that only the asker sees. Markdown, at most 2,000 characters. */
  notify(content: string): Promise<void>;
  /** Deletes the message whose button was pressed. */
  remove(): Promise<void>;
}
