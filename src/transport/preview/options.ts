import type { InteractionHandler } from '../../bot/delivery/handle-interaction.js';
import type { Logger } from '../../log.js';
import type { CheckReply } from './page-reply-sender.js';
import type { PageStart } from './protocol.js';

/** What the preview needs. */
export interface PreviewOptions extends PageStart {
  /** Answers each interaction. */
  readonly answer: InteractionHandler;
  /** The port wanted; the next free one where it is taken, any where it is 0. */
  readonly port: number;
  /** Finds what Discord would refuse; shown on the page. */
  readonly check: CheckReply;
  /** Where the page's files are; where the build puts them when absent. */
  readonly pageDir?: string;
  readonly log: Logger;
}
