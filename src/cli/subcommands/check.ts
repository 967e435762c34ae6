import type { Command } from 'commander';
import { whatIsGone } from '../../knowledge/versions/gone.js';
import { versionLogPath } from '../../knowledge/versions/version-log.js';
import { EXIT } from '../../process/exit-codes.js';
import { addSubcommand } from '../add-subcommand.js';
import type { CliContext } from '../cli-context.js';
import { interrupted } from '../interrupted.js';
import { printProofReport } from '../proof-report.js';
import { GROUP } from './groups.js';

/** `verbatim check`: reads the record and reports every problem. */
export function addCheck(program: Command, { config, output, exitWith }: CliContext): void {
  addSubcommand(program, 'check', {
    description: 'Read everything and report every problem; writes nothing',
    group: GROUP.record,
  })
    .option('--watch', 'check again after every save, and print what changed as readers will see it', false)
    .action(async ({ watch }: { readonly watch: boolean }) => {
      const { knowledgeDir, archiveDir, cacheDir } = config();
      const { checkRecord } = await import('../../knowledge/prove.js');
      const result = await checkRecord({ knowledgeDir, archiveDir });
      const versionLog = versionLogPath(cacheDir, knowledgeDir);
      const gone = result.ok ? await whatIsGone({ knowledgeDir, versionLog }, result.ids) : [];
      printProofReport({ ...result, warnings: [...gone, ...result.warnings] }, output);
      const counts = Object.entries(result.counts).map(([kind, count]) => `${count} ${kind}`);
      if (result.ok) output.write(`${counts.join(', ')}.\n`);
      if (result.drafts > 0) output.write(`Drafts among them, which readers do not see: ${result.drafts}.\n`);
      if (watch) {
        const { watchRecord } = await import('../check/watch-record.js');
        return watchRecord({ knowledgeDir, archiveDir }, output, interrupted());
      }
      if (!result.ok) exitWith(EXIT.failure);
    });
}
