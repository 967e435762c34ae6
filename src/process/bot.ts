import { createDiscordClock, type DiscordClock, measureClock } from '../bot/delivery/clock.js';
import { createInteractionHandler } from '../bot/delivery/handle-interaction.js';
import { createLimits } from '../bot/delivery/limits.js';
import type { Observer } from '../bot/delivery/observer.js';
import type { Config } from '../config.js';
import type { Logger } from '../log.js';
import { createDrawer } from '../view/pictures/drawing/drawer.js';
import { type App, createApp } from './app.js';
import { createCheckingThread } from './checking/checking-thread.js';
import type { CheckingTask } from './checking/checking-worker.js';
import type { Door } from './door.js';
import type { Health } from './monitor/health.js';
import type { Metrics } from './monitor/metrics.js';
import { openGateway, openHttp, openPreview } from './open-door.js';
import { createReloader } from './reload/reloader.js';
import { watchFolders } from './reload/watch.js';

/** A running bot: the record, its door, and what watches both. */
export interface Bot {
  readonly door: Door;
  health(): Health;
  /** Loads the record again. */
  reload(): void;
  /** Loads the metrics library on first use, so that the preview starts without it. */
  metrics(): Promise<Metrics>;
  /** Finishes what is in flight and closes everything. */
  close(): Promise<void>;
}

/**
 * Starts one process of the bot: over HTTP with a public key, else on the gateway with a token, else as a preview in the browser.
 * @throws {RecordRefused} when the record has problems
 * @throws {GatewayLoginError} when Discord does not let the bot in
 */
export async function startBot(config: Config, log: Logger): Promise<Bot> {
  const drawer = createDrawer();
  const online = config.publicKey !== undefined || config.discordToken !== undefined;
  // In the preview one person asks, on their own machine: a thread with a record of its own would only cost memory.
  const checking = online ? createCheckingThread({ task: taskFrom(config), log }) : undefined;
  const app = await createApp({ ...config, log, pictures: drawer, ...(checking === undefined ? {} : { checking }) });
  let metrics: Metrics | undefined;
  const loadMetrics = async (): Promise<Metrics> => {
    const { createMetrics } = await import('./monitor/metrics.js');
    metrics ??= createMetrics({
      pictures: () => drawer.waiting,
      checks: () => app.checksWaiting(),
      record: () => ({
        entries: app.record().byId.size,
        loadedAt: new Date(app.record().loadedAt),
        problems: app.problems().length,
      }),
    });
    return metrics;
  };
  const observer: Observer = {
    arrived: (age) => metrics?.arrived(age),
    answered: (observed) => metrics?.answered(observed),
  };
  const clock = online
    ? createDiscordClock({
        measure: () => measureClock(config.discordApiUrl),
        onWrong: (ahead) =>
          log.warn(
            { aheadMs: Math.round(ahead) },
            'the clock of this machine is not Discord’s: set it with NTP; answers are timed by Discord’s meanwhile',
          ),
      })
    : undefined;
  if (online) await loadMetrics();
  const door = await openDoor({ app, config, log, observer, clock });

  const reloader = createReloader(
    () => app.reload(),
    ({ outcome }) => metrics?.reloaded(outcome),
    log,
  );
  const watch = watchFolders([config.knowledgeDir, config.archiveDir], () => reloader.ask(), log);
  let closing = false;
  return {
    door,
    health: () => healthOf(app, door, closing),
    reload: () => reloader.ask(),
    metrics: loadMetrics,
    async close() {
      closing = true;
      clock?.stop();
      await Promise.all([watch.close(), door.close()]);
      await Promise.all([drawer.close(), checking?.close()]);
    },
  };
}

/** What the checking thread is told: no token. */
const taskFrom = ({ knowledgeDir, archiveDir, cacheDir }: Config): CheckingTask => ({
  knowledgeDir,
  archiveDir,
  cacheDir,
});

interface DoorDeps {
  readonly app: App;
  readonly config: Config;
  readonly log: Logger;
  readonly observer: Observer;
  readonly clock: DiscordClock | undefined;
}

async function openDoor({ app, config, log, observer, clock }: DoorDeps): Promise<Door> {
  const { publicKey, discordToken: token } = config;
  const isPreview = publicKey === undefined && token === undefined;
  const answer = createInteractionHandler({
    respond: app.cachedRespond,
    log,
    // In the preview one person asks, on their own machine.
    ...(isPreview ? {} : { limits: createLimits(config.limits) }),
    ...(clock === undefined ? {} : { clock }),
    observer,
    languages: app.languages,
    commands: new Set(app.commands.flatMap(({ definition, menu }) => [definition.name, ...(menu ? [menu.name] : [])])),
  });
  const options = { app, config, log, answer };
  if (publicKey !== undefined) return openHttp(publicKey, options);
  return token !== undefined ? openGateway(token, options) : openPreview(options);
}

function healthOf(app: App, door: Door, closing: boolean): Health {
  const { version, byId, loadedAt } = app.record();
  const last = app.lastReload();
  const problems = app.problems();
  const state = closing ? 'closing' : door.state();
  return {
    status: state !== 'ready' ? 'not ready' : problems.length > 0 ? 'degraded' : 'ready',
    record: {
      version,
      entries: byId.size,
      loadedAt,
      ageSeconds: Math.max(0, Math.round((Date.now() - Date.parse(loadedAt)) / 1_000)),
      ...(last === undefined ? {} : { lastReload: { at: last.at.toISOString(), outcome: last.outcome } }),
      problems,
    },
    door: { kind: door.kind, state },
  };
}
