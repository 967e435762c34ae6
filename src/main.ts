import { config as readDotenv } from 'dotenv';
import { GatewayLoginError } from './bot/delivery/login-error.js';
import { withDeadline } from './bot/delivery/with-deadline.js';
import { type Config, ConfigError, readConfig } from './config.js';
import { createLog, ignoreOutputErrors } from './log.js';
import { startBot } from './process/bot.js';
import { EXIT } from './process/exit-codes.js';
import { startMonitoring } from './process/monitor/start-monitoring.js';
import { isPortTaken } from './process/port-taken.js';
import { RecordRefused } from './process/reload/live-record.js';
import { handleSignals } from './process/signals.js';
import { handleUncaughtErrors } from './process/uncaught-errors.js';

/** How long a stop waits for a bot that is still starting. */
const STARTUP_GRACE_MS = 1_000;

/** Starts the bot: on Discord with a token or a public key, else as a preview in the browser. Ends the process where it cannot start. */
export async function start(): Promise<void> {
  ignoreOutputErrors();
  readDotenv({ quiet: true });
  let config: Config;
  try {
    config = readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return fail(EXIT.config, `Invalid settings:\n${error.message}\nThe file .env.example explains every one.`);
  }
  const log = createLog(config.logLevel, process.stderr.isTTY === true);
  handleUncaughtErrors(log);
  for (const warning of config.warnings) log.warn(warning);
  const starting = startBot(config, log).catch((error: unknown) => failToStart(error, config));
  // Before the bot is ready: a signal that comes just when it says so must not cut it off.
  handleSignals(
    {
      stop: async () => (await withDeadline(STARTUP_GRACE_MS, starting))?.close(),
      reload: () => void starting.then((bot) => bot.reload()),
    },
    log,
  );
  const bot = await starting;
  void bot.door.ended?.then((reason) => {
    if (reason !== undefined) process.exit(exitCodeFor(reason));
  });
  await startMonitoring(bot, config, log);
}

/** Says why the bot cannot start, in words that say what to do. */
function failToStart(error: unknown, { interactions }: Config): never {
  if (error instanceof RecordRefused) {
    const count = error.problems.length;
    fail(
      EXIT.failure,
      `The record cannot be used, so the bot was not started. ${count} ${count === 1 ? 'problem' : 'problems'}:\n\n${error.message}`,
    );
  }
  if (isPortTaken(error))
    fail(EXIT.failure, `Port ${interactions.port} is taken. Set INTERACTIONS_PORT to a free one.`);
  if (error instanceof GatewayLoginError) fail(exitCodeFor(error), error.message);
  throw error;
}

const exitCodeFor = ({ problem }: GatewayLoginError): number =>
  problem === 'token' || problem === 'intents' ? EXIT.config : EXIT.failure;

function fail(code: number, message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
