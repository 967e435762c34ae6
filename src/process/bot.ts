import type { DiscordClock } from '../bot/delivery/clock.js';
import {
  createInteractionHandler,
  type HandlerOptions,
  type InteractionHandler,
  type MissLog,
} from '../bot/delivery/handle-interaction.js';
import { createLimits } from '../bot/delivery/limits.js';
import type { Observer } from '../bot/delivery/observer.js';
import type { AnswerRegister } from '../bot/delivery/public-answer.js';
import { withDeadline } from '../bot/delivery/with-deadline.js';
import type { Config } from '../config.js';
import type { Logger } from '../log.js';
import type { SearchCluster } from '../opensearch/cluster.js';
import type { CheckDoor } from '../transport/check/check-door.js';
import { createDrawer } from '../view/pictures/drawing/drawer.js';
import { type App, createApp } from './app.js';
import { createCheckingThread } from './checking/checking-thread.js';
import type { CheckingTask } from './checking/checking-worker.js';
import type { Corrections, ShownAnswers } from './corrections/open-corrections.js';
import type { OpenDeskOptions } from './desk/open-desk.js';
import { openDeskLazily } from './desk/open-lazily.js';
import { startDiscordClock } from './discord-clock.js';
import { type Door, doorKind } from './door.js';
import { followCluster } from './follow-cluster.js';
import { type Health, healthFrom, recordHealth } from './monitor/health.js';
import type { Metrics } from './monitor/metrics.js';
import { type SelfProbe, startSelfProbe } from './monitor/self-probe.js';
import { openCheckDoor } from './open-check-door.js';
import { openCluster } from './open-cluster.js';
import { openDoor } from './open-door.js';
import { createReloader } from './reload/reloader.js';
import { foldersOf, watchFolders } from './reload/watch.js';

/** How long a stop waits for a bot that is still starting. */
const STARTUP_GRACE_MS = 1_000;

/** One process of the bot: the record, its door, and what watches both. */
export interface Bot {
  /**
   * Loads the record and opens the door.
   * @throws {RecordRefused} when the record has problems
   * @throws {GatewayLoginError} when Discord does not let the bot in
   */
  start(): Promise<Door>;
  health(): Health;
  /** What was corrected on file, as a feed; undefined until the record is loaded. */
  correctionsFeed(): Promise<object | undefined>;
  /** Loads the record again. */
  reload(): void;
  /** Loads the metrics library on first use, so that the preview starts without it. */
  metrics(): Promise<Metrics>;
  /** Finishes what is in flight and closes everything. */
  close(): Promise<void>;
}

/** What a bot has once it has started. */
interface Started {
  readonly app: App;
  readonly probe: SelfProbe;
  readonly cluster: SearchCluster | undefined;
  readonly corrections: Corrections | undefined;
  readonly reload: () => void;
  readonly close: () => Promise<void>;
}

/**
 * @param droppedLogLines how many lines could not be written to the log
 * @param options for tests: another deadline of answers, in milliseconds, and where files of messages are
 */
