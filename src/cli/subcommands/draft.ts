import type { Command } from 'commander';
import { EXIT } from '../../process/exit-codes.js';
import { isCalendarDate } from '../../record/dates.js';
import { addSubcommand } from '../add-subcommand.js';
import type { CliContext } from '../cli-context.js';
import type { DraftFlags } from '../draft/draft-entries.js';
import { GROUP } from './groups.js';

/** `verbatim draft`: entries from a text, for an editor to go through. */
export function addDraft(program: Command, context: CliContext): void {
  addSubcommand(program, 'draft', {
    description: 'Draft entries from a source’s text: who says what, and which numbers it gives',
    usage: '[source-id] [options]',
    group: GROUP.record,
  })
    .argument('[source-id]')
    .option('--text <file>', 'a text, .srt or .vtt of no source on file')
    .option('--published <day>', 'the day that text came out, such as 2024-05-06')
    .option('--story <name>', 'write the entries into stories/<name> of the record')
    .option('--out <file>', 'write the entries into this file')
    .option('--yaml', 'print the entries instead of the marked text', false)
    .addHelpText(
      'after',
      '\nWithout --out, --story or --yaml the text is shown with what was found in it. Nothing that is written is live.',
    )
    .action(async (id: string | undefined, flags: DraftFlags, command: Command) => {
      if ((id === undefined) === (flags.text === undefined)) command.error('Name a source, or a file with --text.');
      if (flags.published !== undefined && !isCalendarDate(flags.published))
        command.error(`"${flags.published}" is no day such as 2024-05-06.`);
      const { draftEntries } = await import('../draft/draft-entries.js');
      const trouble = await draftEntries(id, flags, context);
      if (trouble === undefined) return;
      context.output.error(`${trouble}\n`);
      context.exitWith(EXIT.failure);
    });
}
