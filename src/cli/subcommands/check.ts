import type { Command } from 'commander';
import { checkRecord } from '../../knowledge/prove.js';
import { EXIT } from '../../process/exit-codes.js';
import { addSubcommand } from '../add-subcommand.js';
import type { CliContext } from '../cli-context.js';
import { printProofReport } from '../proof-report.js';
import { GROUP } from './groups.js';

/** `verbatim check`: reads the record and reports every problem. */
export function addCheck(program: Command, { config, output, exitWith }: CliContext): void {
  addSubcommand(program, 'check', {
    description: 'Read everything and report every problem; writes nothing',
    group: GROUP.record,
  }).action(async () => {
    const { knowledgeDir, archiveDir } = config();
    const result = await checkRecord({ knowledgeDir, archiveDir });
    printProofReport(result, output);
    if (!result.ok) return exitWith(EXIT.failure);
    const counts = Object.entries(result.counts).map(([kind, count]) => `${count} ${kind}`);
    output.write(`${counts.join(', ')}.\n`);
  });
}
