import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { readDraft } from '../../draft/read-draft.js';
import { loadRecord } from '../../knowledge/load.js';
import { formatProblem } from '../../knowledge/problems.js';
import { explainFileError } from '../../knowledge/read/file-errors.js';
import type { FileTrouble } from '../../knowledge/read/guarded-file.js';
import { shownPath } from '../../knowledge/read/record-files.js';
import { writeAtomically } from '../../knowledge/read/write-atomically.js';
import { EXIT } from '../../process/exit-codes.js';
import { isCalendarDate } from '../../record/dates.js';
import { addSubcommand } from '../add-subcommand.js';
import type { CliContext } from '../cli-context.js';
import { type DraftFile, draftFile } from '../draft/draft-file.js';
import { showDraft } from '../draft/show-draft.js';
import { archivedText, textOfFile } from '../draft/text-to-draft.js';
import { GROUP } from './groups.js';

interface Flags {
  readonly text?: string;
  readonly story?: string;
  readonly out?: string;
  readonly published?: string;
  readonly yaml: boolean;
}

/** Problems of a record that are shown before a draft is given up. */
const MAX_PROBLEMS = 5;

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
    .action(async (id: string | undefined, flags: Flags, command: Command) => {
      if ((id === undefined) === (flags.text === undefined)) command.error('Name a source, or a file with --text.');
      if (flags.published !== undefined && !isCalendarDate(flags.published))
        command.error(`"${flags.published}" is no day such as 2024-05-06.`);
      const trouble = await draft(id ?? '', flags, context);
      if (trouble === undefined) return;
      context.output.error(`${trouble}\n`);
      context.exitWith(EXIT.failure);
    });
}

/** @returns what went wrong, in words for a person */
async function draft(id: string, flags: Flags, { config, output }: CliContext): Promise<string | undefined> {
  const { knowledgeDir, archiveDir } = config();
  const loaded = await loadRecord({ knowledgeDir, archiveDir });
  if (!loaded.ok)
    return `The record cannot be used:\n${loaded.problems.slice(0, MAX_PROBLEMS).map(formatProblem).join('\n')}`;
  const found =
    flags.text === undefined
      ? await archivedText(loaded.record, archiveDir, id)
      : await textOfFile(flags.text, flags.published);
  if ('wrong' in found) return inWords(found);
  const read = readDraft(found, loaded.record);
  const file = fileOf(flags, found.source.id, knowledgeDir);
  if (file === undefined && !flags.yaml) {
    output.writeStyled(showDraft(found.text, read, output.colours));
    return undefined;
  }
  const place = { archiveDir, knowledgeDir, file: file ?? join(knowledgeDir, 'draft.yaml') };
  const made = await draftFile(found, read, loaded.record, place);
  if (made.count === 0)
    output.write(`Nothing to draft from ${found.source.id}${leftOut(made, ': it is all on file')}.\n`);
  else if (file === undefined) await output.writeData(made.yaml);
  else {
    const trouble = await write(file, made.yaml);
    if (trouble !== undefined) return inWords(trouble);
    output.write(`${shownPath(file)}: ${made.count} entries drafted${leftOut(made, '; left out, because on file')}.\n`);
    output.write('Go through them from the top, take out `status: draft`, and run npx verbatim check.\n');
  }
  return undefined;
}

const inWords = ({ wrong, right }: FileTrouble): string => `${wrong}; ${right}`;

const fileOf = ({ out, story }: Flags, id: string, knowledgeDir: string): string | undefined =>
  out ?? (story === undefined ? undefined : join(knowledgeDir, 'stories', story, `${id}-draft.yaml`));

const leftOut = ({ onFile }: DraftFile, words: string): string =>
  onFile.length === 0 ? '' : `${words}: ${onFile.join(', ')}`;

/** Writes a new file: what an editor has made of an earlier draft is never overwritten. */
async function write(file: string, yaml: string): Promise<FileTrouble | undefined> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere)
    return { wrong: `${shownPath(file)} is there already`, right: 'name another file with --out, or take it away' };
  try {
    await writeAtomically(file, yaml);
    return undefined;
  } catch (error) {
    return {
      wrong: `${shownPath(file)} ${explainFileError(error, 'written')}`,
      right: 'make its folder first, or name another file with --out',
    };
  }
}
