import type { Command } from 'commander';
import { EXIT } from '../../process/exit-codes.js';
import { addSubcommand } from '../add-subcommand.js';
import type { CliContext } from '../cli-context.js';
import { printProofReport, printShareBySource, proofReportAsJson } from '../proof-report.js';
import { GROUP } from './groups.js';

/** `verbatim prove`: proves quotations against the archive and stores the proofs. */
export function addProve(program: Command, { config, output, exitWith }: CliContext): void {
  addSubcommand(program, 'prove', {
    description: 'Prove quotations against the archive, and write the proofs beside each file',
    usage: '[options]',
    group: GROUP.record,
  })
    .option('--reread <id...>', 'entries whose changed words were compared by eye once more on the same day')
    .option(
      '--json',
      'one line of JSON: {"ok", "quotations", "figures", "sources", "written", "removed", "problems"}',
      false,
    )
    .action(async ({ reread = [], json }: { reread?: string[]; json: boolean }) => {
      const { knowledgeDir, archiveDir } = config();
      const today = new Date().toISOString().slice(0, 10);
      const { proveRecord } = await import('../../knowledge/prove.js');
      const result = await proveRecord({ knowledgeDir, archiveDir, today, reread: new Set(reread) });
      if (json) await output.writeData(proofReportAsJson(result));
      else {
        printProofReport(result, output);
        if (result.ok) printShareBySource(result.share, output);
      }
      if (!result.ok) exitWith(EXIT.failure);
    });
}
