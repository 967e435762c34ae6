import type { DeskCommand } from '../src/bot/desk/desk-command.js';
import { atHome, define, subcommand } from '../src/bot/options/define.js';

/**
 * `/desk board` and `/desk why` for editors, `/desk setup` for those who may manage the server. Who asks is looked at every time: roles of
 * the desk are unknown to Discord, which could only hide the command from editors as well.
 */
export const desk: DeskCommand = {
  definition: {
    ...atHome(define('desk', [], { alwaysPrivate: true })),
    options: [subcommand('desk.board'), subcommand('desk.why', ['desk.proposal']), subcommand('desk.setup')],
  },
};
