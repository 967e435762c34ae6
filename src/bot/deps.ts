import type { APIMessageComponentInteraction } from 'discord-api-types/v10';
import type { ShownAnswer } from '../desk/shown/shown-answer.js';
import type { Command, CommandContext, Values } from './command.js';
import type { Pictures } from './replies/picture-reply.js';
import type { Reply } from './reply.js';

/** What the handler of an interaction works with. */
export interface Deps {
  /** By name. */
  readonly commands: ReadonlyMap<string, Command>;
  /** The record as it is when the interaction arrives; the answer is finished on the same one. */
  readonly context: CommandContext;
  /** Absent where no pictures are drawn. */
  readonly pictures: Pictures | undefined;
  /** The public answer that a message is, where it is kept in mind what it shows; absent where nothing is. */
  shownOn?(message: string): Promise<ShownAnswer | undefined>;
  /** Whether what is not on file can be proposed, in the server that the desk is in. */
  readonly offersDesk?: boolean;
  /** Whether readers can say that something is wrong with an entry: where there is a desk. */
  readonly takesFlags?: boolean;
  /** Notifies the user who pressed a button once there is an answer to their question; absent where there is no desk. */
  watchQuestion?(
    interaction: APIMessageComponentInteraction,
    asked: { readonly command: string; readonly values: Values },
    context: CommandContext,
  ): Reply;
}
