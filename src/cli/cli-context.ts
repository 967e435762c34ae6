import type { Config } from '../config.js';
import type { Output } from './output.js';

/** What every subcommand gets. */
export interface CliContext {
  readonly output: Output;
  /**
   * The settings, read when they are first needed: `--help` and `--version` work while one of them is wrong.
   * @throws {ConfigError} when one of them cannot be used
   */
  config(): Config;
  /** Sets the exit code of the process; without it, it is 0. */
  exitWith(code: number): void;
}
