import type { Pictured, Reply } from '../reply.js';

/** What became of a reply: it was taken, or Discord no longer wanted one. */
export type Delivery = 'answered' | 'late' | 'double';

/** Sends the reply to one interaction back to where it came from. */
export interface ReplySender {
  /** Sends the first response. */
  send(reply: Reply): Promise<Delivery>;
  /** Replaces the message that was sent. */
  edit(message: Pictured): Promise<void>;
  /** Deletes the message whose button was pressed. */
  remove(): Promise<void>;
}
