import type { Command } from 'commander';
import { proveRecord } from '../../knowledge/prove.js';
import { EXIT } from '../../process/exit-codes.js';
import { addSubcommand } from '../add-subcommand.js';
import type { CliContext } from '../cli-context.js';
import { printProofReport } from '../proof-report.js';
import { GROUP } from './groups.js';

/** `verbatim prove`: proves quotations against the archive and stores the proofs. */
export function addProve(program: Command, { config, output, exitWith }: CliContext): void {
  addSubcommand(program, 'prove', {
    description: 'Prove quotations against the archive and write knowledge/proofs.json',
    group: GROUP.record,
  }).action(async () => {
    const { knowledgeDir, archiveDir } = config();
    const result = await proveRecord({ knowledgeDir, archiveDir, today: new Date().toISOString().slice(0, 10) });
    printProofReport(result, output);
    if (!result.ok) exitWith(EXIT.failure);
  });
}
