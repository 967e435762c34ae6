import { config as readDotenv } from 'dotenv';
import { withDeadline } from './bot/delivery/with-deadline.js';
import { type Config, ConfigError, readConfig } from './config.js';
import { createLog, type Logger } from './log.js';
import { RecordRefused } from './process/app.js';
import { type Bot, startBot } from './process/bot.js';
import { handleFaults } from './process/faults.js';
import type { Monitored } from './process/monitor/server.js';
import { handleSignals } from './process/signals.js';

/** A bot that is stopped while it starts is waited for so long, in milliseconds. */
const NEARLY_STARTED = 1_000;

/** Exit code of a shard that starting again would not help. Source: `EX_CONFIG` of BSD's sysexits.h. */
const NO_USE = 78;

/**
 * Starts the bot: on Discord with a token or a public key, else as a preview in the browser. Ends the process with code 1 where it cannot
 * start.
 */
export async function start(): Promise<void> {
  readDotenv({ quiet: true });
  let config: Config;
  try {
    config = readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return fail(`The settings cannot be used:\n${error.message}\nThe file .env.example explains every one.`);
  }
  const log = createLog(config.logLevel, process.stderr.isTTY === true);
  handleFaults(log);
  const { discordToken: token, publicKey, shards, shard } = config;
  if (shards !== undefined && shard === undefined && token !== undefined && publicKey === undefined) {
    const { startShards } = await import('./process/shards.js');
    return startShards(token, shards, config, log);
  }
  const starting = startHere(config, log);
  // From the first moment on: who stops a bot that has just said that it is ready must not cut it off.
  const stop = handleSignals(
    {
      stop: async () => (await withDeadline(NEARLY_STARTED, starting))?.close(),
      reload: () => void starting.then((bot) => bot?.reload()),
      managed: shard !== undefined,
    },
    log,
  );
  const bot = await starting;
  if (bot === undefined) return;
  void bot.door.ended?.then((reason) => {
    if (reason !== undefined) process.exit(shard === undefined ? 1 : NO_USE);
  });
  if (shard === undefined) await monitor(bot, config, log);
  else {
    const { reportToManager } = await import('./process/report.js');
    reportToManager(bot, () => stop('the manager is gone'));
  }
}

async function startHere(config: Config, log: Logger): Promise<Bot | undefined> {
  try {
    return await startBot(config, log, config.shard);
  } catch (error) {
    if (error instanceof RecordRefused) {
      const count = error.problems.length;
      fail(
        `The record cannot be used, so nothing was started. ${count} ${count === 1 ? 'problem' : 'problems'}:\n\n${error.message}`,
      );
      return undefined;
    }
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      fail(`The port ${config.interactions.port} is taken. Set INTERACTIONS_PORT to a free one.`);
      return undefined;
    }
    const { GatewayLoginError } = await import('./transport/gateway/gateway.js');
    if (!(error instanceof GatewayLoginError)) throw error;
    fail(error.message);
    const hopeless = ['token', 'intents', 'sharding'].includes(error.problem);
    process.exit(config.shard !== undefined && hopeless ? NO_USE : 1);
  }
}

/** Health and counters are a help: the bot answers without them. */
async function monitor(bot: Bot, { metrics }: Config, log: Logger): Promise<void> {
  if (metrics === undefined) return;
  try {
    const [{ startMonitor }, counters] = await Promise.all([import('./process/monitor/server.js'), bot.metrics()]);
    const monitored: Monitored = { health: () => bot.health(), metrics: counters };
    const { url } = await startMonitor(metrics, monitored);
    log.debug({ url }, 'health and counters are told here');
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    const line = taken
      ? `health and counters are not told: port ${metrics.port} is taken. Set METRICS_PORT to a free one, or to "off"`
      : 'health and counters are not told';
    // Whoever looks at the preview has no use for them.
    log[bot.door.kind === 'preview' ? 'debug' : 'warn']({ ...(taken ? {} : { error: String(error) }) }, line);
  }
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
