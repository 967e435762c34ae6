import type { Command } from '../src/bot/command.js';
import type { DeskCommand } from '../src/bot/desk/desk-command.js';
import { askFor } from './ask.js';
import { check } from './check.js';
import { claims } from './claims.js';
import { corrections } from './corrections.js';
import { desk } from './desk.js';
import { event } from './event.js';
import { figures } from './figures.js';
import { helpFor } from './help.js';
import { propose } from './propose.js';
import { source } from './source.js';
import { watch } from './watch.js';
import { who } from './who.js';

const answering = { claims, figures, event, who };
const asking: readonly Command[] = [...Object.values(answering), askFor(answering), check, source, corrections];

/** Every command, in the order in which help lists them. */
export const commands: readonly Command[] = [...asking, helpFor(asking)];

/** The commands of the editors' desk: registered only where a bot has one. */
export const deskCommands: readonly DeskCommand[] = [propose, desk, watch];
