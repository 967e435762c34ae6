import { type Command, InvalidArgumentError, Option } from 'commander';
import { readLabels } from '../../check/read-labels.js';
import { REPORT_FORMATS, type ReportFormat, writeReport } from '../../check/report/formats.js';
import { type GateResult, gateResult } from '../../check/report/story-report.js';
import { FAULTS, LABELS, type Label } from '../../check/verdict-grades.js';
import { explainFileError } from '../../knowledge/read/file-errors.js';
import { NotAFileError, writeAtomically } from '../../knowledge/read/write-atomically.js';
import { EXIT } from '../../process/exit-codes.js';
import { addSubcommand } from '../add-subcommand.js';
import type { CliContext } from '../cli-context.js';
import { readStoryFile } from '../story/read-story-file.js';
import { GROUP } from './groups.js';

interface StoryFlags {
  readonly format: ReportFormat;
  readonly failOn: readonly Label[];
  readonly name?: string;
  readonly out?: string;
}

const EXIT_CODE_OF: Readonly<Record<GateResult, number>> = {
  clean: EXIT.ok,
  found: EXIT.failure,
  // A gate that could not look must not let pass.
  incomplete: EXIT.usage,
};

/** `verbatim check-story`: a whole story against the record, for desks, hooks and CI. */
export function addCheckStory(program: Command, context: CliContext): void {
  const { output, exitWith } = context;
  addSubcommand(program, 'check-story', {
    description: 'Check every quotation and figure of a story, a .md, .txt or .docx file, in the order of its text',
    usage: '<file> [options]',
    group: GROUP.check,
  })
    .argument('<file>', '"-" for standard input')
    .addOption(
      new Option('--format <format>', `${REPORT_FORMATS.join(', ')}; text when absent`)
        .argParser(readFormat)
        .default('text', 'text'),
    )
    .addOption(
      new Option(
        '--fail-on <verdicts>',
        `what to stop at, with commas between, or none; ${FAULTS.join(',')} when absent`,
      )
        .argParser(readFailOn)
        .default(FAULTS, FAULTS.join(',')),
    )
    .option('--name <name>', 'the name in the report, from which the kind of file is read')
    .option('--out <file>', 'to a file instead, which is replaced only when all is written')
    .addHelpText(
      'after',
      `\nVerdicts: ${LABELS.join(', ')}.\n\nExit codes: 0 nothing to stop at, 1 something, 2 not checked or not wholly: wrong usage, a file or a record that\ncannot be read. docs/story-gate.md shows it in a git hook, in CI and behind a CMS.`,
    )
    .action(async (path: string, { format, failOn, name, out }: StoryFlags) => {
      try {
        const file = await readStoryFile(path, name);
        const { openApp } = await import('../open-app.js');
        const report = await (await openApp(context)).checkStory(file);
        await write(writeReport(format, report, failOn), out, context);
        exitWith(EXIT_CODE_OF[gateResult(report, failOn)]);
      } catch (error) {
        // One code for all that kept the story from being checked.
        output.error(`${error instanceof Error ? error.message : String(error)}\n`);
        exitWith(EXIT.usage);
      }
    });
}

async function write(report: string, out: string | undefined, { output }: CliContext): Promise<void> {
  if (out === undefined) return output.writeData(report);
  try {
    await writeAtomically(out, report);
  } catch (error) {
    throw new Error(`${out} ${error instanceof NotAFileError ? error.message : explainFileError(error, 'written')}`);
  }
}

function readFormat(value: string): ReportFormat {
  const format = REPORT_FORMATS.find((one) => one === value);
  if (format === undefined) throw new InvalidArgumentError(`There is no format "${value}".`);
  return format;
}

function readFailOn(value: string): readonly Label[] {
  try {
    return readLabels(value);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}
