import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { DeskCommand } from '../src/bot/desk/desk-command.js';
import { atHome, define, subcommand } from '../src/bot/options/define.js';

/** `/desk setup`: channel and roles of the editors' desk. Who may manage the server is looked at every time; the rest only tidies the menu. */
export const desk: DeskCommand = {
  definition: {
    ...atHome(define('desk', [], { alwaysPrivate: true })),
    options: [subcommand('desk.setup')],
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
  },
};
