import type { APIInteractionResponse, RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord-api-types/v10';
import type { Respond } from '../../bot/router.js';
import type { Logger } from '../../log.js';

/** What the preview needs. */
export interface PreviewOptions {
  readonly respond: Respond;
  /** The commands as they are deployed. */
  readonly commands: readonly RESTPostAPIChatInputApplicationCommandsJSONBody[];
  /** The port wanted; the next free one where it is taken, any where it is 0. */
  readonly port: number;
  /** Finds what Discord would refuse; shown on the page. */
  readonly check?: (callback: APIInteractionResponse, fileNames: readonly string[]) => readonly string[];
  /** Questions the page offers to begin with. */
  readonly examples?: readonly string[];
  /** Where the page's files are. */
  readonly assetsDir?: string;
  readonly log?: Logger;
}
