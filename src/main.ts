import { GatewayLoginError } from './bot/delivery/login-error.js';
import { type Config, ConfigError, readConfig } from './config.js';
import { createLog, ignoreOutputErrors } from './log.js';
import { printable } from './printable.js';
import { createBot } from './process/bot.js';
import { CheckDoorError } from './process/check-token.js';
import { doorKind } from './process/door.js';
import { takeEnvironment } from './process/environment.js';
import { EXIT } from './process/exit-codes.js';
import { startMonitoring } from './process/monitor/start-monitoring.js';
import { isPortTaken } from './process/port-taken.js';
import { RecordRefused } from './process/reload/live-record.js';
import { serviceManager } from './process/service-manager.js';
import { handleSignals } from './process/signals.js';
import { handleUncaughtErrors } from './process/uncaught-errors.js';

export interface StartOptions {
  /** Whether SIGHUP means that the terminal of this process was closed. */
  isTerminalClosed?(): boolean;
}

/** Starts the bot: on Discord with a token or a public key, else as a preview in the browser. Ends the process where it cannot start. */
export async function start({ isTerminalClosed = () => false }: StartOptions = {}): Promise<void> {
  ignoreOutputErrors();
  let config: Config;
  try {
    config = readConfig(takeEnvironment());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return failOnSettings(error);
  }
  let droppedLogLines = 0;
  const log = createLog(config.logLevel, process.stderr.isTTY === true, () => {
    droppedLogLines += 1;
  });
  handleUncaughtErrors(log);
  for (const warning of config.warnings) log.warn(warning);
  const manager = serviceManager(process.env, log);
  const bot = createBot(config, log, () => droppedLogLines);
  handleSignals(
    {
      isTerminalClosed,
      reload: () => bot.reload(),
      stop() {
        manager.stopping();
        return bot.close();
      },
    },
    log,
  );
  const isPreview = doorKind(config) === 'preview';
  // Before the log-in, so that a start that hangs can be seen from outside; a person who waits for the preview needs no metrics.
  if (!isPreview) await startMonitoring(bot, config, log);
  const door = await bot.start().catch((error: unknown) => failToStart(error, config));
  if (isPreview) await startMonitoring(bot, config, log);
  manager.ready();
  void door.ended?.then((reason) => {
    if (reason !== undefined) process.exit(exitCodeFor(reason));
  });
}

const failOnSettings = ({ message }: ConfigError): never =>
  fail(EXIT.config, `Invalid settings:\n${message}\nThe file .env.example explains every one.`);

/** Says why the bot cannot start, in words that say what to do. */
function failToStart(error: unknown, { interactions }: Config): never {
  if (error instanceof ConfigError) failOnSettings(error);
  if (error instanceof RecordRefused) {
    const count = error.problems.length;
    fail(
      EXIT.failure,
      `The record cannot be used, so the bot was not started. ${count} ${count === 1 ? 'problem' : 'problems'}:\n\n${error.message}`,
    );
  }
  if (error instanceof CheckDoorError) fail(error.exitCode, error.message);
  if (isPortTaken(error))
    fail(EXIT.failure, `Port ${interactions.port} is taken. Set INTERACTIONS_PORT to a free one.`);
  if (error instanceof GatewayLoginError) fail(exitCodeFor(error), error.message);
  throw error;
}

const exitCodeFor = ({ problem }: GatewayLoginError): number =>
  problem === 'token' || problem === 'intents' ? EXIT.config : EXIT.failure;

function fail(code: number, message: string): never {
  process.stderr.write(`${printable(message)}\n`);
  process.exit(code);
}
