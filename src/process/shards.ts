import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { REST, Routes, type Shard, ShardEvents, ShardingManager } from 'discord.js';
import { restOptions } from '../bot/delivery/rest-options.js';
import type { Config } from '../config.js';
import type { Logger } from '../log.js';
import type { Health } from './monitor/health.js';
import { isReport, type ShardReport } from './report.js';
import { handleSignals } from './signals.js';

/** Exit code of a shard that starting again would not help: a wrong token, for instance. */
const NO_USE = 78;
/** Discord lets one shard log in every five seconds, or several where a bot is very large. Source: Discord reference, "Rate Limiting". */
const LOG_IN_EVERY = 5_500;
/** A shard that ends is started again after so long, then after twice that, and so on, in milliseconds. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;
/** A shard that lived so long was well: the next pause is the first again. */
const WELL_AFTER = 300_000;

interface Watched {
  readonly shard: Shard;
  report?: ShardReport;
  pause: number;
  startedAt: number;
  state: 'starting' | 'running' | 'waiting';
}

/**
 * Runs the bot as several processes, one a shard. One that ends is started again, after a pause that grows; the others go on.
 * @param token the bot's token
 * @param wanted how many shards; `auto`: as many as Discord recommends
 * @param config the settings
 * @param log the log
 */
export async function startShards(token: string, wanted: number | 'auto', config: Config, log: Logger): Promise<void> {
  const plan = await planOf(token, wanted, config, log);
  if (plan === undefined) {
    process.exitCode = 1;
    return;
  }
  const { count, together } = plan;
  const manager = new ShardingManager(fileURLToPath(new URL('../shard.js', import.meta.url)), {
    totalShards: count,
    token,
    respawn: false,
  });
  const watched: Watched[] = [];
  let closing = false;

  const stop = handleSignals(
    {
      stop: async () => {
        closing = true;
        await Promise.all(watched.map(endShard));
      },
      reload: () => {
        for (const { shard } of watched) shard.process?.kill('SIGHUP');
      },
    },
    log,
  );
  const spawn = async (one: Watched): Promise<void> => {
    if (closing) return;
    one.state = 'starting';
    one.startedAt = Date.now();
    // Not being ready in time is told by the shard itself, which then ends.
    await one.shard.spawn(-1);
  };
  const again = async (one: Watched, code: number | null): Promise<void> => {
    const { id } = one.shard;
    delete one.report;
    if (closing) return;
    if (code === NO_USE) {
      log.error({ shard: id }, 'a shard cannot run, and starting it again would not help: everything is stopped');
      process.exitCode = 1;
      return stop('a shard cannot run');
    }
    if (Date.now() - one.startedAt > WELL_AFTER) one.pause = FIRST_PAUSE;
    one.state = 'waiting';
    log.error(
      { shard: id, code, pauseMs: one.pause },
      'a shard ended: it is started again after a pause, the others go on',
    );
    const { pause } = one;
    one.pause = Math.min(LONGEST_PAUSE, pause * 2);
    await wait(pause);
    await spawn(one);
  };
  await monitor(config, () => healthOf(watched, count, closing), watched, log);
  for (let id = 0; id < count && !closing; id += 1) {
    const one: Watched = { shard: manager.createShard(id), pause: FIRST_PAUSE, startedAt: 0, state: 'starting' };
    watched.push(one);
    one.shard.on(ShardEvents.Message, (message: unknown) => {
      if (!isReport(message)) return;
      if (one.report === undefined)
        log.info({ shard: id, pid: one.shard.process?.pid, ...message.health.door }, 'a shard reports');
      one.report = message;
      one.state = 'running';
    });
    one.shard.on(ShardEvents.Death, (ended) => void again(one, 'exitCode' in ended ? ended.exitCode : null));
    await spawn(one);
    if (id % together === together - 1 && id + 1 < count) await wait(LOG_IN_EVERY);
  }
  log.info({ shards: count }, 'every shard was started');
}

/** How many shards, and how many of them may log in at once. */
async function planOf(
  token: string,
  wanted: number | 'auto',
  config: Config,
  log: Logger,
): Promise<{ readonly count: number; readonly together: number } | undefined> {
  try {
    const rest = new REST(restOptions(config.discordApiUrl)).setToken(token);
    const told = (await rest.get(Routes.gatewayBot())) as {
      readonly shards: number;
      readonly session_start_limit?: { readonly max_concurrency?: number };
    };
    rest.clearHandlerSweeper();
    rest.clearHashSweeper();
    return {
      count: wanted === 'auto' ? Math.max(1, told.shards) : wanted,
      together: Math.max(1, told.session_start_limit?.max_concurrency ?? 1),
    };
  } catch (error) {
    const { explainLogin } = await import('../bot/delivery/login-error.js');
    const { message } = explainLogin(error, token);
    log.error(message);
    return undefined;
  }
}

async function endShard({ shard }: Watched): Promise<void> {
  const { process: child } = shard;
  if (child === null || child.exitCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  await gone;
}

function healthOf(watched: readonly Watched[], count: number, closing: boolean): Health {
  const reports = watched.flatMap(({ report }) => (report === undefined ? [] : [report.health]));
  const worst =
    closing || reports.length < count || reports.some(({ status }) => status === 'not ready')
      ? 'not ready'
      : reports.some(({ status }) => status === 'degraded')
        ? 'degraded'
        : 'ready';
  const record = reports.find(({ status }) => status === 'degraded')?.record ?? reports[0]?.record;
  return {
    status: reports.length === 0 ? 'not ready' : worst,
    record: record ?? { version: '', entries: 0, loadedAt: '', ageSeconds: 0, problems: [] },
    door: { kind: 'shards', state: worst },
    shards: watched.map(({ shard, state, report }) => ({
      id: shard.id,
      state: report?.health.door.state ?? state,
      record: report?.health.record.version,
    })),
  };
}

async function monitor(config: Config, health: () => Health, watched: readonly Watched[], log: Logger): Promise<void> {
  if (config.metrics === undefined) return;
  const [{ startMonitor }, { AggregatorRegistry }] = await Promise.all([
    import('./monitor/server.js'),
    import('prom-client'),
  ]);
  const metrics = {
    contentType: 'text/plain; version=0.0.4; charset=utf-8',
    text: () =>
      AggregatorRegistry.aggregate(watched.map(({ report }) => (report?.metrics ?? []) as object[])).metrics(),
  };
  try {
    const { url } = await startMonitor(config.metrics, { health, metrics });
    log.debug({ url }, 'health and counters are told here');
  } catch (error) {
    log.warn({ error: String(error), port: config.metrics.port }, 'health and counters are not told');
  }
}