export function createBot(
  config: Config,
  log: Logger,
  droppedLogLines: () => number,
  options: Pick<HandlerOptions, 'deadlineMs'> & Pick<OpenDeskOptions, 'attachmentOrigins'> = {},
): Bot {
  const kind = doorKind(config);
  const drawer = createDrawer();
  let starting: Promise<Door> | undefined;
  let started: Started | undefined;
  let door: Door | undefined;
  let closing = false;

  const health = (): Health =>
    healthFrom({
      kind,
      state: closing ? 'closing' : (door?.state() ?? 'starting'),
      silentForMs: door?.silentForMs?.(),
      answeredAgoMs: started?.probe.answeredAgoMs(),
      loopDelayMs: started?.probe.loopDelayMs() ?? 0,
      record: started === undefined ? undefined : recordHealth(started.app),
    });

  let metrics: Metrics | undefined;
  const loadMetrics = async (): Promise<Metrics> => {
    const { createMetrics } = await import('./monitor/metrics.js');
    metrics ??= createMetrics({
      pictures: () => drawer.waiting,
      checks: () => started?.app.checks(),
      kept: () => started?.corrections?.kept(),
      isReady: () => health().status !== 'not ready',
      droppedLogLines,
      record: () => (started === undefined ? undefined : recordHealth(started.app)),
      ...(config.search === undefined ? {} : { cluster: () => started?.cluster?.health }),
    });
    return metrics;
  };
  const observer: Observer = {
    arrived: (age) => metrics?.arrived(age),
    answered: (observed) => metrics?.answered(observed),
  };

  const start = async (): Promise<Door> => {
    const online = kind !== 'preview';
    const checking = online || config.checkDoor !== undefined ? checkingThread(config, log) : undefined;
    const cluster = await openCluster(config.search);
    const { desk: settings, ...others } = config;
    const desk = online
      ? await openDeskLazily({
          config,
          settings,
          log,
          onLanded: () => started?.reload(),
          attachmentOrigins: options.attachmentOrigins,
        })
      : undefined;
    const shown =
      desk && (await import('./corrections/open-corrections.js')).openShown(desk.service.store, config, log);
    const app = await createApp({
      ...others,
      log,
      ...(cluster === undefined ? {} : { cluster }),
      pictures: drawer,
      ...(shown === undefined ? {} : { shownOn: shown.shownOn }),
      ...(desk === undefined ? {} : { desk: desk.service }),
      ...(online ? { problemsIn: config.homeServer ?? 'nowhere' } : {}),
      ...(checking === undefined ? {} : { checking }),
    });
    const corrections = shown?.correctedBy(app);
    const clock = online ? startDiscordClock(config, log) : undefined;
    const recordChanged = (): void => {
      corrections?.recordChanged();
      void desk?.loaded(app.record());
    };
    followCluster(cluster, app, log, recordChanged);
    const probe = startSelfProbe(() => app.probe(), log);
    const reloader = createReloader(
      () => app.reload(),
      ({ outcome }) => {
        metrics?.reloaded(outcome);
        recordChanged();
      },
      log,
    );
    const watch = watchFolders(foldersOf(config), () => reloader.ask(), log, {
      hasChanged: () => app.hasChanged(),
    });
    let checkDoor: CheckDoor | undefined;
    started = {
      app,
      probe,
      cluster,
      corrections,
      reload: () => reloader.ask(),
      async close() {
        clock?.stop();
        probe.stop();
        await Promise.all([watch.close(), door?.close(), checkDoor?.close()]);
        await Promise.all([corrections?.close(), shown?.misses.settled()]);
        await Promise.all([drawer.close(), checking?.close(), cluster?.close(), desk?.close()]);
      },
    };
    void desk?.loaded(app.record());
    await probe.first;
    if (online) await loadMetrics();
    checkDoor = await openCheckDoor(app, config, log);
    door = await openDoor(kind, {
      app,
      config,
      log,
      answer: handlerFor(app, config, {
        log,
        observer,
        clock,
        ...keptIn(shown, corrections),
        ...options,
      }),
    });
    return door;
  };

  return {
    start() {
      starting ??= start();
      return starting;
    },
    health,
    correctionsFeed: async () => started?.app.corrections(),
    reload() {
      if (started !== undefined) started.reload();
      else
        void starting?.then(
          () => started?.reload(),
          () => {},
        );
    },
    metrics: loadMetrics,
    async close() {
      closing = true;
      // Where the start fails, the process says why and ends.
      await withDeadline(
        STARTUP_GRACE_MS,
        Promise.resolve(starting).catch(() => undefined),
      );
      await started?.close();
    },
  };
}

/** In the preview one person asks, on their own machine; and where a process holds no record, neither does a thread of it. */
const checkingThread = (config: Config, log: Logger) =>
  config.recordFrom === 'cluster' ? undefined : createCheckingThread({ task: taskFrom(config), log });

/** What notes answers and misses, where a store is set. */
const keptIn = (shown: ShownAnswers | undefined, corrections: Corrections | undefined) => ({
  ...(corrections === undefined ? {} : { register: corrections.register }),
  ...(shown === undefined ? {} : { misses: shown.misses }),
});

interface HandlerDeps {
  readonly log: Logger;
  readonly observer: Observer;
  readonly clock: DiscordClock | undefined;
  readonly register?: AnswerRegister;
  readonly misses?: MissLog;
  readonly deadlineMs?: number;
}

/** How many answers each command and menu entry counts as. */
const costsOf = (commands: App['commands']): ReadonlyMap<string, number> =>
  new Map(
    commands.flatMap(({ definition, menu, cost = 1 }) =>
      [definition.name, ...(menu === undefined ? [] : [menu.name])].map((name) => [name, cost] as const),
    ),
  );

const handlerFor = (app: App, config: Config, { log, observer, clock, ...options }: HandlerDeps): InteractionHandler =>
  createInteractionHandler({
    respond: app.cachedRespond,
    log,
    // In the preview one person asks, on their own machine.
    ...(doorKind(config) === 'preview' ? {} : { limits: createLimits(config.limits, costsOf(app.commands)) }),
    ...(clock === undefined ? {} : { clock }),
    observer,
    languages: app.languages,
    commands: app.commandNames,
    ...options,
  });

/** The settings of the checking thread: no token. */
const taskFrom = ({ knowledgeDir, archiveDir, cacheDir }: Config): CheckingTask => ({
  knowledgeDir,
  archiveDir,
  cacheDir,
});
