import { CommanderError } from 'commander';
import { type Config, ConfigError, readConfig } from '../config.js';
import { takeEnvironment } from '../process/environment.js';
import { EXIT } from '../process/exit-codes.js';
import { RecordRefused } from '../process/reload/live-record.js';
import type { CliContext } from './cli-context.js';
import { type Output, standardOutput } from './output.js';
import { createProgram } from './program.js';

/**
 * Runs the `verbatim` command.
 * @param words the arguments after `verbatim`
 * @returns the exit code
 */
export async function runCommandLine(words: readonly string[]): Promise<number> {
  const environment = takeEnvironment();
  const output = standardOutput(environment);
  // A reader such as `head` that closes the pipe early is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    throw error;
  });
  let exitCode: number = EXIT.ok;
  let settings: Config | undefined;
  const context: CliContext = {
    output,
    config: () => {
      settings ??= readConfig(environment);
      return settings;
    },
    exitWith: (code) => {
      exitCode = code;
    },
  };
  try {
    await createProgram(context).parseAsync(words.length === 0 ? ['--help'] : words, { from: 'user' });
    return exitCode;
  } catch (error) {
    return reportError(error, output);
  }
}

/** Prints an error, unless commander has printed it. */
function reportError(error: unknown, output: Output): number {
  // Help and version end this way too, with exit code 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof ConfigError) {
    output.error(`${error.message}\n`);
    return EXIT.usage;
  }
  const message = error instanceof Error ? error.message : String(error);
  output.error(error instanceof RecordRefused ? `The record cannot be used:\n${message}\n` : `${message}\n`);
  return EXIT.failure;
}
