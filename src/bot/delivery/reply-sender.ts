import type { MessageEdit, Reply } from '../reply.js';

/** `late`: the interaction had expired; `double`: it had been answered already. */
export type Delivery = 'answered' | 'late' | 'double';

/** Sends what belongs to one interaction, by the way it came. */
export interface ReplySender {
  /**
   * Sends the first response.
   * @param wantsId whether the message's id will be asked for
   */
  send(reply: Reply, wantsId?: boolean): Promise<Delivery>;
  /** The id of the message that was sent as the first response; absent where messages have none. */
  messageId?(): Promise<string | undefined>;
  /**
   * Sends a reply as another message.
   * @returns its id, where messages have one
   */
  follow?(reply: Reply): Promise<string | undefined>;
  /** Replaces the message that was sent. */
  edit(message: MessageEdit): Promise<void>;
  /** Sends another message, that only the asker sees. Markdown, at most 2,000 characters. */
  notify(content: string): Promise<void>;
  /** Deletes the message whose button was pressed. */
  remove(): Promise<void>;
}
