import { type Command, Option } from 'commander';
import { EXIT } from '../../process/exit-codes.js';
import { addSubcommand } from '../add-subcommand.js';
import type { CliContext } from '../cli-context.js';
import { interrupted } from '../interrupted.js';
import { GROUP } from './groups.js';

interface IndexFlags {
  readonly anew: boolean;
  readonly rollback: boolean;
  readonly watch: boolean;
}

/** `verbatim index`: brings the cluster to the state of the record. */
export function addIndex(program: Command, context: CliContext): void {
  addSubcommand(program, 'index', {
    description: 'Bring the cluster of SEARCH_NODES to the state of the record: only what has changed is written',
    usage: '[options]',
    group: GROUP.run,
  })
    .option('--anew', 'write everything into new indices, and switch over to them', false)
    .option('--rollback', 'let readers see what was committed before, without a look at the files', false)
    .addOption(
      new Option('--watch', 'stay, and commit every change of the files as it is saved')
        .default(false)
        .conflicts('rollback'),
    )
    .addHelpText(
      'after',
      `
The record is checked and proven as ever. Readers see nothing of it before all is written and its answers have been compared with those of
entries in memory; then they are switched over at once. Most of an archive in .jsonl files waits in temporary files (TMPDIR), not in memory. After an interruption, run it again: it goes on. One process at a time.
With --watch, only what has changed is read, checked, proven and written; a record with problems is not committed, and the last good one stays.`,
    )
    .action(async ({ watch, ...wish }: IndexFlags) => {
      const { indexInCluster } = await import('../index/index-in-cluster.js');
      const until = watch ? { watchUntil: interrupted() } : {};
      if (!(await indexInCluster(context.config(), context.output, { ...wish, ...until })))
        context.exitWith(EXIT.failure);
    });
}
