import { Command } from 'commander';
import type { CliContext } from './cli-context.js';
import { formatHelp } from './format-help.js';
import { programVersion } from './program-version.js';
import { rewordUsageError } from './reword-usage-error.js';
import { addArchive } from './subcommands/archive.js';
import { addAsk } from './subcommands/ask.js';
import { addChanges } from './subcommands/changes.js';
import { addCheck } from './subcommands/check.js';
import { addCheckStory } from './subcommands/check-story.js';
import { addCorrect } from './subcommands/correct.js';
import { addDeploy } from './subcommands/deploy.js';
import { addDesk } from './subcommands/desk.js';
import { addDoctor } from './subcommands/doctor.js';
import { addDraft } from './subcommands/draft.js';
import { addExport } from './subcommands/export.js';
import { addIndex } from './subcommands/index-record.js';
import { addMcp } from './subcommands/mcp.js';
import { addNew } from './subcommands/new.js';
import { addProve } from './subcommands/prove.js';
import { addRetract } from './subcommands/retract.js';
import { addSchema } from './subcommands/schema.js';

const AFTER_HELP = `
Exit codes: 0 answered or done (also when nothing is on file), 1 failed, 2 wrong usage. Of check-story: 0 nothing to
stop at, 1 something to stop at, 2 not checked, or not wholly.
Settings: KNOWLEDGE_DIR (knowledge), ARCHIVE_DIR (archive), DISCORD_TOKEN and others, from the environment or a .env
file; .env.example explains every one. "npm start" runs the bot; without a token or a public key it opens the preview in
the browser.`;

/**
 * The definition of the `verbatim` command with all its subcommands, from which its help is made.
 * Parsing throws commander's `CommanderError` after help, version or an error was printed.
 */
export function createProgram(context: CliContext): Command {
  const { output } = context;
  const program = new Command('npx verbatim')
    .description('Answers from a hand-curated record of statements, figures and events.')
    .usage('<command> [options]')
    .version(programVersion(), '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print help; after a command, help for that command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.write(text),
      writeErr: (text) => output.error(text),
      outputError: (text, write) => write(rewordUsageError(text)),
    })
    .configureHelp({ formatHelp, optionDescription: ({ description }) => description })
    .showHelpAfterError('See "npx verbatim --help".');
  program.addHelpText('after', AFTER_HELP);
  addAsk(program, context);
  addCheckStory(program, context);
  addExport(program, context);
  addNew(program, context);
  addDraft(program, context);
  addCorrect(program, context);
  addRetract(program, context);
  addChanges(program, context);
  addCheck(program, context);
  addProve(program, context);
  addArchive(program, context);
  addSchema(program, context);
  addDesk(program, context);
  addDoctor(program, context);
  addDeploy(program, context);
  addIndex(program, context);
  addMcp(program, context);
  return program;
}
