import type { RESTPutAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import { commands, deskCommands } from '../../../commands/index.js';

/**
 * The commands that are registered with Discord, with their entries in the menu of messages.
 * @param hasDesk whether this bot has an editors' desk
 */
export const commandsOf = (hasDesk: boolean): RESTPutAPIApplicationCommandsJSONBody =>
  [...commands, ...(hasDesk ? deskCommands : [])].flatMap(({ definition, menu }) =>
    menu === undefined ? [definition] : [definition, menu],
  );
