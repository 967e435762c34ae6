import type { Command } from 'commander';
import type { Store } from '../../desk/store/store.js';
import { EXIT } from '../../process/exit-codes.js';
import { addSubcommand } from '../add-subcommand.js';
import type { CliContext } from '../cli-context.js';
import { withStore } from '../desk/with-store.js';
import { GROUP } from './groups.js';

/** `verbatim desk`: what the editors' desk has decided, for operators. */
export function addDesk(program: Command, context: CliContext): void {
  const { output, exitWith } = context;
  const desk = addSubcommand(program, 'desk', {
    description: "The editors' desk: decisions, corrections, what is not on file, and what it keeps about people",
    usage: '<command> [options]',
    group: GROUP.record,
  }).helpCommand(false);
  const inStore = async (work: (store: Store) => Promise<boolean>): Promise<void> => {
    if (!(await withStore(context, work))) exitWith(EXIT.failure);
  };

  addSubcommand(desk, 'log', {
    description: 'Print every decision, and check that none was changed or taken away',
    usage: '[proposal] [options]',
    group: GROUP.record,
  })
    .argument('[proposal]', 'of this proposal only')
    .option('--json', 'one JSON object a line', false)
    .action((proposal: string | undefined, { json }: { readonly json: boolean }) =>
      inStore(async (store) => {
        const { printLog } = await import('../desk/print-log.js');
        return printLog(store, output, { json, ...(proposal === undefined ? {} : { proposal }) });
      }),
    );
  addSubcommand(desk, 'why', {
    description: 'Say where a proposal is, who may do what with it, and what happened to it',
    usage: '<proposal>',
    group: GROUP.record,
  })
    .argument('<proposal>')
    .action((proposal: string) =>
      inStore(async (store) => {
        const { printWhy } = await import('../desk/print-why.js');
        return printWhy(store, output, proposal);
      }),
    );
  addSubcommand(desk, 'misses', {
    description: 'Print what was asked and is not on file, first what most people asked',
    usage: '[options]',
    group: GROUP.record,
  })
    .option('--json', 'one JSON object a line', false)
    .option('--not-ours <question>', 'set a question aside: it is not for this record')
    .action(({ json, notOurs }: { readonly json: boolean; readonly notOurs?: string }) =>
      inStore(async (store) => {
        const { printMisses, setAside } = await import('../desk/print-misses.js');
        return notOurs === undefined ? printMisses(store, output, json) : setAside(store, output, notOurs);
      }),
    );
  addSubcommand(desk, 'corrections', {
    description: 'Print how many answers that were posted were corrected, and where the bot could not reach them',
    usage: '[options]',
    group: GROUP.record,
  })
    .option('--json', 'as one JSON object', false)
    .action(({ json }: { readonly json: boolean }) =>
      inStore(async (store) => {
        const { printCorrections } = await import('../desk/print-corrections.js');
        return printCorrections(store, output, json);
      }),
    );
  addSubcommand(desk, 'forget', {
    description: 'Forget who a user is: decisions stay, under a name that leads to nobody',
    usage: '<user-id>',
    group: GROUP.record,
  })
    .argument('<user-id>', 'the id of the user at Discord')
    .action((user: string) =>
      inStore(async (store) => {
        const { forgetUser } = await import('../../desk/store/people.js');
        const known = await forgetUser(store, user);
        output.write(known ? 'Forgotten.\n' : 'Nothing is kept about this user.\n');
        return true;
      }),
    );
}
