import type { Command } from 'commander';
import { EXIT } from '../../process/exit-codes.js';
import { addSubcommand } from '../add-subcommand.js';
import type { CliContext } from '../cli-context.js';
import { GROUP } from './groups.js';

/** `verbatim doctor`: checks everything that the bot needs. */
export function addDoctor(program: Command, { config, output, exitWith }: CliContext): void {
  addSubcommand(program, 'doctor', {
    description: 'Check everything the bot needs, and print what to do; changes nothing',
    group: GROUP.run,
  }).action(async () => {
    const { runDoctor } = await import('../doctor/doctor.js');
    if (!(await runDoctor(config(), output))) exitWith(EXIT.failure);
  });
}
