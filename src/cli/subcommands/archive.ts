import type { Command } from 'commander';
import { openRecordFiles } from '../../knowledge/edit/open-record-files.js';
import { addToArchive } from '../../knowledge/proof/add-to-archive.js';
import { EXIT } from '../../process/exit-codes.js';
import { addSubcommand } from '../add-subcommand.js';
import type { CliContext } from '../cli-context.js';
import { GROUP } from './groups.js';

/** `verbatim archive add`: brings a source's text into the archive. */
export function addArchive(program: Command, { config, output, exitWith }: CliContext): void {
  const archive = addSubcommand(program, 'archive', {
    description: 'The texts of the sources, which quotations are proven against',
    usage: '<command>',
    group: GROUP.record,
  }).helpCommand(false);
  addSubcommand(archive, 'add', {
    description: 'Bring the text of a source into the archive',
    usage: '<source-id> <file> [options]',
    group: GROUP.record,
  })
    .argument('<source-id>')
    .argument('<file>')
    .option('--replace', 'replace a different text of this source', false)
    .action(async (sourceId: string, file: string, { replace }: { replace: boolean }) => {
      const { archiveDir, knowledgeDir } = config();
      const { parsed: record } = await openRecordFiles(knowledgeDir);
      const result = await addToArchive({ archiveDir, sourceId, file, replace, record });
      if (!result.ok) {
        output.error(`${result.wrong}; ${result.right}\n`);
        return exitWith(EXIT.failure);
      }
      output.write(`${result.path}: ${result.outcome}, ${result.length} characters. Now run "npx verbatim prove".\n`);
    });
}
