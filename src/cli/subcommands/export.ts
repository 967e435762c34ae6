import { type Command, InvalidArgumentError, Option } from 'commander';
import { exportChunks, FORMATS, type Format } from '../../export/formats.js';
import { type Selection, selectEntries, UnknownEntryError } from '../../export/selection.js';
import { didYouMean } from '../../knowledge/problems.js';
import { explainFileError } from '../../knowledge/read/file-errors.js';
import { NotAFileError, writeAtomically } from '../../knowledge/read/write-atomically.js';
import { EXIT } from '../../process/exit-codes.js';
import type { VerbatimRecord } from '../../record/record.js';
import { withoutDrafts } from '../../record/without-drafts.js';
import { addSubcommand } from '../add-subcommand.js';
import type { CliContext } from '../cli-context.js';
import type { Output } from '../output.js';
import { GROUP } from './groups.js';

interface ExportFlags {
  readonly format: Format;
  readonly out?: string;
}

/** `verbatim export`: the record, or entries with what they need, as data. */
export function addExport(program: Command, context: CliContext): void {
  const { output, exitWith } = context;
  addSubcommand(program, 'export', {
    description: 'The whole record, or entries with what they need, to standard output',
    usage: `--format ${FORMATS.join('|')} [options] [entry-id...]`,
    group: GROUP.export,
  })
    .argument('[entry-id...]')
    .addOption(
      new Option(
        '--format <format>',
        'jsonld: linked data in the vocabulary of schema.org; csv: statements and figures as a table (RFC 4180, UTF-8); json: the entries as the record holds them',
      )
        .argParser(readFormat)
        .makeOptionMandatory(),
    )
    .option('--out <file>', 'to a file instead, which is replaced only when all is written', readFileName)
    .addHelpText(
      'after',
      '\nDrafts are never exported; withdrawn statements and figures only as the notice that they were withdrawn.',
    )
    .action(async (ids: string[], { format, out }: ExportFlags) => {
      const { openApp } = await import('../open-app.js');
      const selection = select((await openApp(context)).record(), ids, output);
      const written = selection !== undefined && (await write(format, selection, out, output));
      if (!written) exitWith(EXIT.failure);
    });
}

function select(record: VerbatimRecord, ids: readonly string[], output: Output): Selection | undefined {
  try {
    return selectEntries(record, ids.length === 0 ? undefined : ids);
  } catch (error) {
    if (!(error instanceof UnknownEntryError)) throw error;
    const known = withoutDrafts(record).byId.keys();
    output.error(`${error.message}; ${didYouMean(error.id, known, 'no id on file is near it')}\n`);
    return undefined;
  }
}

async function write(format: Format, selection: Selection, out: string | undefined, output: Output): Promise<boolean> {
  const chunks = exportChunks(format, selection);
  if (out === undefined) {
    for (const chunk of chunks) await output.writeData(chunk);
    return true;
  }
  try {
    await writeAtomically(out, chunks);
  } catch (error) {
    const reason =
      error instanceof NotAFileError
        ? `${error.message}: leave out --out to write to standard output`
        : explainFileError(error, 'written');
    output.error(`${out} ${reason}\n`);
    return false;
  }
  const { length } = selection.entries;
  output.error(`${out}: ${length} ${length === 1 ? 'entry' : 'entries'}\n`);
  return true;
}

function readFormat(value: string): Format {
  const format = FORMATS.find((one) => one === value);
  if (format === undefined) throw new InvalidArgumentError(`There is no format "${value}".`);
  return format;
}

function readFileName(value: string): string {
  if (value === '') throw new InvalidArgumentError('--out needs the name of a file.');
  return value;
}
