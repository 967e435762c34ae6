import type { Command } from '../src/bot/command.js';
import { askFor } from './ask.js';
import { check } from './check.js';
import { claims } from './claims.js';
import { corrections } from './corrections.js';
import { event } from './event.js';
import { figures } from './figures.js';
import { helpFor } from './help.js';
import { source } from './source.js';
import { who } from './who.js';

const answering = { claims, figures, event, who };
const asking: readonly Command[] = [...Object.values(answering), askFor(answering), check, source, corrections];

/** Every command, in the order in which help lists them. */
export const commands: readonly Command[] = [...asking, helpFor(asking)];
