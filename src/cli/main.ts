import { readFileSync } from 'node:fs';
import { config as readDotenv } from 'dotenv';
import { commands } from '../../commands/index.js';
import { type Config, ConfigError, readConfig } from '../config.js';
import { writeJsonSchema } from '../knowledge/entries/schema.js';
import { formatProblem } from '../knowledge/problems.js';
import { addToArchive } from '../knowledge/proof/archive.js';
import { checkRecord, type ProveResult, proveRecord } from '../knowledge/prove.js';
import { createLog } from '../log.js';
import { type App, createApp } from '../process/app.js';
import { RecordRefused } from '../process/reload/live-record.js';
import { createDrawer } from '../view/pictures/drawing/drawer.js';
import { readArguments, type Task, UsageError } from './arguments.js';
import { createAsker, type Outcome } from './ask/asker.js';
import { doctor } from './doctor/doctor.js';
import { type Output, standardOutput } from './output.js';
import { exportRecord } from './subcommands/export.js';
import { USAGE } from './usage.js';

const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

const EXIT_OF: Readonly<Record<Outcome, number>> = { answered: DONE, misunderstood: WRONG_USAGE, failed: FAILED };

/**
 * The `verbatim` command.
 * @param words the arguments after `verbatim`
 * @returns the exit code: 0 done, 1 failed, 2 wrong usage
 */
export async function runCommandLine(words: readonly string[]): Promise<number> {
  readDotenv({ quiet: true });
  const output = standardOutput(process.env);
  // A reader such as `head` that closes the pipe early is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(DONE);
    throw error;
  });
  try {
    return await run(readArguments(words), readConfig(process.env), output);
  } catch (error) {
    if (error instanceof UsageError || error instanceof ConfigError) {
      output.error(`${error.message}\n`);
      return WRONG_USAGE;
    }
    if (error instanceof RecordRefused) {
      output.error(`The record cannot be used:\n${error.message}\n`);
      return FAILED;
    }
    output.error(`${error instanceof Error ? error.message : String(error)}\n`);
    return FAILED;
  }
}

async function run(task: Task, config: Config, output: Output): Promise<number> {
  const { knowledgeDir, archiveDir } = config;
  switch (task.task) {
    case 'help':
      output.write(USAGE);
      return DONE;
    case 'version':
      output.write(`${version()}\n`);
      return DONE;
    case 'ask': {
      const asker = createAsker(await startApp(config, output), task, output);
      return EXIT_OF[task.line === undefined ? await asker.askEach(process.stdin) : await asker.ask(task.line)];
    }
    case 'export':
      return (await exportRecord((await startApp(config, output)).record(), task, output)) ? DONE : FAILED;
    case 'check': {
      const result = await checkRecord({ knowledgeDir, archiveDir });
      report(result, output);
      if (result.ok)
        output.write(
          `${Object.entries(result.counts)
            .map(([name, count]) => `${count} ${name}`)
            .join(', ')}.\n`,
        );
      return result.ok ? DONE : FAILED;
    }
    case 'prove': {
      const result = await proveRecord({ knowledgeDir, archiveDir, today: new Date().toISOString().slice(0, 10) });
      report(result, output);
      return result.ok ? DONE : FAILED;
    }
    case 'schema':
      output.write(`${await writeJsonSchema(knowledgeDir)}\n`);
      return DONE;
    case 'archive add': {
      const result = await addToArchive({
        archiveDir,
        sourceId: task.sourceId,
        file: task.file,
        replace: task.replace,
      });
      if (!result.ok) {
        output.error(`${result.wrong}; ${result.right}\n`);
        return FAILED;
      }
      output.write(`${result.path}: ${result.outcome}, ${result.length} characters. Now run "npx verbatim prove".\n`);
      return DONE;
    }
    case 'doctor':
      return (await doctor(config, output)) ? DONE : FAILED;
    case 'deploy':
      return deploy(task, config, output);
  }
}

const startApp = ({ knowledgeDir, archiveDir, cacheDir }: Config, output: Output): Promise<App> =>
  createApp({
    knowledgeDir,
    archiveDir,
    cacheDir,
    log: createLog('silent', false),
    pictures: createDrawer(),
    onProgress: ({ file, entries, share }) =>
      output.error(`Reading ${file}: ${entries} entries, ${Math.floor(share * 100)} %\n`),
  });

function report(result: ProveResult, output: Output): void {
  for (const warning of result.warnings) output.error(`${formatProblem(warning)}\n`);
  for (const problem of result.problems) output.error(`${formatProblem(problem)}\n`);
  if (result.ok)
    output.write(
      `${result.proven} entries proven word for word, ${result.unproven} not checked (their source text is not archived).\n`,
    );
  else
    output.error(
      `${result.problems.length} ${result.problems.length === 1 ? 'problem' : 'problems'}. Nothing was written.\n`,
    );
}

async function deploy(task: Extract<Task, { task: 'deploy' }>, config: Config, output: Output): Promise<number> {
  if (config.discordToken === undefined) {
    output.error('DISCORD_TOKEN is not set: put the bot’s token into .env (see .env.example).\n');
    return WRONG_USAGE;
  }
  // Loaded only where it is needed: discord.js takes longer to load than the whole record.
  const { DeployRefused, deployCommands } = await import('./deploy/deploy.js');
  try {
    await deployCommands({
      token: config.discordToken,
      ...(config.discordApiUrl === undefined ? {} : { apiUrl: config.discordApiUrl }),
      commands: commands.flatMap(({ definition, menu }) => (menu === undefined ? [definition] : [definition, menu])),
      ...(task.guild === undefined ? {} : { guild: task.guild }),
      dryRun: task.dryRun,
      print: (line) => output.write(`${line}\n`),
    });
    return DONE;
  } catch (error) {
    if (!(error instanceof DeployRefused)) throw error;
    output.error(`${error.message}\n`);
    return FAILED;
  }
}

function version(): string {
  const path = new URL('../../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}
