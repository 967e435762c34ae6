import type { Command } from 'commander';
import { addSubcommand } from '../add-subcommand.js';
import type { CliContext } from '../cli-context.js';
import { askFor } from '../edit/ask-for.js';
import { makeChange, openForChange, printTrouble, revisionOf, troubleWithDay } from '../edit/revise.js';
import { GROUP } from './groups.js';

/** `verbatim retract`: withdraws an entry, and tells readers why. */
export function addRetract(program: Command, context: CliContext): void {
  addSubcommand(program, 'retract', {
    description:
      'Withdraw an entry that should not have been filed, and write down why and by whom; asks what is missing',
    usage: '<id> [options]',
    group: GROUP.record,
  })
    .argument('<id>')
    .option('--why <words>', 'why, as readers will see it')
    .option('--by <name>', 'who withdraws it')
    .option('--date <day>', 'the day it is withdrawn; today when left out')
    .action(
      async (id: string, flags: Readonly<Record<'why' | 'by' | 'date', string | undefined>>, command: Command) => {
        const editing = await openForChange(id, context);
        if (editing === undefined) return;
        if (editing.found.item.written.status === 'withdrawn')
          return printTrouble({ wrong: `${id} is withdrawn already`, right: 'leave it as it is' }, context);
        const asked = await askFor(
          [
            { flag: 'why', question: `Why is ${id} withdrawn? Readers will see this in its place.` },
            { flag: 'by', question: 'Who withdraws it?' },
            { flag: 'date', question: 'On which day?', otherwise: new Date().toISOString().slice(0, 10) },
          ],
          flags,
          context.output,
        );
        if ('missing' in asked) return command.error(`Nobody can be asked here: add ${asked.missing.join(', ')}.`);
        const trouble = troubleWithDay(asked.answers.date ?? '');
        if (trouble !== undefined) return printTrouble(trouble, context);
        await makeChange(editing, { status: 'withdrawn', revision: revisionOf(asked.answers) }, context);
      },
    );
}
