import type {
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { CommandContext, Completion } from '../command.js';

/** A command of the desk: it opens forms and changes the store, so it answers otherwise than commands that ask the record. */
export interface DeskCommand {
  readonly definition: RESTPostAPIChatInputApplicationCommandsJSONBody;
  readonly menu?: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  complete?(option: string, text: string, context: CommandContext): Promise<readonly Completion[]>;
}
